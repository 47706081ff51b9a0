"""How alike many pairs of words sound, all at once: the answers of `backstory.text.likeness`, for thousands.

1. Each word is a row: the numbers of its sounds, filled up with one that costs nothing to leave out.
2. What can be told from how many hard sounds the words have is told first.
3. The pairs left are aligned side by side. A step takes one sound of every first word along the whole of
   the second words: the cheapest way to each place, then what leaving out sounds of the second word saves.
4. Pairs that have become too dear are dropped on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from backstory.text.likeness import UNLIKE, apart
from backstory.text.sounds import SLOTS, Sounds, sounds

LONGEST = 28
"""Sounds of a word; a longer one is like none."""
_AT_ONCE = 1_000
_NOTHING = len(SLOTS)
"""The number of the sound that rows are filled up with."""
_DEAR = 99.0
_SOME = 64
"""Pairs that are not worth looking through for those that can be dropped."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Rows:
    """The sounds of words, by row."""

    def __init__(self, size: int) -> None:
        self.slots = np.full((size, LONGEST), _NOTHING, dtype=np.int16)
        self.length = np.zeros(size, dtype=np.int16)
        self.weight = np.zeros(size, dtype=np.float32)
        self.hard = np.zeros(size, dtype=np.float32)
        self.holding = np.zeros(size, dtype=np.float32)
        self.abjad = np.zeros(size, dtype=bool)

    @classmethod
    def of(cls, words: Iterable[str]) -> Rows:
        """A row for each word, in order."""
        heard = [*map(sounds, words)]
        rows = cls(len(heard))
        for row, each in enumerate(heard):
            rows.put(row, each)
        return rows

    def put(self, row: int, heard: Sounds) -> None:
        """Let the row be these sounds."""
        length = len(heard.slots)
        if length > LONGEST:
            self.hard[row] = _DEAR
            return
        self.slots[row, :length] = heard.slots
        self.length[row], self.weight[row] = length, heard.weight
        self.hard[row], self.holding[row], self.abjad[row] = heard.hard, heard.holding, heard.abjad


def likenesses(first: Rows, ones: Ints, second: Rows, others: Ints, at_least: Floats) -> Floats:
    """How alike row `ones[i]` of `first` and row `others[i]` of `second` sound, 0 to 1; 0 for what is less
    than `at_least[i]`."""
    found = np.zeros(len(ones), dtype=np.float32)
    size: Floats = (first.weight[ones] + second.weight[others]) / np.float32(2)
    at_most: Floats = (np.float32(1.0) - at_least) * size + np.float32(1e-6)
    can_be = (
        (size > 0)
        & (first.hard[ones] - second.holding[others] <= at_most)
        & (second.hard[others] - first.holding[ones] <= at_most)
    )
    left = np.flatnonzero(can_be)
    left = left[np.argsort(first.length[ones[left]] * LONGEST + second.length[others[left]], kind="stable")]
    for start in range(0, len(left), _AT_ONCE):
        part = left[start : start + _AT_ONCE]
        price = _aligned(first, ones[part], second, others[part], at_most[part])
        near = price <= at_most[part]
        found[part[near]] = np.maximum(0.0, 1.0 - price[near] / size[part[near]])
    return found


def _aligned(first: Rows, ones: Ints, second: Rows, others: Ints, at_most: Floats) -> Floats:
    """The price of the cheapest alignment of each pair, or some price beyond `at_most`."""
    prices, leaving, leaving_abjad = _prices()
    width = max(1, int(second.length[others].max()))
    there = second.slots[others, :width]
    leave = np.where(first.abjad[ones, None], leaving_abjad[there], leaving[there])
    here = first.slots[ones]
    leave_here = np.where(second.abjad[others, None], leaving_abjad[here], leaving[here])
    # What leaving out the second word's sounds up to a place costs.
    sums = np.zeros((len(ones), width + 1), dtype=np.float32)
    np.cumsum(leave, axis=1, out=sums[:, 1:])
    row = sums.copy()
    ended = np.full(len(ones), _DEAR, dtype=np.float32)
    numbers = np.arange(len(ones))
    for at in range(int(first.length[ones].max())):
        step = row + leave_here[:, at, None]
        np.minimum(step[:, 1:], row[:, :-1] + prices[here[:, at, None], there], out=step[:, 1:])
        step -= sums
        np.minimum.accumulate(step, axis=1, out=step)
        step += sums
        row = step
        if at and len(numbers) > _SOME:
            live = np.flatnonzero(row.min(axis=1) <= at_most)
            if len(live) < 0.7 * len(numbers):
                numbers, row, sums, at_most = numbers[live], row[live], sums[live], at_most[live]
                here, there, leave_here = here[live], there[live], leave_here[live]
                if not len(live):
                    break
    ended[numbers] = row[:, -1]
    return ended


@cache
def _prices() -> tuple[Floats, Floats, Floats]:
    """(what taking a sound for another costs, leaving each out, the same against an abjad); the last number
    stands for no sound."""
    phones = sorted({phone for slot in SLOTS for phone, _ in slot.phones})
    distances = np.array([[apart(one, other) for other in phones] for one in phones], dtype=np.float32)
    of_slot = np.full((len(SLOTS), len(phones)), _DEAR, dtype=np.float32)
    for number, slot in enumerate(SLOTS):
        for phone, price in slot.phones:
            of_slot[number, phones.index(phone)] = price
    to_phone = (of_slot[:, :, None] + distances[None]).min(axis=1)
    prices = np.full((_NOTHING + 1, _NOTHING + 1), _DEAR, dtype=np.float32)
    for number in range(len(SLOTS)):
        prices[number, :-1] = (to_phone[number][None] + of_slot).min(axis=1)
    mute = [number for number, slot in enumerate(SLOTS) if not slot.phones]
    prices[mute, :-1] = prices[:-1, mute] = 2 * UNLIKE
    return (
        prices,
        np.array([*(slot.silent for slot in SLOTS), 0.0], dtype=np.float32),
        np.array([*(slot.silent_abjad for slot in SLOTS), 0.0], dtype=np.float32),
    )
