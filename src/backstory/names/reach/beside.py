"""Whether beside a word of a text there is one that may be guessed to be a name's (guess.py), or an initial:
told by the letters around it, before the text is cut into words.

1. The letters on each side are parted at white space, the nearest piece first. What the linker passes over
   between two words is passed over.
2. What a piece may be is told once; texts repeat their words.
Where it cannot be told the answer is yes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from backstory.names.index.name_index import NameIndex
from backstory.names.texts.sight import BETWEEN
from backstory.names.words.guess import Guesses
from backstory.text.tokens import words

_WIDE = 60
"""Letters on each side that are looked at."""
_MOST_PIECES = 100_000
"""Pieces of texts that are remembered."""
_INITIAL = re.compile(r"(?:^|\W)\w\S?\.\W*$")
"""A word of one or two letters and a full stop, with no other word behind it."""


class Beside:
    """`wanted`: words of names, each with those that are guessed beside it."""

    def __init__(self, index: NameIndex, wanted: Mapping[int, Collection[int]]) -> None:
        self._guesses = Guesses(index)
        self._wanted = wanted
        self._known: dict[tuple[int, str], bool | None] = {}

    def is_guessed(self, anchor: int, text: str, start: int, end: int) -> bool:
        """Whether a word beside `anchor`, which stands there, may be guessed to be one of a name's."""
        before = text[max(0, start - _WIDE) : start].split()[::-1]
        after = text[end : end + _WIDE].split()
        return self._is_among(anchor, before, whole=start <= _WIDE) or self._is_among(
            anchor, after, whole=end + _WIDE >= len(text)
        )

    def is_behind_initial(self, text: str, start: int) -> bool:
        """Whether an initial stands before this place."""
        before = text[max(0, start - _WIDE) : start]
        return bool(_INITIAL.search(before)) or (start > _WIDE and not before.strip())

    def _is_among(self, anchor: int, pieces: Sequence[str], *, whole: bool) -> bool:
        """Whether the first piece that is not passed over may be guessed. `whole`: the text ends with the
        last one, which is else cut off somewhere."""
        for piece in pieces if whole else pieces[:-1]:
            found = self._is_guessed(anchor, piece)
            if found is not None:
                return found
        return not whole

    def _is_guessed(self, anchor: int, piece: str) -> bool | None:
        """None for what is passed over."""
        key = (anchor, piece)
        if key not in self._known:
            if len(self._known) >= _MOST_PIECES:
                self._known.clear()
            here, wanted = words(piece), self._wanted[anchor]
            if any(self._guesses.guess(word, anchor, wanted) is not None for word in here):
                self._known[key] = True
            else:
                self._known[key] = None if BETWEEN.issuperset(here) else False
        return self._known[key]
