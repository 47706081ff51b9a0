"""Words of several texts at once: where each begins and ends, and a number that stands for its letters.

1. The texts are put in a row and their characters looked up in one table: letter, apostrophe, mark, neither.
   Where a letter follows none a word begins. That gives the words of `tokens.split`.
2. A text in which more decides (scripts without spaces, joiners) is cut by `tokens.spans`.
3. The letters of a word, each times a power of one odd number, add up to its number modulo 2**64. Sums of
   the whole row give all of them at once. The odd number is another one in each process, so that nobody can
   write two words of one number.
"""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Sequence
from functools import cache
from operator import mul
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from backstory.text import tokens

Ints = NDArray[np.int64]
Numbers = NDArray[np.uint64]

LONGEST = 512
"""Letters of a word that tell it apart; no name has a longer one."""

_BETWEEN = "\n"
_GAP, _LETTER, _MARK, _APOSTROPHE, _SPECIAL = range(5)
_ENDIAN = "le" if sys.byteorder == "little" else "be"
_BLOCK = 16_384
"""Characters that are added up together."""
_QUOTE = ord('"')
_ALEF, _TAV = 0x5D0, 0x5EA


class Cut(NamedTuple):
    """Texts in a row, cut into words. All places are those of `row`."""

    row: str
    firsts: Sequence[int]
    """Where each text begins, and where one more would."""
    starts: Ints
    ends: Ints
    bounds: Sequence[int]
    """The first word of each text, and of one more."""
    hashes: Numbers
    """Equal for equal words; the first LONGEST letters count."""

    def word(self, at: int) -> str:
        """Word `at`, as it stands there."""
        return self.row[self.starts[at] : self.ends[at]]

    def words(self, places: Ints) -> list[str]:
        """The words at these places."""
        ends = map(slice, self.starts[places].tolist(), self.ends[places].tolist())
        return [*map(self.row.__getitem__, ends)]


def cut(texts: Sequence[str]) -> Cut:
    """The words of each of the texts, in order."""
    row = _BETWEEN.join(("", *texts, ""))
    firsts = [1]
    for text in texts:
        firsts.append(firsts[-1] + len(text) + 1)
    codes: NDArray[Any]
    if row.isascii():
        codes = np.frombuffer(row.encode("ascii"), dtype=np.uint8)
        kinds = _ascii_kinds()[codes]
    else:
        codes = np.frombuffer(row.encode(f"utf-32-{_ENDIAN}", "surrogatepass"), dtype=np.uint32)
        kinds = np.take(_kinds(), codes, mode="clip")
    inside = kinds == _LETTER
    odd = _odd(row, codes, kinds, inside)
    edges = (inside[1:] != inside[:-1]).nonzero()[0] + 1
    starts, ends = _with_dotted(row, edges[::2], edges[1::2])
    if odd:
        starts, ends = _spans_of_odd(texts, firsts, odd, starts, ends)
    bounds = np.searchsorted(starts, firsts).tolist()
    return Cut(row, firsts, starts, ends, bounds, _hashes(codes, starts, ends))


def hash_of(word: str) -> int:
    """What `cut` gives a word for its number in `hashes`."""
    factors, last = _factors()
    number: int = sum(map(mul, map(ord, word[:LONGEST]), factors)) * last % (1 << 64)
    return number


def _odd(row: str, codes: NDArray[Any], kinds: NDArray[Any], inside: NDArray[Any]) -> Sequence[int]:
    """Puts marks and inner apostrophes inside of words; tells where more would be needed than that."""
    odd: list[int] = []
    places = (kinds > _LETTER).nonzero()[0]
    if places.size:
        those = kinds[places]
        marks, apostrophes = places[those == _MARK], places[those == _APOSTROPHE]
        if marks.size:  # several apostrophes may then stand together in a word
            inside[marks] = True
            odd += marks[~inside[marks - 1]].tolist()
            odd += apostrophes[kinds[apostrophes + 1] == _APOSTROPHE].tolist()
        inside[apostrophes[inside[apostrophes - 1] & inside[apostrophes + 1]]] = True
        odd += places[those == _SPECIAL].tolist()
    if codes.itemsize > 1 and '"' in row:
        quotes = (codes == _QUOTE).nonzero()[0]
        before = codes[quotes - 1]
        odd += quotes[(before >= _ALEF) & (before <= _TAV)].tolist()
    return odd


def _with_dotted(row: str, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Puts together runs of single letters with full stops between them, and the stop that follows."""
    single = (ends - starts == 1).nonzero()[0]
    near = single[:-1][(single[1:] - single[:-1] == 1) & (starts[single[1:]] - ends[single[:-1]] == 1)]
    dotted = [at for at in near.tolist() if _are_dotted(row, starts[at])]
    if dotted:
        begun, done = np.ones(len(starts), dtype=bool), np.ones(len(starts), dtype=bool)
        begun[[at + 1 for at in dotted]] = False
        done[dotted] = False
        last = [at + 1 for at in dotted if done[at + 1]]
        ends[last] += [row[end] == "." for end in ends[last].tolist()]
        starts, ends = starts[begun], ends[done]
    return starts, ends


def _are_dotted(row: str, at: int) -> bool:
    """Whether the letters at `at` and behind the next character have a full stop between them."""
    return row[at + 1] == "." and row[at].isalpha() and row[at + 2].isalpha()


def _spans_of_odd(
    texts: Sequence[str], firsts: Sequence[int], odd: Sequence[int], starts: Ints, ends: Ints
) -> tuple[Ints, Ints]:
    """The words, those of the texts around the `odd` places cut by the full rules."""
    numbers = np.unique(np.searchsorted(firsts, odd, side="right") - 1).tolist()
    parts: list[tuple[Ints, Ints]] = []
    done = 0
    for number in numbers:
        first, last = np.searchsorted(starts, firsts[number : number + 2]).tolist()
        found = np.array(tokens.spans(texts[number]), dtype=np.int64).reshape(-1, 2) + firsts[number]
        parts += [(starts[done:first], ends[done:first]), (found[:, 0], found[:, 1])]
        done = last
    parts.append((starts[done:], ends[done:]))
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _hashes(codes: NDArray[Any], starts: Ints, ends: Ints) -> Numbers:
    powers, inverses = _powers()
    if len(codes) <= len(powers):
        return _hashes_of(codes, starts, np.minimum(ends, starts + LONGEST), powers, inverses)
    found = np.empty(len(starts), dtype=np.uint64)
    for first in range(0, len(codes), _BLOCK):
        low, high = np.searchsorted(starts, (first, first + _BLOCK)).tolist()
        block = codes[first : first + len(powers)]
        here = starts[low:high] - first
        until = np.minimum(ends[low:high] - first, here + LONGEST)
        found[low:high] = _hashes_of(block, here, until, powers, inverses)
    return found


def _hashes_of(codes: NDArray[Any], starts: Ints, ends: Ints, powers: Numbers, inverses: Numbers) -> Numbers:
    sums = np.empty(len(codes) + 1, dtype=np.uint64)
    sums[0] = 0
    np.cumsum(codes * powers[: len(codes)], out=sums[1:])
    found: Numbers = (sums[ends] - sums[starts]) * inverses[starts]
    return found


@cache
def _powers() -> tuple[Numbers, Numbers]:
    """Powers of an odd number modulo 2**64; those of its inverse, times another odd number, which spreads
    what short words add up to."""
    base = secrets.randbits(64) | 1
    factors = np.full((2, _BLOCK + LONGEST), base, dtype=np.uint64)
    factors[1] = pow(base, -1, 1 << 64)
    factors[:, 0] = 1, secrets.randbits(64) | 1
    powers, inverses = np.cumprod(factors, axis=1)
    return powers, inverses


@cache
def _factors() -> tuple[list[int], int]:
    """What `hash_of` reckons with."""
    powers, inverses = _powers()
    return powers[:LONGEST].tolist(), int(inverses[0])


@cache
def _ascii_kinds() -> NDArray[np.uint8]:
    kinds = np.zeros(0x80, dtype=np.uint8)
    kinds[[code for code in range(0x80) if chr(code).isalnum()]] = _LETTER
    kinds[ord("'")] = _APOSTROPHE
    kinds[ord("_")] = _SPECIAL
    return kinds


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of each character; the last one stands for all behind it, too."""
    every = "".join(map(chr, range(0x10000)))
    kinds = np.zeros(len(every), dtype=np.uint8)
    for pattern, kind in (
        (r"\w", _LETTER),
        (f"[{tokens.MARKS}]", _MARK),
        ("['’]", _APOSTROPHE),
        (f"[_{tokens.UNSPACED}{tokens.JOINERS}{re.escape(tokens.RARE_INSIDE)}]", _SPECIAL),
    ):
        for found in re.finditer(pattern + "+", every):
            kinds[found.start() : found.end()] = kind
    kinds[-1] = _SPECIAL
    return kinds
