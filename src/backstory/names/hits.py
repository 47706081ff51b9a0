"""Words of texts at which a name may be found, for all words of several texts at once.

Most words that may be a name's rarest word are not: no word that the name has beside it stands there. Few of
these come through; whether a name is there says `scan`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from backstory.names.sight import ALONE, GUESSED, NO_WORD, PASSED_OVER, STARTS, SURE, Sight
from backstory.text.cutting import Cut, Ints

_MOST_BETWEEN = 2
"""Words that are passed over between two of a name; where there are more, the word is one to be looked at."""
_INITIAL = 2
"""Letters of an initial, a full stop behind which is soft."""


def hits(cut: Cut, numbers: Ints, sight: Sight) -> Ints:
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
    found |= ((here & SURE) != 0) & (((kinds[left] | kinds[right]) & GUESSED) != 0)
    found |= (at - left > _MOST_BETWEEN + 1) | (right - at > _MOST_BETWEEN + 1)
    at -= 1
    found |= _behind_initials(cut, at)
    those: Ints = at[found]
    return those


def _behind_initials(cut: Cut, at: Ints) -> NDArray[np.bool_]:
    before = np.maximum(at - 1, 0)
    ends = cut.ends[before]
    short = ends - cut.starts[before] <= _INITIAL
    for place in np.flatnonzero(short).tolist():
        short[place] = cut.row[ends[place]] == "."
    return short
