"""A word cut into the graphemes of its script, the longest first: sch, dzh, تش.

Graphemes may stand for something else at the start and at the end of a word. A letter that is in no table is
passed over. This runs for every new word of a text, so one pattern finds all of a word's graphemes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Graphemes(Generic[T]):
    """What the graphemes of one script stand for, whatever that is."""

    def __init__(self, inside: Mapping[str, T], start: Mapping[str, T], end: Mapping[str, T]) -> None:
        """`start` and `end`: what differs there."""
        self._inside, self._start, self._end = dict(inside), {**inside, **start}, dict(end)
        self._at_start = re.compile(_any_of(self._start))
        self._further = re.compile(rf"(?:{_any_of(end)})\Z|{_any_of(inside)}" if end else _any_of(inside))

    def cut(self, word: str) -> list[T]:
        """What each grapheme of the word stands for, in order."""
        return self.split(word)[1]

    def split(self, word: str) -> tuple[bool, list[T]]:
        """Whether the word begins with a grapheme; and the same as `cut`."""
        first = self._at_start.match(word)
        if first is None:
            return False, self._further_on(word, 1)
        return True, [self._start[first[0]], *self._further_on(word, first.end())]

    def _further_on(self, word: str, start: int) -> list[T]:
        """What the graphemes stand for from `start` on, of which the last may be an end."""
        signs = self._further.findall(word, start)
        if self._end and signs and signs[-1] in self._end and word.endswith(signs[-1]):
            return [*map(self._inside.__getitem__, signs[:-1]), self._end[signs[-1]]]
        return [*map(self._inside.__getitem__, signs)]


class _Tree(dict[str, "_Tree"]):
    """Letters that may come next; "" where a grapheme may end."""

    def add(self, sign: str) -> None:
        """Add a grapheme, letter by letter."""
        here = self
        for letter in sign:
            here = here.setdefault(letter, _Tree())
        here[""] = _Tree()

    def pattern(self) -> str:
        """What matches the longest of the graphemes."""
        single = [letter for letter, further in self.items() if letter and further.keys() == {""}]
        ways = [
            re.escape(letter) + further.pattern()
            for letter, further in self.items()
            if letter and letter not in single
        ]
        ways += [f"[{re.escape(''.join(single))}]"] if single else []
        return f"(?:{'|'.join(ways)}){'?' if '' in self else ''}" if ways else ""


def _any_of(signs: Iterable[str]) -> str:
    """A pattern of all the signs, the longest first. Each letter is looked at once."""
    tree = _Tree()
    for sign in signs:
        tree.add(sign)
    return tree.pattern()
