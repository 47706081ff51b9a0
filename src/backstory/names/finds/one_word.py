"""Whether a single word is a name of one word: the hardest question, since any word may be like a name.

1. Everyday words, words for many bodies (parliament) and words that stand in many actors' names need context;
   everyday words of the text's language in small letters are no cases of names.
2. A capital within a sentence says much, one at its head little, one where all is in capitals nothing.
3. A name that is itself written small is a common noun (conservatives): it counts as it stands, otherwise it
   needs context.
4. In scripts without capitals, `caseless` decides about words that only sound like the name.
"""

from __future__ import annotations

from backstory.names.finds.scale import Scale
from backstory.names.finds.scan import Find
from backstory.names.index.bits import IS_PERSON
from backstory.names.index.name_index import FEW, NameIndex
from backstory.names.rules import COST, INFLECTED, MISSPELLED, NORMALISED, ROMANISED
from backstory.names.texts.page import Page
from backstory.names.vocabulary.everyday import EVERYDAY, is_word_of
from backstory.names.words.caseless import why_not
from backstory.text.fold import fold
from backstory.text.scripts import has_case, script_of

LONG = 5
"""Letters of a word that is hardly another word by chance, though a capital says nothing."""
VERY_LONG = 8
SHORTEST_ACRONYM = 3
"""Letters in capitals that are an acronym rather than a name that is not written so: SEC is not Séc."""
HARDLY = 20
"""Thousandths that two words may differ in sound and still be the same but for the alphabet."""
SHARED = 4
"""Actors with a word in their names that make it too common to be the whole name of one of them."""


def weigh_word(find: Find, rule: int, page: Page, index: NameIndex, scale: Scale) -> bool:
    """Weighs a name of one word on `scale`; False where it is no name here."""
    passage, at, text = find.passage, find.first, index.name_texts[find.name]
    number = index.name_words[find.name][0]
    word, known = passage.words[at], index.word_texts[number]
    if rule == INFLECTED and word.islower() and is_word_of(word, passage.language):
        return False
    everyday = known in EVERYDAY or fold(word) in EVERYDAY
    if rule == MISSPELLED:
        if everyday or page.has_small(word):
            return False
        if passage.starts_sentence(at) or passage.shouted:
            scale.doubt(0.05, "may be another word")
    if everyday:
        scale.against(0.08, "is an everyday word too")
    if index.word_actors[number] >= SHARED and not index.is_place(index.name_actors[find.name]):
        scale.against(0.08, "is part of many actors' names")
        person = index.name_flags[find.name] & IS_PERSON
        other = index.has_meaning(number) or (everyday and not person)
        if rule > INFLECTED or other or not _is_own_word(find.name, index):
            scale.needs_context = True
    if not has_case(word):
        return _weigh_caseless(find, rule, everyday, index, scale)
    small = text[:1].islower()
    if not small and not passage.is_capitalised(at):
        return _weigh_small(find, rule, text, everyday, scale)
    meant = index.has_meaning(number)
    if index.is_for_many(number, passage.language):
        scale.doubt(0.05, "is a word for many bodies")
    if small and not passage.shouted:
        if everyday or (rule > NORMALISED and meant) or rule > INFLECTED:
            scale.doubt(0.05, "is a common noun")
        return True
    if rule and len(word) <= SHORTEST_ACRONYM and word.isupper() and not (text.isupper() or passage.shouted):
        return False
    return _weigh_capital(find, rule, everyday, page, index, scale)


def _is_own_word(name: int, index: NameIndex) -> bool:
    """Whether a body is called so by itself, and others only by more words: Taliban is no Pakistani Taliban.
    A word out of its longer main names is none: short for the Party of Velbrod, Velbrod may be anything.
    A person is by a surname of few, if that is said of nobody else."""
    actor = index.name_actors[name]
    if index.name_flags[name] & IS_PERSON:
        (word,) = index.name_words[name]
        alone = {index.name_actors[other] for other in index.singles[word]} == {actor}
        return alone and word not in index.given and index.word_actors[word] <= FEW
    known = index.actors[actor]
    main = {known.name, *(name.text for name in known.names if name.kind == "main")}
    if index.name_texts[name] in main:
        return True
    (word,) = index.name_words[name]
    longer = (other for other in index.actor_names[actor] if len(index.name_words[other]) > 1)
    return not any(word in index.name_words[other] for other in longer if index.name_texts[other] in main)


def _weigh_capital(find: Find, rule: int, everyday: bool, page: Page, index: NameIndex, scale: Scale) -> bool:
    """A word with a capital: within a sentence that says much."""
    passage, at, text = find.passage, find.first, index.name_texts[find.name]
    word, known = passage.words[at], index.word_texts[index.name_words[find.name][0]]
    marks_differ = rule >= INFLECTED and _marks_differ(word, text)
    if not (passage.starts_sentence(at) or passage.shouted):
        if marks_differ and len(known) < LONG:
            scale.doubt(0.1, "its letters carry other marks")
        return True
    if rule >= ROMANISED:
        if script_of(word) == script_of(text) or page.has_small(word):
            return False
        if len(known) < VERY_LONG and find.values[0] % COST > HARDLY:
            scale.doubt(0.1, "its capital says nothing here")
    short = rule >= INFLECTED and (len(known) < LONG or marks_differ)
    if short or everyday or page.has_small(word):
        scale.doubt(0.1, "its capital says nothing here")
    return True


def _weigh_caseless(find: Find, rule: int, everyday: bool, index: NameIndex, scale: Scale) -> bool:
    """A word of a script without capitals: an everyday one, or one that only sounds like the name."""
    passage, at = find.passage, find.first
    if rule < ROMANISED and not everyday:
        return True
    kind = index.actors[index.name_actors[find.name]].kind
    against = why_not(passage.words[at], index.name_texts[find.name], kind, passage.surroundings(at))
    if against and rule < ROMANISED:
        scale.doubt(0.1, against)
    return not against or rule < ROMANISED


def _weigh_small(find: Find, rule: int, text: str, everyday: bool, scale: Scale) -> bool:
    """A capitalised name in small letters: letter for letter, no everyday word, where none has a capital."""
    word = find.passage.words[find.first]
    if rule > NORMALISED or everyday or word != text.lower() or len(word) < LONG:
        return False
    if not find.passage.spares_capitals:
        return False
    scale.against(0.1, "is written without a capital")
    return True


def _marks_differ(word: str, text: str) -> bool:
    """Whether one of two Latin words has accents that the other has not."""
    return word.isascii() != text.isascii() and "a" <= fold(word)[:1] <= "z"
