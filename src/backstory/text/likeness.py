"""How alike two words sound, whatever their scripts: the fine question after the coarse keys.

1. Both words are cut into slots of phones (`backstory.text.sounds`).
2. Two slots cost the cheapest pair of their phones, with the distance between the two phones added.
3. The cheapest alignment of the two words, slots left out at their price, is their distance. Vowels cost
   little, and next to nothing against scripts that leave short ones out (Arabic, Hebrew) save at the ends
   of a word, where those write them too.
4. Distance over size gives the likeness.
"""

from __future__ import annotations

from itertools import accumulate
from math import inf

from backstory.text.sounds import SLOTS, Sounds, sounds

UNLIKE = 1.2
_DISTANCES = """
    bp.4 fv.3 vw.2 bv.5 fp.6 td.4 tT.2 dD.2 sT.3 zD.2 fT.4 kg.4 kq.05 gq.25 kx.35 qx.4 xh.15 Gg.15 Gx.5 Gq.4
    Gk.5 gh.4 Gh.5 sz.2 sS.4 zZ.4 SZ.4 SC.3 CJ.3 JZ.1 Jz.4 ZC.5 Jg.5 Jy.5 Zy.6 cs.2 cz.25 cC.3 ct.5 cS.5
    cJ.5 CT.6 Ct.6 mn.6 rl.6 yi.03 ye.15 wu.03 wo.15 vu.25 vo.4 hy.8 rG.5
    ae.15 ao.2 ai.35 au.35 ei.12 eo.3 eu.35 io.4 iu.4 ou.08 ya.4 wa.4
"""
_NEAR = {frozenset(pair[:2]): float(pair[2:]) for pair in _DISTANCES.split()}


class _Prices(dict[int, float]):
    """What it costs to take one slot for each other slot; worked out when first asked for."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._phones = SLOTS[number].phones

    def __missing__(self, other: int) -> float:
        prices = (
            price + other_price + apart(phone, other_phone)
            for phone, price in self._phones
            for other_phone, other_price in SLOTS[other].phones
        )
        self[other] = least = min(prices, default=2 * UNLIKE)
        return least


_PRICES = [_Prices(number) for number in range(len(SLOTS))]


def apart(phone: str, other: str) -> float:
    """What it costs to take one phone for another."""
    return 0.0 if phone == other else _NEAR.get(frozenset((phone, other)), UNLIKE)


def distance(one: str, other: str, at_most: float = inf) -> float:
    """The price of the cheapest alignment of two words' sounds: 0 the same, about 1 a consonant apart.

    Beyond `at_most` the answer is infinity: that is found out sooner.
    """
    return _align(sounds(one), sounds(other), at_most)


def _align(first: Sounds, second: Sounds, at_most: float) -> float:
    if first.hard - second.holding > at_most or second.hard - first.holding > at_most:
        return inf
    if len(first.slots) > len(second.slots):
        first, second = second, first
    leave_second = second.leaving_abjad if first.abjad else second.leaving
    row = list(accumulate(leave_second, initial=0.0))
    numbers = second.slots
    for number, leave in zip(
        first.slots, first.leaving_abjad if second.abjad else first.leaving, strict=True
    ):
        prices = _PRICES[number]
        diagonal = row[0]
        row[0] = left = least = diagonal + leave
        place = 1
        for other_number, leave_other in zip(numbers, leave_second):  # noqa: B905 - equal by construction
            cost = diagonal + prices[other_number]
            diagonal = row[place]
            left += leave_other
            if left < cost:
                cost = left
            if diagonal + leave < cost:
                cost = diagonal + leave
            row[place] = left = cost
            if cost < least:
                least = cost
            place += 1
        if least > at_most:
            return inf
    return row[-1] if row[-1] <= at_most else inf


def likeness(one: str, other: str, at_least: float = 0.0) -> float:
    """How alike two words sound, 0 to 1, in any scripts; 0 also for less than `at_least`, found sooner.

    1 could be the very same name; spellings of one name mostly reach .85, other names mostly do not; below
    .7 is another name. Short words need more: a vowel is a large part of them.
    """
    first, second = sounds(one), sounds(other)
    size = (first.weight + second.weight) / 2
    if not size:
        return 0.0
    return max(0.0, 1.0 - _align(first, second, (1.0 - at_least) * size + 1e-9) / size)
