"""Words of texts at which a name may be found, for all words of several texts at once.

Most words that may be a name's rarest word are not: no word that the name has beside it stands there. Few of
these come through; whether a name is there says `scan`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from backstory.names.texts.sight import ALONE, GUESSED, NO_WORD, PASSED_OVER, STARTS, SURE, Sight
from backstory.names.words.guess import Guesses
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
    at = (kinds & STARTS).nonzero()[0]
    if not at.size:
        return at
    solid = ((kinds & PASSED_OVER) == 0).nonzero()[0]
    rank = np.searchsorted(solid, at)
    left, right = solid[rank - 1], solid[rank + (solid[rank] == at)]
    may = sight.matched[row]
    near = may[left] | may[np.maximum(left, at - 2)] | may[at - 1]
    near |= may[right] | may[np.minimum(right, at + 2)] | may[at + 1]
    here = kinds[at]
    found = (here & ALONE) != 0
    found |= (at - left > _MOST_BETWEEN + 1) | (right - at > _MOST_BETWEEN + 1)
    found |= _behind_initials(cut, at - 1)
    meets = ~found & ((sight.beside[row[at]] & near) != 0)
    guessed = ~found & ((here & SURE) != 0) & (((kinds[left] | kinds[right]) & GUESSED) != 0)
    look = _Look(cut, row, sight, guesses)
    open_ = (meets | guessed).nonzero()[0]
    columns = (open_, meets[open_], guessed[open_], at[open_], left[open_], right[open_])
    for place, may_meet, may_guess, *words in zip(*(column.tolist() for column in columns), strict=True):
        found[place] = (may_meet and look.meets(*words)) or (may_guess and look.is_guessed(*words))
    those: Ints = at[found] - 1
    return those


class _Look:
    """A closer look at single words. `row`: the numbers of all words, with one that none has on both ends."""

    def __init__(self, cut: Cut, row: Ints, sight: Sight, guesses: Guesses) -> None:
        self._cut, self._row, self._sight, self._guesses = cut, row.tolist(), sight, guesses

    def meets(self, at: int, left: int, right: int) -> bool:
        """Whether one of the words from `left` to `right` is one that names have beside word `at`."""
        row, forms = self._row, self._sight.forms
        apart = forms[row[at]].beside.isdisjoint
        for there in range(left, right + 1):
            form = forms[row[there]]
            if form is not None and there != at and not apart(form.matches):
                return True
        return False

    def is_guessed(self, at: int, left: int, right: int) -> bool:
        """Whether one of both words is guessed to be a name's beside one of those that word `at` may be."""
        row = self._row
        return self._is_guessed(row[at], row[left], left) or self._is_guessed(row[at], row[right], right)

    def _is_guessed(self, anchor: int, number: int, there: int) -> bool:
        sight, pair = self._sight, (anchor, number)
        known = sight.guessed.get(pair)
        if known is None:
            word = self._cut.word(there - 1) if sight.kinds[number] & GUESSED else ""
            known = sight.guessed[pair] = bool(word) and any(
                sure and names and self._guesses.guess(word, each, names.keys()) is not None
                for each, _, names, sure in sight.forms[anchor].starts
            )
        return known


def _behind_initials(cut: Cut, at: Ints) -> NDArray[np.bool_]:
    before = np.maximum(at - 1, 0)
    ends = cut.ends[before]
    short = ends - cut.starts[before] <= _INITIAL
    for place in short.nonzero()[0].tolist():
        short[place] = cut.row[ends[place]] == "."
    return short
