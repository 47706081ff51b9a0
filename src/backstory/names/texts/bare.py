"""Texts without the signs that their normal form has not: the quickest way to see whether some hide words.

Each character is looked up in a table: it stays, goes (signs, marks, letters of scripts without capitals), or
becomes another one in normal form, which is told of no text that has such a character.
"""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from backstory.text.fold import fold

_NEW, _STAYS, _GOES, _CHANGES = range(4)
_BEYOND = 0xD800
"""Surrogates, which stand for letters beyond the basic plane, and what comes after them."""


class Bare:
    """Learns characters as they come."""

    def __init__(self) -> None:
        self._kinds: NDArray[np.uint8] = np.zeros(1 << 16, dtype=np.uint8)
        self._kinds[_BEYOND:] = _CHANGES

    def text(self, lower: str) -> str | None:
        """A text in small letters as it stays; None where a character becomes another one."""
        codes = np.frombuffer(lower.encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
        kinds = self._kinds[codes]
        if not kinds.all():
            for code in np.unique(codes[kinds == _NEW]).tolist():
                self._kinds[code] = _kind(chr(code))
            kinds = self._kinds[codes]
        if kinds.max(initial=0) == _CHANGES:
            return None
        left = codes[kinds == _STAYS]
        cyrillic = (left >= 0x400) & (left < 0x530)
        if cyrillic.any() and ((left >= 0x61) & (left < 0x370)).any():
            return None  # letters of one look may stand for each other
        return str(left.tobytes(), "utf-16-le")


def _kind(character: str) -> int:
    if character.isspace():
        return _STAYS
    if unicodedata.category(character)[0] == "M" and not "\u0590" <= character <= "\u08ff":
        return _CHANGES  # the letter before it
    folded = fold(f"1{character}1").replace(" ", "")[1:-1]  # digits belong to no script
    if folded == character and (character.lower() != character.upper() or character.isdigit()):
        return _STAYS
    has_case = character.lower() != character.upper() or folded.isascii()
    return _CHANGES if folded and has_case else _GOES
