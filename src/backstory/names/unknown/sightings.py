"""Names that the registry does not know: seen in documents, gathered over many, with their variants.

1. A sighting is a run of capitalised words that no mention covers, or, in a script without capitals, the
   words after a title such as "president". A capital at the head of a sentence proves nothing alone.
2. Sightings whose words sound alike, whatever their endings and script, are one name's variants.
3. A name is listed if it was seen often enough in a place that proves it, the most frequent first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from backstory.names.vocabulary.everyday import BEFORE_NOUNS, EVERYDAY, FUNCTION_WORDS, TITLES
from backstory.names.vocabulary.ordinary import is_function_word, is_ordinary
from backstory.names.vocabulary.particles import is_article
from backstory.text.fold import fold
from backstory.text.keys import skeleton
from backstory.text.stems import cuts, group_of, stem
from backstory.text.tokens import split
from backstory.values import ActorKind, Document, Mention

LONGEST = 6
"""Words of one name."""
SAMPLES = 3
PLACES = 5
"""Paragraphs of a name that a model may be asked about."""
PLACES_OF_ONE = 2
"""The same of a single document, that others have their say."""
_SAMPLE_LETTERS = 90
_ENDS_SENTENCE = re.compile(r"[.!?…:;»“”\"()\[\]•|]|[—–]\s*$")
_JOINS = frozenset({" ", "-", "‑", "'", "’"})
_CASELESS = re.compile("[֐-߿ﬀ-﻿]")
_CASELESS_TITLES = frozenset(
    [
        "السيد",
        "السيده",
        "الشيخ",
        "الدكتور",
        "الدكتوره",
        "اللواء",
        "العميد",
        "العقيد",
        "الرائد",
        "المقدم",
        "النقيب",
        "الجنرال",
        "الملك",
        "الامير",
        "الاميره",
        "المهندس",
        "الاستاذ",
        "החכם",
        "הגנרל",
        "הרב",
        "המלך",
        "הנסיך",
    ]
)
"""In normal form. An office such as "minister" is mostly followed by what it is over, so none stands here."""
_BETWEEN = frozenset(
    {"de", "del", "della", "da", "di", "dos", "von", "van", "der", "den", "bin", "ibn", "бен", "бин"}
)

_NOUNS_FOR_ONE = 12
"""A German word that stands at least once in so many times behind one of these is a noun, and no name."""
_HEADS_FOR_ONE = 5
"""A word that stands more often than so at the head of a sentence, for once elsewhere, is no name."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run of words that may be a name; `proves` is False where only a sentence's head gave it a capital,
    `is_noun` is True where a word before it says that German grammar did."""

    surface: str
    paragraph: int
    start: int
    end: int
    proves: bool
    is_noun: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: `text[start:end]` of a paragraph."""

    text: str
    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name with how often it was seen, in how many documents, how it was written, and where."""

    name: str
    count: int
    documents: int
    variants: tuple[tuple[str, int], ...]
    samples: tuple[tuple[str, str], ...]
    """(document id, the words around it)."""
    places: tuple[Place, ...] = ()
    kind: ActorKind | Literal[""] = ""
    """What a model takes it for (judging.py); "" where none was asked or it does not know."""


def sightings(document: Document, mentions: Iterable[Mention]) -> Iterator[Sighting]:
    """What looks like a name in the paragraphs and no mention covers."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        taken[mention.paragraph].append((mention.start, mention.end))
    for number, paragraph in enumerate(document.paragraphs):
        for found in _in_paragraph(number, paragraph, nouns=document.language == "de"):
            if not any(found.start < end and start < found.end for start, end in taken[number]):
                yield found


def _in_paragraph(number: int, text: str, *, nouns: bool) -> Iterator[Sighting]:
    """`nouns`: the language gives every noun a capital; what stands before it tells nouns from names."""
    if text.isupper():
        return
    pieces = split(text)
    words, gaps = pieces[1::2], pieces[0::2]
    ends = [0, *accumulate(map(len, pieces))]
    at = 0
    while at < len(words):
        end = _run(words, gaps, at)
        if end == at:
            at += 1
            continue
        first = at
        head = first == 0 or bool(_ENDS_SENTENCE.search(gaps[first]))
        titled = first > 0 and _is_title(words[first - 1])
        while first < end and _says_nothing(words[first], gaps[first + 1]):
            first, head = first + 1, False
        at = end
        if first < end:
            start, stop = ends[2 * first + 1], ends[2 * end]
            surface = text[start:stop].removesuffix("'s").removesuffix("’s")
            if len(fold(surface)) > 1 and fold(surface) not in EVERYDAY and surface[-1:].isalpha():
                proves = titled or not head or end - first > 1
                is_noun = (
                    nouns and end - first == 1 and first > 0 and words[first - 1].lower() in BEFORE_NOUNS
                )
                yield Sighting(surface, number, start, start + len(surface), proves, is_noun)


def _run(words: Sequence[str], gaps: Sequence[str], at: int) -> int:
    """One past the last word of the name that begins at `at`; `at` where none does."""
    if _CASELESS.match(words[at]):
        return _titled_run(words, gaps, at)
    if not words[at][:1].isupper():
        return at
    end = at + 1
    while end < len(words) and end - at < LONGEST and gaps[end] in _JOINS:
        if words[end][:1].isupper():
            end += 1
        elif (
            end + 1 < len(words)
            and words[end + 1][:1].isupper()
            and (words[end].lower() in _BETWEEN or is_article(fold(words[end]), gaps[end + 1]))
        ):
            end += 2
        else:
            break
    return end


def _titled_run(words: Sequence[str], gaps: Sequence[str], at: int) -> int:
    """Without capitals: the two or three words after a title, as far as they may be a name."""
    if at == 0 or not _is_title(words[at - 1]) or _is_title(words[at]):
        return at
    end = at
    while end < len(words) and end - at < 3 and (end == at or gaps[end] in _JOINS):
        if fold(words[end]) in EVERYDAY or fold(words[end]) in FUNCTION_WORDS or words[end].startswith("لل"):
            break
        if end - at > 1 and (is_ordinary(words[end]) or is_function_word(words[end]) or words[end][0] == "و"):
            break  # the third word may be what the person does
        end += 1
    return end if end - at > 1 else at


def _is_title(word: str) -> bool:
    folded = fold(word)
    return folded in TITLES or folded in _CASELESS_TITLES


def _says_nothing(word: str, gap: str) -> bool:
    folded = fold(word)
    return (folded in EVERYDAY or folded in TITLES) and not is_article(folded, gap)


@dataclass(slots=True)
class _Group:
    surfaces: Counter[str] = field(default_factory=Counter)
    proven: int = 0
    nouns: int = 0
    documents: int = 0
    last: str = ""
    samples: list[tuple[str, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def take_in(self, other: _Group) -> None:
        self.surfaces += other.surfaces
        self.proven += other.proven
        self.nouns += other.nouns
        self.documents += other.documents
        self.samples = (self.samples + other.samples)[:SAMPLES]
        self.places = (self.places + other.places)[:PLACES]


class Unknowns:
    """Gathers sightings over documents, in bounded memory for each name."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, ...], _Group] = defaultdict(_Group)

    def add(self, document: Document, mentions: Iterable[Mention]) -> None:
        for found in sightings(document, mentions):
            group = self._groups[_words(found.surface)]
            group.surfaces[found.surface] += 1
            group.proven += found.proves
            group.nouns += found.is_noun
            text = document.paragraphs[found.paragraph]
            is_new = group.last != document.id or not group.documents
            if len(group.places) < (PLACES if is_new else PLACES_OF_ONE):
                group.places.append(Place(text, found.start, found.end, document.language))
            if is_new:
                group.documents += 1
                group.last = document.id
                if len(group.samples) < SAMPLES:
                    group.samples.append((document.id, _around(text, found)))

    def listed(self, least: int = 2) -> list[UnknownName]:
        """Names that were seen at least so often in a place that proves them, the most frequent first.

        A name whose variants stand in one document counts that document once for each.
        """
        names = [
            UnknownName(
                name=group.surfaces.most_common(1)[0][0],
                count=group.surfaces.total(),
                documents=group.documents,
                variants=tuple(group.surfaces.most_common()),
                samples=tuple(group.samples),
                places=tuple(group.places),
            )
            for group in self._united()
            if group.proven * _HEADS_FOR_ONE >= group.surfaces.total() >= least
            and group.nouns * _NOUNS_FOR_ONE < group.surfaces.total()
        ]
        return sorted(names, key=lambda name: (-name.documents, -name.count, name.name))

    def _united(self) -> Iterable[_Group]:
        """Variants together: a word is put down to the seen word that it is an inflected form of."""
        seen = {word for words in self._groups for word in words}
        base = {word: _base(word, seen) for word in seen}
        united: dict[tuple[str, ...], _Group] = {}
        for words, group in self._groups.items():
            bases = [base[word] for word in words]
            key = tuple(bases) if len(bases) == 1 else tuple(skeleton(word) or word for word in bases)
            united.setdefault(key, _Group()).take_in(group)
        return united.values()


def _words(surface: str) -> tuple[str, ...]:
    folded = fold(surface).split()
    return tuple(word for word in folded if not is_article(word, "-")) or tuple(folded)


def _base(word: str, seen: set[str]) -> str:
    group = group_of(word, "")
    for cut_stem, ending, _ in cuts(word, group) if group else ():
        if ending and cut_stem in seen:
            return stem(cut_stem)
    return stem(word)


def _around(text: str, found: Sighting) -> str:
    start, end = max(0, found.start - _SAMPLE_LETTERS), min(len(text), found.end + _SAMPLE_LETTERS)
    before = text[start : found.start].partition(" ")[2] if start else text[: found.start]
    after = text[found.end : end].rpartition(" ")[0] if end < len(text) else text[found.end :]
    return ("… " if start else "") + before + found.surface + after + (" …" if end < len(text) else "")
