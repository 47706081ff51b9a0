"""The actors whose names come nearest to a name, in whatever script it is written.

1. The words of all names are filed by their sound keys and their meanings, and the names by their words.
2. A search holds each of its words against the filed words of the same keys. A name gathers what the words
   are worth that it shares with the search: rare words much, words that only sound alike less.
3. The best of them are compared in full.
"""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log

from backstory.names.likeness.compare import compare
from backstory.names.likeness.parts import Part, alternatives, parts_of
from backstory.names.vocabulary.relational import places_in, without_last_vowel
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness
from backstory.values import Actor

COMPARED = 40
"""Names that a search compares in full."""
_LEAST_LIKENESS = 0.72
_MEANING = 0.9
"""What a word of the same meaning counts beside the same word."""

_ADJECTIVE = 0.92
"""What a place counts beside its adjective."""


@dataclass(frozen=True, slots=True)
class Near:
    """An actor near a name: its id, how near (0 to 1), and the name of it that is."""

    actor: str
    score: float
    name: str


class NearIndex:
    """Built once from actors; answers in milliseconds."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors: list[Actor] = []
        self._names: list[str] = []
        self._owners = array("I")
        self._words: dict[str, int] = {}
        self._spelt: list[str] = []
        self._names_with: list[array[int]] = []
        """By word: the names that have it."""
        self._sounds: dict[str, array[int]] = {}
        """Sound key -> words."""
        for actor in actors:
            written = (actor.name, *(name.text for name in actor.names))
            for name in dict.fromkeys(said for text in written for said in alternatives(text)):
                self._file(len(self._actors), name, person=actor.kind == "person")
            self._actors.append(actor)

    def search(self, name: str, limit: int = 5, kind: str = "") -> tuple[Near, ...]:
        """The nearest actors, the nearest first, at most `limit`; of one kind only, if it is given."""
        best: dict[int, Near] = {}
        asked = alternatives(name)
        for number in {number for said in asked for number in self._sharing(said)}:
            owner = self._owners[number]
            actor, known = self._actors[owner], self._names[number]
            if kind and actor.kind != kind:
                continue
            score = max(_nearness(said, known, actor.kind) for said in asked)
            before = best.get(owner)
            if score > 0 and (before is None or score > before.score):
                best[owner] = Near(actor.id, round(score, 3), known)
        return tuple(heapq.nsmallest(limit, best.values(), key=lambda near: (-near.score, near.actor)))

    def _file(self, owner: int, name: str, *, person: bool) -> None:
        number = len(self._names)
        self._names.append(name)
        self._owners.append(owner)
        for word in {self._word(said) for part in parts_of(name, person=person) for said in _said(part)}:
            self._names_with[word].append(number)

    def _word(self, said: str) -> int:
        word = self._words.get(said)
        if word is None:
            word = self._words[said] = len(self._spelt)
            self._spelt.append(said)
            self._names_with.append(array("I"))
            if said[0] not in "#=":
                for key in sound_keys(said):
                    self._sounds.setdefault(key, array("I")).append(word)
        return word

    def _sharing(self, name: str) -> list[int]:
        """The numbers of the names that share most with `name`, at most COMPARED."""
        points: dict[int, float] = defaultdict(float)
        for part in parts_of(name):
            worths: dict[int, float] = {}
            for word, alike in self._words_like(part).items():
                filed = self._names_with[word]
                worth = alike * alike * (log((len(self._names) + 1) / len(filed)) + 0.1)
                for number in filed:
                    if worth > worths.get(number, 0.0):
                        worths[number] = worth
            for number, worth in worths.items():
                points[number] += worth
        return heapq.nlargest(COMPARED, points, key=lambda number: (points[number], -number))

    def _words_like(self, part: Part) -> dict[int, float]:
        """The filed words that a part may stand for, and how like they are."""
        found: dict[int, float] = {}
        for said in _said(part):
            if said in self._words:
                found[self._words[said]] = _MEANING if said[0] == "=" else 1.0
            if said[0] in "#=":
                continue
            self._add_sounding(said, 1.0, found)
            for place in places_in(said):
                self._add_sounding(place, _ADJECTIVE, found)
        return found

    def _add_sounding(self, said: str, worth: float, found: dict[int, float]) -> None:
        for word in {word for key in sound_keys(said) for word in self._sounds.get(key, ())}:
            spelt = self._spelt[word] if worth == 1.0 else without_last_vowel(self._spelt[word])
            alike = likeness(said, spelt, _LEAST_LIKENESS) * worth
            if alike > found.get(word, 0.0):
                found[word] = alike


def _nearness(name: str, known: str, kind: str) -> float:
    comparison = compare(name, known, kind)
    return (comparison.score + comparison.overlap) / 2


def _said(part: Part) -> Iterator[str]:
    """What a part is filed under: its word, its meanings after "=", a number after "#"."""
    if part.role == "number":
        yield "#" + part.text
    elif part.role in ("word", "title"):
        yield part.spelt
        if part.text.startswith("ال") and len(part.text) > 4:
            yield part.spelt.removeprefix("ال")
        for concept in part.concepts:
            yield "=" + concept
