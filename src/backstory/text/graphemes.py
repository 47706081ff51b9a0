"""A word cut into the graphemes of its script, the longest first: sch, dzh, تش.

Graphemes may stand for something else at the start and at the end of a word. A letter that is in no table is
passed over. This runs for every new word of a text, so it looks slices up rather than try a pattern's many
alternatives one after another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Graphemes(Generic[T]):
    """What the graphemes of one script stand for, whatever that is."""

    def __init__(self, inside: Mapping[str, T], start: Mapping[str, T], end: Mapping[str, T]) -> None:
        """`start` and `end`: what differs there."""
        self._inside, self._start, self._end = dict(inside), {**inside, **start}, dict(end)
        self._sizes = _sizes(self._inside)
        self._sizes_at_start = _sizes(self._start)
        self._longest_end = max(map(len, end), default=0)

    def cut(self, word: str) -> list[T]:
        """What each grapheme of the word stands for, in order."""
        found: list[T] = []
        at = size = self._at_start(word)
        if size:
            found.append(self._start[word[:size]])
        elif word:
            at = 1
        inside, sizes, end = self._inside, self._sizes, self._end
        length, near_end = len(word), len(word) - self._longest_end
        while at < length:
            if at >= near_end and word[at:] in end:
                found.append(end[word[at:]])
                break
            for size in range(sizes.get(word[at], 0), 0, -1):
                sign = word[at : at + size]
                if sign in inside:
                    found.append(inside[sign])
                    at += len(sign)
                    break
            else:
                at += 1
        return found

    def begins(self, word: str) -> bool:
        """Whether the word begins with a grapheme."""
        return self._at_start(word) > 0

    def _at_start(self, word: str) -> int:
        """Letters of the grapheme with which the word begins, 0 for none."""
        for size in range(self._sizes_at_start.get(word[:1], 0), 0, -1):
            if word[:size] in self._start:
                return min(size, len(word))
        return 0


def _sizes(table: Mapping[str, object]) -> dict[str, int]:
    """First letter -> letters of the longest grapheme that begins with it."""
    sizes: dict[str, int] = {}
    for sign in table:
        sizes[sign[0]] = max(sizes.get(sign[0], 0), len(sign))
    return sizes
