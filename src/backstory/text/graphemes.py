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
        first = self._at_start.match(word)
        signs = self._further.findall(word, first.end() if first else 1)
        found = [self._start[first[0]]] if first else []
        found += self._ended(word, signs) if self._end else map(self._inside.__getitem__, signs)
        return found

    def _ended(self, word: str, signs: list[str]) -> list[T]:
        """The same of the signs behind the first one, of which the last may be an end."""
        if signs and signs[-1] in self._end and word.endswith(signs[-1]):
            return [*map(self._inside.__getitem__, signs[:-1]), self._end[signs[-1]]]
        return [*map(self._inside.__getitem__, signs)]

    def begins(self, word: str) -> bool:
        """Whether the word begins with a grapheme."""
        return self._at_start.match(word) is not None


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
