"""How like a name of one word a text's word must be, wherever it stands: what is asked of each word once.

1. It must be very like, and the more so the shorter it is.
2. Where the actor has names in the word's own script, another spelling by sound is seldom meant for it.
3. What the packs know: the word is somebody else's name, a place's name in another language, or the actor is
   called otherwise in the text's.
4. A name that another language uses may stand for less (foreign.py).
5. A gazetteer has places by the ten thousand, with their spellings, and so one that sounds like any word:
   another spelling in letters that it has (Lynch, Linz), or an English plural (charges), is none of them.
"""

from __future__ import annotations

from backstory.names.index.bits import IS_LENT
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, INFLECTED, MISSPELLED, ROMANISED
from backstory.names.vocabulary.everyday import is_stop_word_of
from backstory.names.words.caseless import may_be
from backstory.names.words.foreign import is_foreign, may_be_foreign
from backstory.text.arabic import clitics
from backstory.text.fold import fold
from backstory.text.scripts import has_case, script_of
from backstory.text.stems import is_declined

SINGLE_SAME_SCRIPT = 0.97
SINGLE_KNOWN = 0.985
NO_GUESS = 0.96
"""A word that is somebody else's own name must sound so much like this one."""
SHORTEST = 3
"""Letters of a one-word name that its sound can tell."""


def is_likely_word(word: str, language: str, value: int, name: int, index: NameIndex) -> bool:
    """Whether a text's `word`, found as `value` says (rule * COST + cost), may be the one-word name `name`.

    `language`: the text's, "" for any.
    """
    rule, actor = value // COST, index.name_actors[name]
    foreign = is_foreign(name, language, index)
    if foreign and not may_be_foreign(word, language, value, name, index):
        return False
    town = index.is_town(actor)
    if town and is_stop_word_of(word, language):
        return False
    if rule < INFLECTED:
        return True
    listed = index.is_in_a_gazetteer(actor)
    if rule < ROMANISED:
        text = index.name_texts[name]
        return not listed or (language != "en" and (text.islower() or is_declined(fold(text), language)))
    if town:
        return False
    text, script, kind = index.name_texts[name], script_of(word), index.actors[actor].kind
    known = script in index.scripts_of(actor)
    if listed and known and rule == ROMANISED:
        return False
    if kind == "place" and foreign and script == script_of(text):
        # So another language, with the same letters, calls a place: French writes Berne and Spanish Camerún,
        # but Bernie and Cameron are no misspellings of these.
        return False
    if rule == MISSPELLED:
        return True
    like = 1 - value % COST / 1000
    if like < NO_GUESS and _is_anothers(word, index):
        return False
    if known and _is_named_by_the_knowledge(actor, language, index):
        return False
    if like < _least_of_one(word, text, script, known):
        return False
    return has_case(word) or may_be(word, text, kind)


def _is_named_by_the_knowledge(actor: int, language: str, index: NameIndex) -> bool:
    """Whether the knowledge says what the actor is called in the text's language: hardly by another name."""
    return any(index.name_flags[name] & IS_LENT for name in index.names_in(language, actor))


def _is_anothers(word: str, index: NameIndex) -> bool:
    """Whether the word is letter for letter the name of somebody whom only the knowledge has."""
    folded = fold(word).replace(" ", "")
    forms = (folded, *(cut.stem for cut in clitics(folded))) if folded[:1] >= "\u0590" else (folded,)
    return any(form in index.known and form not in index.words for form in forms)


def _least_of_one(word: str, text: str, script: str, known: bool) -> float:
    letters = min(len(word), len(text))
    if letters < SHORTEST:
        return 1.1
    if script == script_of(text):
        return SINGLE_SAME_SCRIPT
    if known:
        return SINGLE_KNOWN
    if not has_case(word):
        return 0.0  # backstory.names.words.caseless has measures of its own
    return 0.955 if letters <= 4 else 0.935 if letters <= 6 else 0.91
