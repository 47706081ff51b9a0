"""Which words of one name stand for which of another.

1. Every word is held against every other; two words beside each other also against one ("Good Will" and
   "Goodwill", "United States" and "US").
2. The most alike are paired first, the nearer in order first among equals, and no word twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from backstory.names.likeness.parts import Part
from backstory.names.likeness.word_likeness import LEAST_ALIKE, part_likeness, words_alike

_COMMON_WORD = 0.45
"""Weight of a word that many bodies have in their names (party, bank), beside 1 for a word of its own."""

_Candidate = tuple[float, tuple[int, ...], tuple[int, ...], float]
"""Rank, words of the first name, words of the second, likeness."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of two names that stand for each other, and how alike they are."""

    first: tuple[Part, ...]
    second: tuple[Part, ...]
    alike: float


def weight(part: Part) -> float:
    """What a word counts among the words of a name."""
    if part.role == "number":
        return 0.8
    if part.role == "initial":
        return 0.3
    return _COMMON_WORD if part.concepts else 1.0


def pair_up(
    first: list[Part], second: list[Part], *, person: bool
) -> tuple[list[Pair], list[Part], list[Part]]:
    """The words that stand for each other, and those of either name that are left."""
    candidates: list[_Candidate] = []
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            alike = part_likeness(one, other, person=person)
            if alike >= LEAST_ALIKE or (alike > 0 and "initial" in (one.role, other.role)):
                candidates.append((alike - 0.001 * abs(i - j), (i,), (j,), alike))
        if i + 1 < len(first):
            candidates += [c for j in range(len(second)) if (c := _joined(first, i, second[j], j))]
    for j in range(len(second) - 1):
        for i, one in enumerate(first):
            if c := _joined(second, j, one, i):
                candidates.append((c[0], c[2], c[1], c[3]))
    candidates.sort(key=lambda c: -c[0])
    used_first: set[int] = set()
    used_second: set[int] = set()
    pairs = []
    for _, left, right, alike in candidates:
        if used_first.isdisjoint(left) and used_second.isdisjoint(right):
            used_first.update(left)
            used_second.update(right)
            pairs.append(Pair(tuple(first[i] for i in left), tuple(second[j] for j in right), alike))
    lone_first = [part for i, part in enumerate(first) if i not in used_first]
    lone_second = [part for j, part in enumerate(second) if j not in used_second]
    return pairs, lone_first, lone_second


def _joined(apart: list[Part], at: int, whole: Part, whole_at: int) -> _Candidate | None:
    """Two words of one name as one word of the other."""
    one, two = apart[at], apart[at + 1]
    if whole.capitals and whole.text == one.text[0] + two.text[0]:
        return 0.9, (at, at + 1), (whole_at,), 0.9
    if whole.role != "word" or len(whole.text) < 4 or not (one.role == two.role == "word"):
        return None
    alike = words_alike(one.text + two.text, one.spelt + two.spelt, whole.text, whole.spelt) - 0.01
    return (alike, (at, at + 1), (whole_at,), alike) if alike >= 0.85 else None
