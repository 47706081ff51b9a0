"""Towns of a gazetteer: there are so many that any word is like the name of one, so a text must say more.

1. A town is found by its own names in the text's letters, not by sound, misspelt or by what the name means:
   a gazetteer gives its names in the scripts in which it is written about.
2. A case is one of the text's own language, or of a town where it is spoken, or leaves most of the name as it
   is: Marek is no case of Marka.
3. In a script without capitals an ordinary word, or a word that another language writes so, is none.
4. Among capitalised words a name that could be anything is part of another one: Morgan Stanley.
5. What is better known as another word or name (namesakes.py) must stand as a place does: in Hassan.
6. Where all nouns have a capital, it says nothing: a word that could be anything must stand as a place does
   (in Essen), and nowhere behind an article (das Essen).
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Prefix

from backstory.names.finds.beside_places import (
    capitalises_nouns,
    follows_article,
    goes_on,
    is_embedded,
    is_introduced,
    is_located,
    is_time,
)
from backstory.names.finds.marks import has_other_marks
from backstory.names.finds.namesakes import is_known_as_other
from backstory.names.finds.scale import Scale
from backstory.names.finds.scan import Find
from backstory.names.finds.showing import is_but_for_case, is_exact, is_noun, is_strong, shows, text_of
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import EXACT, INFLECTED, NORMALISED
from backstory.names.texts.page import Page
from backstory.names.vocabulary.everyday import EVERYDAY
from backstory.names.vocabulary.ordinary import is_listed, is_ordinary
from backstory.names.words.foreign import is_foreign
from backstory.text.arabic import plain
from backstory.text.fold import fold
from backstory.text.scripts import has_case

_KEPT = 5
"""Letters that a case must leave of a name that is not said to be of the text's language."""
_NONE = frozenset[str]()
_ADJECTIVE = re.compile("(?:[аяоеі]я|[оеє]е|[ыиоі]й|[ыи]е)$")
"""Ends of towns' names that are adjectives: Белая."""
_SPOKEN = {
    **{"be": frozenset({"by"}), "uk": frozenset({"ua"}), "ru": frozenset({"ru", "by", "ua", "kz", "kg"})},
    **{"bg": frozenset({"bg"}), "mk": frozenset({"mk"}), "sr": frozenset({"rs", "me", "ba"})},
    **{"hr": frozenset({"hr", "ba"}), "bs": frozenset({"ba"}), "sl": frozenset({"si"})},
    **{"pl": frozenset({"pl"}), "cs": frozenset({"cz"}), "sk": frozenset({"sk"})},
}
"""Countries whose towns have names that the language inflects, though a gazetteer does not say so."""


def may_be_town(find: Find, rule: int, index: NameIndex) -> bool:
    """Whether the find may be the town, wherever else the text names it; `rule` is that of its worst word."""
    passage, first, last, name, *_ = find
    small = not (passage.is_capitalised(first) and passage.is_capitalised(last))
    if small and not (passage.spares_capitals and _may_be_small(find, index)):
        return False
    if rule == INFLECTED:
        return _is_case(find, index)
    if rule > NORMALISED:
        return False
    if is_introduced(find):
        return True
    if has_case(passage.words[first]):
        return rule == EXACT or not _adds_marks(find, index)
    if is_foreign(name, passage.language, index) and not is_exact(find, index):
        return False
    known = is_listed if is_strong(find, index) else _is_word
    return not all(map(known, passage.words[first : last + 1]))


def weigh_town(find: Find, rule: int, page: Page, index: NameIndex, scale: Scale) -> bool:
    """Notes what the words beside the find say of the town; False where they say that it is none here."""
    actor = index.name_actors[find.name]
    if is_introduced(find):
        page.introduced.add(actor)
        return True
    if has_other_marks(find, index):
        scale.doubt(0.05, "its letters carry other marks")
    if is_embedded(find):
        page.embedded.add(actor)
        scale.doubt(0.05, "may be part of a longer name")
        return True
    weigh = _weigh_noun if capitalises_nouns(find) else _weigh_cased
    return weigh(find, rule, page, index, scale)


def _weigh_cased(find: Find, rule: int, page: Page, index: NameIndex, scale: Scale) -> bool:
    """The same where a capital, if the script has any, tells it from a noun."""
    actor, passage = index.name_actors[find.name], find.passage
    known, ordinary = is_known_as_other(find, index), _is_ordinary(find)
    if known:
        scale.doubt(0.05, "is better known as another name or word")
    elif ordinary:
        scale.doubt(0.05, "is an ordinary word, too")
    elif not passage.is_capitalised(find.first):
        scale.doubt(0.05, "no capital shows that it is a name")
    if is_located(find, surely=known) and (not (known or ordinary) or _has_own_capital(find)):
        page.located.add(actor)
    elif known and follows_article(find):
        page.nouns.add(actor)
    elif rule == INFLECTED and not ordinary:
        return not scale.needs_context
    return True


def _has_own_capital(find: Find) -> bool:
    """Whether it has a capital that the words around it have not, and is no month."""
    passage, word = find.passage, find.passage.words[find.first]
    if not word[0].isupper() or word.isupper() or passage.shouted or passage.titled:
        return False
    return not (is_time(find) or goes_on(find))


def _weigh_noun(find: Find, rule: int, page: Page, index: NameIndex, scale: Scale) -> bool:
    """The same where its capital does not tell it from a noun."""
    actor, noun = index.name_actors[find.name], is_noun(find, index)
    if noun or _is_ordinary(find):
        scale.doubt(0.05, "is an ordinary word, too")
    if noun and follows_article(find):
        page.nouns.add(actor)
    elif is_located(find) and (is_strong(find, index) or not (noun or goes_on(find))):
        page.located.add(actor)
    elif rule == INFLECTED:
        return not scale.needs_context
    return True


def _may_be_small(find: Find, index: NameIndex) -> bool:
    """Whether it is letter for letter what the town is called in the text's language, and no weak name."""
    name, language = find.name, find.passage.language
    own = index.name_texts[name] == index.actors[index.name_actors[name]].name
    return is_but_for_case(find, index) and (own or index.name_languages[name] == language != "")


def _adds_marks(find: Find, index: NameIndex) -> bool:
    """Whether the text has accents where the name has none: Polish "mogą" is no Moga."""
    return index.name_texts[find.name].isascii() and not text_of(find).isascii()


def _is_case(find: Find, index: NameIndex) -> bool:
    language = find.passage.language
    if _ADJECTIVE.search(index.name_texts[find.name]) and _is_of_noun(find):
        return False
    if index.name_languages[find.name] == language != "":
        return True
    countries = index.actors[index.name_actors[find.name]].countries
    if not _SPOKEN.get(language, _NONE).isdisjoint(countries):
        return True
    return Prefix.similarity(fold(text_of(find)), fold(index.name_texts[find.name])) >= _KEPT


def _is_of_noun(find: Find) -> bool:
    """Whether a word in small letters follows, which it may be said of: в Белом доме."""
    passage, after = find.passage, find.last + 1
    return after < len(passage.words) and passage.gaps[after] == " " and passage.words[after].islower()


def _is_ordinary(find: Find) -> bool:
    """Whether its words are of those that texts are full of, or show by no capital that they are none."""
    passage, words = find.passage, find.passage.words[find.first : find.last + 1]
    if not has_case(words[0]):
        return all(map(_is_word, words))
    if len(words) > 1:
        return False
    (word,) = words
    return fold(word) in EVERYDAY or (word.isupper() and not passage.shouted) or not shows(find)


def _is_word(word: str) -> bool:
    """Whether the word is an ordinary one, with the ending of an adverb or object (كبيرا) or without."""
    bare = plain(word)
    return is_ordinary(word) or (bare.endswith("ا") and is_ordinary(bare[:-1]))
