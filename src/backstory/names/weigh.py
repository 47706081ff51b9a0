"""How much speaks for a find: its rule, its letters, and how it stands in the text.

1. The rule gives the score to start from; what its words lack in likeness is taken off.
2. Names of one word, of meanings and in small letters are measured further.
3. What is too little by itself may still be a mention if the document speaks for the actor elsewhere
   (`needs_context`); what contradicts a name is dropped.
"""

from __future__ import annotations

from typing import NamedTuple

from backstory.names.everyday import EVERYDAY
from backstory.names.index import (
    HAS_ARTICLE,
    IS_ACRONYM,
    IS_DERIVED,
    IS_LENT,
    IS_MEANT,
    IS_PERSON,
    IS_WEAK,
    NameIndex,
)
from backstory.names.likely import is_likely, is_of_another_language, likeness_of
from backstory.names.neighbours import is_of_another
from backstory.names.one_word import weigh_word
from backstory.names.page import Page
from backstory.names.particles import LONGEST_ARTICLE
from backstory.names.rules import (
    ACRONYM,
    COST,
    EXACT,
    INFLECTED,
    NORMALISED,
    ROMANISED,
    RULES,
    SCORES,
    TRANSLATED,
)
from backstory.names.scale import Scale
from backstory.names.scan import Find
from backstory.text.fold import fold
from backstory.text.stems_latin import GROUPS

SHORTEST_SURE = 2
"""Letters of an acronym that may be anything in another language."""


class Weighed(NamedTuple):
    """A find with its score and what spoke for and against it. Offsets are those of the mention."""

    find: Find
    actor: int
    rule: int
    score: float
    needs_context: bool
    """Whether the document must speak for the actor elsewhere."""
    reasons: tuple[str, ...]
    start: int
    end: int


def weigh(find: Find, page: Page, index: NameIndex) -> Weighed | None:
    """The find with its score; None where it names nobody."""
    actor = index.name_actors[find.name]
    worst = max(find.values)
    if not index.is_live(actor):
        return None
    if worst >= ROMANISED * COST and len(find.values) > 1 and not is_likely(find, index):
        return None  # of single words the forms have only the likely names
    flags, text = index.name_flags[find.name], index.name_texts[find.name]
    if flags & IS_LENT and not _is_in_its_language(find, index):
        return None
    if _is_called_otherwise(find, actor, index):
        return None
    start, end = _span(find, flags)
    rule = _rule(find, flags, find.passage.text[start:end] == text)
    lack = 1 - likeness_of(find) if worst % COST or len(find.values) > 1 else 0.0
    scale = Scale(SCORES[rule] - lack, [f"+ {_WORDING[rule]} “{text}”"])
    if flags & IS_ACRONYM:
        word = find.passage.words[find.first]
        if not any(map(str.isupper, word[1:])) and len(word) > 1:
            if fold(word) in EVERYDAY:
                return None
            scale.doubt(0.15, "is not written in capitals")
        elif find.passage.shouted:
            scale.doubt(0.0, "stands among words that are all in capitals")
        elif len(word) <= SHORTEST_SURE and is_of_another_language(find, index):
            scale.doubt(0.0, "is an acronym of another language")
    elif find.first == find.last:
        if flags & IS_PERSON and is_of_another(find, actor, index):
            page.others.add((actor, index.name_words[find.name][0]))
            return None
        if flags & IS_DERIVED:
            scale.needs_context = True
        if not weigh_word(find, rule, page, index, scale):
            return None
    elif not _weigh_words(find, flags, text, rule, index, scale):
        return None
    if find.reversed:
        scale.against(0.05, "its words stand in the other order")
    if flags & IS_WEAK:
        scale.doubt(0.1, "is a weak name, which others may use too")
    return Weighed(find, actor, rule, scale.score, scale.needs_context, tuple(scale.reasons), start, end)


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
    elif not capital and not passage.is_capitalised(find.first) and not text.islower():
        if all(index.word_texts[word] in EVERYDAY for word in index.name_words[find.name]):
            return False
        scale.against(0.03, "is written without capitals")
    return True


def _is_a_pair(find: Find, text: str) -> bool:
    """Whether an "and" parts the words here and none does in the name: "states and organisations" are two
    things, and no state organisation."""
    words = (fold(word) for word in find.passage.words[find.first + 1 : find.last])
    return not _AND.isdisjoint(words) and _AND.isdisjoint(fold(text).split())


def _is_in_its_language(find: Find, index: NameIndex) -> bool:
    """Whether a lent name may stand so: inflected only as its own language inflects."""
    here, there = find.passage.language, index.name_languages[find.name]
    if max(find.values) // COST < INFLECTED or not here or not there:
        return True
    return here == there or GROUPS.get(here, here) == GROUPS.get(there, there)


def _is_called_otherwise(find: Find, actor: int, index: NameIndex) -> bool:
    """Whether the name is another language's, no capital shows it, and the text's own has one for the actor.

    کیف, as Persian writes Kyiv, is "how" in Arabic.
    """
    if not is_of_another_language(find, index):
        return False
    word = find.passage.words[find.first]
    if word.lower() != word.upper():
        return False
    return any(index.name_languages[name] == find.passage.language for name in index.actor_names[actor])


def _rule(find: Find, flags: int, same: bool) -> int:
    rule = max(find.values) // COST
    if flags & IS_ACRONYM:
        return max(ACRONYM, rule)
    if rule == NORMALISED and same:
        rule = EXACT
    return max(rule, TRANSLATED) if flags & (IS_LENT | IS_MEANT) else rule


_AND = frozenset({"and", "und", "et", "y", "e", "i", "oraz", "ve", "и", "та"})

_WORDING = tuple(
    {
        "exact": "the text has the registry's name",
        "normalised": "but for case, accents and the like, the text has",
        "acronym": "the text has the acronym",
        "translated": "the text has a known translation,",
        "inflected": "the text has an inflected form of",
        "romanised": "the text spells by sound",
        "misspelled": "the text misspells",
        "partial": "the text has a part of",
    }[rule]
    for rule in RULES
)


def _span(find: Find, flags: int) -> tuple[int, int]:
    """Where the find begins and ends in its passage, with the article written onto it."""
    passage, first = find.passage, find.first
    if first and len(passage.words[first - 1]) <= LONGEST_ARTICLE:
        before = passage.left(first)
        if (
            before >= 0
            and passage.is_article(before)
            and (flags & HAS_ARTICLE or passage.gaps[first].strip())
        ):
            first = before
    return passage.start(first), passage.end(find.last)
