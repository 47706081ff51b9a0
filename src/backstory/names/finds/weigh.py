"""How much speaks for a find: its rule, its letters, and how it stands in the text.

1. The rule gives the score to start from; what its words lack in likeness is taken off.
2. Names of one word, of meanings and in small letters are measured further.
3. What is too little by itself may still be a mention if the document speaks for the actor elsewhere
   (`needs_context`); what contradicts a name is dropped.
"""

from __future__ import annotations

from typing import NamedTuple

from backstory.names.finds.beside_places import is_called_after
from backstory.names.finds.likely import is_likely, likeness_of
from backstory.names.finds.neighbours import is_of_another
from backstory.names.finds.one_word import weigh_word
from backstory.names.finds.places import is_region_named_in, weigh_place
from backstory.names.finds.scale import Scale
from backstory.names.finds.scan import Find
from backstory.names.finds.towns import may_be_town, weigh_town
from backstory.names.index.bits import (
    HAS_ARTICLE,
    IS_ACRONYM,
    IS_DERIVED,
    IS_LENT,
    IS_MEANT,
    IS_PERSON,
    IS_WEAK,
)
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import (
    ACRONYM,
    COST,
    EXACT,
    NORMALISED,
    ROMANISED,
    SCORES,
    TRANSLATED,
)
from backstory.names.texts.page import Page
from backstory.names.vocabulary.everyday import EVERYDAY, is_word_of
from backstory.names.words.foreign import is_called_otherwise, is_foreign, may_be_so_inflected
from backstory.text.fold import APOSTROPHE, fold
from backstory.text.tokens import words
from backstory.values import TITLE

SHORTEST_SURE = 2
"""Letters of an acronym that may be anything in another language."""


_NOT_PLAIN = IS_ACRONYM | IS_DERIVED | IS_LENT | IS_MEANT | IS_PERSON | IS_WEAK


class Weighed(NamedTuple):
    """A find with its score and what spoke against it. Offsets are those of the mention."""

    find: Find
    actor: int
    rule: int
    score: float
    needs_context: bool
    """Whether the document must speak for the actor elsewhere."""
    against: tuple[str, ...]
    start: int
    end: int


def is_plain(find: Find, index: NameIndex) -> bool:
    """Whether it is letter for letter a name beside which no other one of the actor's need be weighed. Of
    persons and towns others are: each may show something of the page."""
    passage, first, last, name, values, _ = find
    return (
        not index.name_flags[name] & _NOT_PLAIN
        and max(values) == NORMALISED * COST
        and not index.is_town(index.name_actors[name])
        and passage.text[passage.start(first) : passage.end(last)] == index.name_texts[name]
    )


def weigh(find: Find, page: Page, index: NameIndex) -> Weighed | None:
    """The find with its score; None where it names nobody."""
    passage, first, last, name, values, turned = find
    actor = index.name_actors[name]
    worst = max(values)
    if worst >= ROMANISED * COST and len(values) > 1 and not is_likely(find, index):
        return None  # of single words the forms have only the likely names
    flags = index.name_flags[name]
    foreign = is_foreign(name, passage.language, index)
    if foreign and first < last and not _may_be_foreign(find, worst, actor, index):
        return None  # of single words the forms have only such as may be
    town = index.is_town(actor)
    if town and not may_be_town(find, worst // COST, index):
        return None
    if flags & IS_MEANT and is_region_named_in(passage.language, actor, index):
        return None
    single = first == last and not flags & IS_ACRONYM
    if single and flags & IS_PERSON and is_of_another(find, actor, index):
        page.others.add((actor, index.name_words[name][0]))
        return None
    place = single and index.is_place(actor)
    if place and not flags & IS_WEAK and is_called_after(find):
        return None
    text = index.name_texts[name]
    start, end = _span(find, flags)
    rule = _rule(worst // COST, flags, passage.text[start:end] == text)
    scale = Scale(SCORES[rule])
    if values.count(NORMALISED * COST) < len(values):
        scale.score -= 1 - likeness_of(find)
    if single:
        if flags & IS_DERIVED:
            scale.needs_context = True
        if not weigh_word(find, rule, page, index, scale):
            return None
    elif flags & IS_ACRONYM:
        if not _weigh_acronym(find, foreign, scale):
            return None
    elif not _weigh_words(find, flags, text, rule, index, scale):
        return None
    if turned:
        scale.against(0.05, "its words stand in the other order")
    if flags & IS_WEAK:
        scale.doubt(0.1, "is a weak name, which others may use too")
    if place:
        weigh_place(find, actor, index, scale)
    if town and not weigh_town(find, rule, page, index, scale):
        return None
    return Weighed(find, actor, rule, scale.score, scale.needs_context, scale.reasons, start, end)


def _may_be_foreign(find: Find, worst: int, actor: int, index: NameIndex) -> bool:
    """Whether several words may be a name of another language."""
    passage = find.passage
    return may_be_so_inflected(worst, passage.language, find.name, index) and not is_called_otherwise(
        passage.words[find.first], passage.language, actor, index
    )


def _weigh_acronym(find: Find, foreign: bool, scale: Scale) -> bool:
    """Weighs an acronym, which is more of one in capitals; False where it is none here."""
    passage = find.passage
    word = passage.words[find.first]
    if len(word) > 1 and not (word.isupper() or any(map(str.isupper, word[1:]))):
        if foreign or fold(word) in EVERYDAY:
            return False
        scale.doubt(0.15, "is not written in capitals")
    elif passage.shouted and "." not in word:
        if is_word_of(APOSTROPHE.split(word)[0], passage.language) and (foreign or passage.number != TITLE):
            return False
        scale.doubt(0.0, "stands among words that are all in capitals")
    elif foreign and len(word) <= SHORTEST_SURE:
        scale.doubt(0.0, "is an acronym of another language")
    return True


def _weigh_words(find: Find, flags: int, text: str, rule: int, index: NameIndex, scale: Scale) -> bool:
    """Weighs a name of several words; False where it is no name here."""
    passage = find.passage
    capital = any(map(passage.is_capitalised, range(find.first + 1, find.last + 1)))
    if text.islower() and rule > NORMALISED:
        scale.doubt(0.05, "is made of common nouns")
    if flags & IS_MEANT:
        if not passage.is_capitalised(find.first) or _is_a_pair(find, text):
            return False
        if passage.starts_sentence(find.first) and not capital:
            scale.doubt(0.1, "its capital says nothing here")
        if index.name_languages[find.name] == passage.language and _is_common(find, index):
            scale.doubt(0.05, "is made of common words, in other forms than the name in the same language")
    elif not capital and not passage.is_capitalised(find.first) and not text.islower():
        if all(index.word_texts[word] in EVERYDAY for word in index.name_words[find.name]):
            return False
        scale.against(0.03, "is written without capitals")
    if rule > EXACT and _lacks_a_capital(find, text, index):
        scale.doubt(0.05, "is made of common words, of which the name writes more with a capital")
    return True


def _lacks_a_capital(find: Find, text: str, index: NameIndex) -> bool:
    """Whether words for many things stand smaller than in the name: an Islamic state is no Islamic State.

    In other languages than English a capital on the first word is enough.
    """
    passage, first, last, *_ = find
    if passage.shouted or not _is_common(find, index):
        return False
    own = words(text)
    if len(own) != last - first + 1:
        return False
    several = own if passage.language in ("en", "") else own[:1]
    return any(word[0].isupper() and not passage.is_capitalised(at) for at, word in enumerate(several, first))


def _is_common(find: Find, index: NameIndex) -> bool:
    """Whether the name has only words that are in many names."""
    return all(map(index.is_common, index.name_words[find.name]))


def _is_a_pair(find: Find, text: str) -> bool:
    """Whether an "and" parts the words here and none does in the name: "states and organisations" are two
    things, and no state organisation."""
    words = (fold(word) for word in find.passage.words[find.first + 1 : find.last])
    return not _AND.isdisjoint(words) and _AND.isdisjoint(fold(text).split())


def _rule(rule: int, flags: int, same: bool) -> int:
    """The rule that a find counts by whose worst word was found by `rule`."""
    if flags & IS_ACRONYM:
        return max(ACRONYM, rule)
    if rule == NORMALISED and same:
        rule = EXACT
    return max(rule, TRANSLATED) if flags & (IS_LENT | IS_MEANT) else rule


_AND = frozenset({"and", "und", "et", "y", "e", "i", "oraz", "ve", "и", "та"})


def _span(find: Find, flags: int) -> tuple[int, int]:
    """Where the find begins and ends in its passage, with the article written onto it."""
    passage, first = find.passage, find.first
    if first and (flags & HAS_ARTICLE or (passage.gaps[first] != " " and passage.gaps[first].strip())):
        before = passage.left(first)
        if before >= 0 and passage.is_article(before):
            first = before
    return passage.start(first), passage.end(find.last)
