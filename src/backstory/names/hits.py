"""Words of texts at which a name may be found, for all words of several texts at once.

Most words that may be a name's rarest word are not: no word that the name has beside it stands there. Few of
these come through; whether a name is there says `scan`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from backstory.names.guess import Guesses
from backstory.names.sight import ALONE, GUESSED, NO_WORD, PASSED_OVER, STARTS, SURE, Sight
from backstory.text.cutting import Cut, Ints

_MOST_BETWEEN = 2
"""Words that are passed over between two of a name; where there are more, the word is one to be looked at."""
_INITIAL = 2
"""Letters of an initial, a full stop behind which is soft."""


def hits(cut: Cut, numbers: Ints, sight: Sight, guesses: Guesses) -> Ints:
    """The words at which `scan` may find a name, never too few; `numbers` are as `sight` gives them."""
    row = np.empty(len(numbers) + 2, dtype=numbers.dtype)
    row[0] = row[-1] = NO_WORD
    row[1:-1] = numbers
    kinds = sight.kinds[row]
    at = np.flatnonzero(kinds & STARTS)
    if not at.size:
        return at
    solid = np.flatnonzero((kinds & PASSED_OVER) == 0)
    rank = np.searchsorted(solid, at)
    left, right = solid[rank - 1], solid[rank + (solid[rank] == at)]
    may = sight.matched[row]
    near = may[left] | may[np.maximum(left, at - 2)] | may[at - 1]
    near |= may[right] | may[np.minimum(right, at + 2)] | may[at + 1]
    here = kinds[at]
    found = (sight.beside[row[at]] & near) != 0
    found |= (here & ALONE) != 0
    found |= (at - left > _MOST_BETWEEN + 1) | (right - at > _MOST_BETWEEN + 1)
    found |= _behind_initials(cut, at - 1)
    others = np.flatnonzero(((here & SURE) != 0) & (((kinds[left] | kinds[right]) & GUESSED) != 0) & ~found)
    sides = zip(
        others.tolist(), at[others].tolist(), left[others].tolist(), right[others].tolist(), strict=True
    )
    for place, word, *beside in sides:
        found[place] = any(_is_guessed(cut, row, word, there, sight, guesses) for there in beside)
    those: Ints = at[found] - 1
    return those


def _is_guessed(cut: Cut, row: Ints, at: int, there: int, sight: Sight, guesses: Guesses) -> bool:
    """Whether word `there` is guessed to be a name's beside one of those that word `at` may be."""
    pair = int(row[at]), int(row[there])
    known = sight.guessed.get(pair)
    if known is None:
        word = cut.word(there - 1) if sight.kinds[pair[1]] & GUESSED else ""
        known = sight.guessed[pair] = bool(word) and any(
            sure and names and guesses.guess(word, number, names.keys()) is not None
            for number, _, names, sure in sight.forms[pair[0]].starts
        )
    return known


def _behind_initials(cut: Cut, at: Ints) -> NDArray[np.bool_]:
    before = np.maximum(at - 1, 0)
    ends = cut.ends[before]
    short = ends - cut.starts[before] <= _INITIAL
    for place in np.flatnonzero(short).tolist():
        short[place] = cut.row[ends[place]] == "."
    return short
