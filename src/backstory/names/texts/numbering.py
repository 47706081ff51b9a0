"""Numbers for 64-bit values, such as the words of `text.cutting`: an open hash table that is asked for many
at once.
"""

from __future__ import annotations

import numpy as np

from backstory.text.cutting import Ints, Numbers

UNKNOWN = 0
"""Number that no value has."""

_LEAST = 1 << 12
_ROOM = 4
"""Places for each value."""
_EMPTY = np.uint64(0)


class Numbering:
    """Values, numbered from 1 on as they come. They are spread evenly, and none is 0."""

    def __init__(self) -> None:
        self._count = 0
        self._make(_LEAST)

    def numbers(self, values: Numbers) -> Ints:
        """The number of each, UNKNOWN for one that has none."""
        places = (values >> self._shift).astype(np.int64)
        found = self._values[places]
        others = ((found != values) & (found != _EMPTY)).nonzero()[0]
        while others.size:
            places[others] = (places[others] + 1) & self._mask
            found = self._values[places[others]]
            others = others[(found != values[others]) & (found != _EMPTY)]
        return self._numbers[places]

    def add(self, values: Numbers) -> None:
        """Number values that have none, each once."""
        first = self._count + 1
        self._count += len(values)
        if self._count * _ROOM > len(self._values):
            known = self._values != _EMPTY
            before = self._values[known], self._numbers[known]
            self._make(1 << (self._count * _ROOM).bit_length())
            self._put(*before)
        self._put(values, np.arange(first, first + len(values)))

    def _make(self, size: int) -> None:
        """`size`: a power of two."""
        self._values: Numbers = np.zeros(size, dtype=np.uint64)
        self._numbers: Ints = np.zeros(size, dtype=np.int64)
        self._mask = size - 1
        self._shift = np.uint64(64 - self._mask.bit_length())

    def _put(self, values: Numbers, numbers: Ints) -> None:
        places = (values >> self._shift).astype(np.int64)
        while values.size:
            free = self._values[places] == _EMPTY
            self._values[places[free]] = values[free]  # where several want one place, one of them has it
            got = self._values[places] == values
            self._numbers[places[got]] = numbers[got]
            values, numbers = values[~got], numbers[~got]
            places = (places[~got] + 1) & self._mask
