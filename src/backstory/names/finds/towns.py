"""Towns of a gazetteer: there are so many that any word is like the name of one, so a text must say more.

1. A town is found by its own names in the text's letters, not by sound, misspelt or by what the name means:
   a gazetteer gives its names in the scripts in which it is written about.
2. A case is one of the text's own language, or leaves most of the name as it is: Marek is no case of Marka.
3. In a script without capitals an ordinary word, or a word that another language writes so, is none.
4. Among capitalised words a name that could be anything is part of another one: Morgan Stanley.
5. Where all nouns have a capital, it says nothing: a word that could be anything must stand as a place does
   (in Essen), and nowhere behind an article (das Essen).
"""

from __future__ import annotations

from rapidfuzz.distance import Prefix

from backstory.names.finds.beside_places import (
    capitalises_nouns,
    follows_article,
    goes_on,
    is_embedded,
    is_introduced,
    is_located,
)
from backstory.names.finds.neighbours import has_case
from backstory.names.finds.scale import Scale
from backstory.names.finds.scan import Find
from backstory.names.index.name_index import IS_WEAK, NameIndex
from backstory.names.rules import EXACT, INFLECTED, NORMALISED
from backstory.names.texts.page import Page
from backstory.names.vocabulary.everyday import EVERYDAY, STOP_WORDS
from backstory.names.vocabulary.ordinary import is_listed, is_ordinary
from backstory.names.words.likely_word import is_foreign
from backstory.text.arabic import plain
from backstory.text.fold import fold
from backstory.text.word_lists import is_everyday_word

_KEPT = 5
"""Letters that a case must leave of a name that is not said to be of the text's language."""
_AT_HOME = frozenset({"de", "at", "ch", "li", "lu"})
"""Countries where people speak these languages: their towns are often in the news, where their names are
letter for letter as theirs."""
_LONG = 5
"""Letters of a word that is hardly another one by chance."""
_NONE = frozenset[str]()


def may_be_town(find: Find, rule: int, index: NameIndex) -> bool:
    """Whether the find may be the town, wherever else the text names it; `rule` is that of its worst word."""
    passage, first, last, name, *_ = find
    if first == last and fold(passage.words[first]) in STOP_WORDS.get(passage.language, _NONE):
        return False
    small = not (passage.is_capitalised(first) and passage.is_capitalised(last))
    if small and not passage.spares_capitals:
        return False
    if rule == INFLECTED:
        return _is_case(find, index)
    if rule > NORMALISED:
        return False
    if is_introduced(find):
        return True
    if has_case(passage.words[first]):
        return rule == EXACT or not _adds_marks(find, index)
    if is_foreign(name, passage.language, index) and not _is_exact(find, index):
        return False
    known = is_listed if is_strong(find, index) else _is_word
    return not all(map(known, passage.words[first : last + 1]))


def weigh_town(find: Find, rule: int, page: Page, index: NameIndex, scale: Scale) -> bool:
    """Notes what the words beside the find say of the town; False where they say that it is none here."""
    actor = index.name_actors[find.name]
    if is_introduced(find):
        page.introduced.add(actor)
        return True
    if is_embedded(find):
        page.embedded.add(actor)
        scale.doubt(0.05, "may be part of a longer name")
    elif capitalises_nouns(find):
        return _weigh_noun(find, rule, page, index, scale)
    elif _is_ordinary(find):
        scale.doubt(0.05, "is an ordinary word, too")
    elif is_located(find):
        page.located.add(actor)
    elif rule == INFLECTED:
        return not scale.needs_context
    return True


def _weigh_noun(find: Find, rule: int, page: Page, index: NameIndex, scale: Scale) -> bool:
    """The same where its capital does not tell it from a noun."""
    actor, noun = index.name_actors[find.name], _is_noun(find, index)
    if noun or _is_ordinary(find):
        scale.doubt(0.05, "is an ordinary word, too")
    if noun and follows_article(find):
        page.nouns.add(actor)
    elif is_located(find) and (is_strong(find, index) or not (noun or goes_on(find))):
        page.located.add(actor)
    elif rule == INFLECTED:
        return not scale.needs_context
    return True


def _adds_marks(find: Find, index: NameIndex) -> bool:
    """Whether the text has accents where the name has none: Polish "mogą" is no Moga."""
    return index.name_texts[find.name].isascii() and not _text(find).isascii()


def is_strong(find: Find, index: NameIndex) -> bool:
    """Whether the find is letter for letter a name of the town that others hardly have."""
    return _is_exact(find, index) and not index.name_flags[find.name] & IS_WEAK


def _is_exact(find: Find, index: NameIndex) -> bool:
    return _text(find) == index.name_texts[find.name]


def _shows(find: Find) -> bool:
    """Whether its capital shows that it is a name: not that of a short word with which a sentence begins."""
    passage, first, last, *_ = find
    long = first < last or len(passage.words[first]) >= _LONG
    return has_case(passage.words[first]) and (
        long or not (passage.starts_sentence(first) or passage.shouted)
    )


def is_enough(find: Find, index: NameIndex) -> bool:
    """Whether a text that has this need only name the country for it to be the town: its capital shows that
    it is a name; in a script without, that it is letter for letter the town's."""
    if capitalises_nouns(find):
        at_home = not _AT_HOME.isdisjoint(index.actors[index.name_actors[find.name]].countries)
        return (is_strong(find, index) or (at_home and _is_exact(find, index))) and not _is_noun(find, index)
    return _shows(find) or is_strong(find, index)


def _is_noun(find: Find, index: NameIndex) -> bool:
    """Whether a single word is one of the everyday ones of the text's language, or the name is."""
    passage, at = find.passage, find.first
    return at == find.last and (
        is_everyday_word(passage.words[at], passage.language)
        or is_everyday_word(index.name_texts[find.name], passage.language)
    )


def _is_case(find: Find, index: NameIndex) -> bool:
    language = find.passage.language
    if index.name_languages[find.name] == language != "":
        return True
    return Prefix.similarity(fold(_text(find)), fold(index.name_texts[find.name])) >= _KEPT


def _text(find: Find) -> str:
    passage, first, last, *_ = find
    return passage.text[passage.start(first) : passage.end(last)]


def _is_ordinary(find: Find) -> bool:
    """Whether its words are of those that texts are full of, or show by no capital that they are none."""
    passage, words = find.passage, find.passage.words[find.first : find.last + 1]
    if not has_case(words[0]):
        return all(map(_is_word, words))
    if len(words) > 1:
        return False
    (word,) = words
    return fold(word) in EVERYDAY or (word.isupper() and not passage.shouted) or not _shows(find)


def _is_word(word: str) -> bool:
    """Whether the word is an ordinary one, with the ending of an adverb or object (كبيرا) or without."""
    bare = plain(word)
    return is_ordinary(word) or (bare.endswith("ا") and is_ordinary(bare[:-1]))
