"""How much speaks for a find: its rule, its letters, and how it stands in the text.

1. The rule gives the score to start from.
2. A name of one word is measured by its capital (mid-sentence it says much, at a sentence's head little,
   where all is in capitals nothing), by its length, and by whether it is an everyday word.
3. What is too little by itself may still be a mention if the document names the actor elsewhere
   (`needs_context`); what contradicts a name is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from backstory.names.caseless import why_not
from backstory.names.everyday import EVERYDAY, TITLES
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
from backstory.names.lexicon import concepts
from backstory.names.passage import Passage
from backstory.names.rules import (
    ACRONYM,
    COST,
    EXACT,
    INFLECTED,
    MISSPELLED,
    NORMALISED,
    ROMANISED,
    RULES,
    SCORES,
    TRANSLATED,
)
from backstory.names.scan import Find
from backstory.text.fold import fold
from backstory.text.scripts import script_of

_LONG = 5
"""Letters of a word that is hardly another word by chance, though a capital says nothing."""

_VERY_LONG = 8
_HARDLY = 20
"""Thousandths that two words may differ in sound and still be the same but for the alphabet."""
_SHORTEST_SOUND = 3
"""Letters of a one-word name that its sound can tell."""
_TRUE = 40
"""Thousandths that each other word may lack where one is misspelled."""

_SHARED = 4
"""Actors with a word in their names that make it too common to be the whole name of one of them."""


class Page:
    """The passages of a document, with what weighing asks of it as a whole."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.others: set[tuple[int, int]] = set()
        """(actor, word): the page has somebody else of the actor's single name."""

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters somewhere, in normal form."""
        words = chain.from_iterable(passage.words for passage in self.passages)
        return frozenset(map(fold, {word for word in words if word.islower()}))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A find with its score and what spoke for and against it. Offsets are those of the mention."""

    find: Find
    actor: int
    rule: int
    score: float
    needs_context: bool
    """Whether the document must name the actor elsewhere."""
    reasons: tuple[str, ...]
    start: int
    end: int


def weigh(find: Find, page: Page, index: NameIndex) -> Weighed | None:
    """The find with its score; None where it names nobody."""
    actor = index.name_actors[find.name]
    if not index.is_live(actor):
        return None
    flags, text = index.name_flags[find.name], index.name_texts[find.name]
    start, end = _span(find, flags)
    rule = _rule(find, flags, find.passage.text[start:end] == text)
    likeness = 1 - sum(value % COST for value in find.values) / 1000 / len(find.values)
    if likeness < _least_likeness(find, text):
        return None
    scale = _Scale(SCORES[rule] - (1 - likeness), [f"+ {_WORDING[rule]} “{text}”"])
    if flags & IS_DERIVED and len(find.values) == 1:
        scale.needs_context = True
    if flags & IS_ACRONYM:
        if find.passage.shouted:
            scale.against(0.0, "stands among words that are all in capitals", needs_context=True)
    elif find.first == find.last:
        if flags & IS_PERSON and is_of_another(find, actor, index):
            page.others.add((actor, index.name_words[find.name][0]))
            return None
        if not _weigh_word(find, rule, text, page, index, scale):
            return None
    elif flags & IS_MEANT and not find.passage.is_capitalised(find.first):
        return None
    elif flags & IS_MEANT and find.passage.starts_sentence(find.first):
        if not any(map(find.passage.is_capitalised, range(find.first + 1, find.last + 1))):
            scale.against(0.1, "its capital says nothing here", needs_context=True)
    elif not any(map(find.passage.is_capitalised, range(find.first, find.last + 1))):
        words = [index.word_texts[word] for word in index.name_words[find.name]]
        if not text.islower() and all(word in EVERYDAY for word in words):
            return None
        if not text.islower():
            scale.against(0.03, "is written without capitals")
    if find.reversed:
        scale.against(0.05, "its words stand in the other order")
    if flags & IS_WEAK:
        scale.against(0.1, "is a weak name, which others may use too", needs_context=True)
    return Weighed(find, actor, rule, scale.score, scale.needs_context, tuple(scale.reasons), start, end)


def is_of_another(find: Find, actor: int, index: NameIndex) -> bool:
    """Whether the word beside a person's single name shows that it is someone else's: John beside Bolton."""
    passage, at = find.passage, find.first
    if passage.titled or _is_caseless(passage.words[at]):
        return False
    before = at - 1 if at and passage.gaps[at] == " " else -1
    if before >= 0 and _is_proper(passage, before) and not _is_own(passage, before, actor, index):
        form = passage.forms[before]
        if not passage.starts_sentence(before) or (form and not index.given.isdisjoint(form[1])):
            return True
    if index.name_words[find.name][0] not in index.given or at + 1 == len(passage.words):
        return False
    beside = passage.gaps[at + 1] == " " and _is_proper(passage, at + 1)
    return beside and not _is_own(passage, at + 1, actor, index)


def _is_proper(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    if not word[0].isupper() or len(word) < 2 or word.isupper():
        return False
    folded = fold(word)
    return folded not in TITLES and folded not in EVERYDAY


def _is_own(passage: Passage, at: int, actor: int, index: NameIndex) -> bool:
    """Whether word `at` may be a word of one of the actor's names."""
    form = passage.forms[at]
    return form is not None and not index.words_of(actor).isdisjoint(form[1])


class _Scale:
    """Collects what speaks for and against."""

    def __init__(self, score: float, reasons: list[str]) -> None:
        self.score = score
        self.reasons = reasons
        self.needs_context = False

    def against(self, weight: float, reason: str, *, needs_context: bool = False) -> None:
        self.score -= weight
        self.reasons.append(f"- {reason}")
        self.needs_context = self.needs_context or needs_context


def _weigh_word(find: Find, rule: int, text: str, page: Page, index: NameIndex, scale: _Scale) -> bool:
    """Weighs a name of one word; False where it is no name here."""
    passage, at = find.passage, find.first
    word = passage.words[at]
    known = index.word_texts[index.name_words[find.name][0]]
    folded = fold(word)
    everyday = known in EVERYDAY or folded in EVERYDAY
    if everyday:
        scale.against(0.08, "is an everyday word too")
    shared = index.word_actors[index.name_words[find.name][0]]
    if shared >= _SHARED and index.actors[index.name_actors[find.name]].kind != "place":
        scale.against(0.08, f"is part of the names of {shared} actors", needs_context=True)
    if not passage.is_capitalised(at) and not text[:1].islower():
        return _weigh_small(find, rule, text, everyday, scale)
    if not all(concept[0] == "@" for concept in concepts(known)):
        scale.against(0.05, "is a word for many bodies", needs_context=True)
    if text[:1].islower() and not passage.shouted:
        if everyday:
            scale.against(0.0, "is a common noun", needs_context=True)
        return True
    marks_differ = _marks(word, text) and rule >= INFLECTED
    if _is_caseless(word):
        return _weigh_caseless(find, rule, text, index)
    if rule >= ROMANISED and (passage.shouted or passage.starts_sentence(at)):
        if folded in page.small or script_of(word) == script_of(text):
            return False
        if len(known) < _VERY_LONG and find.values[0] % COST > _HARDLY:
            scale.against(0.1, "its capital says nothing here", needs_context=True)
    if passage.shouted or passage.starts_sentence(at):
        doubtful = everyday or len(known) < _LONG or marks_differ or folded in page.small
        if (doubtful and rule >= INFLECTED) or everyday or folded in page.small:
            scale.against(0.1, "its capital says nothing here", needs_context=True)
    elif marks_differ and len(known) < _LONG:
        scale.against(0.1, "its letters carry other marks", needs_context=True)
    return True


def _weigh_caseless(find: Find, rule: int, text: str, index: NameIndex) -> bool:
    """A word of a script without capitals that only sounds like the name must be introduced, or very like."""
    if rule < ROMANISED:
        return True
    passage, at = find.passage, find.first
    kind = index.actors[index.name_actors[find.name]].kind
    return not why_not(passage.words[at], text, kind, passage.surroundings(at))


def _weigh_small(find: Find, rule: int, text: str, everyday: bool, scale: _Scale) -> bool:
    """A capitalised name in small letters: only letter for letter, and no everyday word."""
    word = find.passage.words[find.first]
    if rule > NORMALISED or everyday or word != text.lower() or len(word) < _LONG:
        return False
    scale.against(0.1, "is written without a capital")
    return True


def _least_likeness(find: Find, text: str) -> float:
    """Of all words of a name together; a single word must be very like, and the more so the shorter.

    Where there are no capitals, `backstory.names.caseless` has measures of its own.
    """
    if len(find.values) > 1:
        if max(find.values) // COST != MISSPELLED:
            return 0.88
        others = [value % COST for value in find.values if value // COST != MISSPELLED]
        return 0.0 if others and max(others) <= _TRUE else 1.0
    word = find.passage.words[find.first]
    if find.values[0] // COST < ROMANISED:
        return 0.0
    if min(len(word), len(text)) < _SHORTEST_SOUND:
        return 1.1
    if script_of(word) == script_of(text):
        return 0.97
    if _is_caseless(word):
        return 0.0
    letters = min(len(word), len(text))
    return 0.955 if letters <= 4 else 0.935 if letters <= 6 else 0.91


def _rule(find: Find, flags: int, same: bool) -> int:
    if flags & IS_ACRONYM:
        return max(ACRONYM, max(find.values) // COST)
    rule = max(find.values) // COST
    if rule == NORMALISED and same:
        return EXACT
    return max(rule, TRANSLATED) if flags & (IS_LENT | IS_MEANT) else rule


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
    before = passage.left(first)
    if before >= 0 and passage.is_article(before) and (flags & HAS_ARTICLE or passage.gaps[first].strip()):
        first = before
    return passage.start(first), passage.end(find.last)


def _is_caseless(word: str) -> bool:
    return word.lower() == word.upper()


def _marks(word: str, text: str) -> bool:
    """Whether one of two Latin words has accents that the other has not."""
    return word.isascii() != text.isascii() and "a" <= fold(word)[:1] <= "z"
