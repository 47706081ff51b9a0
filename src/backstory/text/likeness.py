"""How alike two words sound, whatever their scripts: the fine question after the coarse keys.

1. Both words are cut into slots of phones (`backstory.text.sounds`).
2. Two slots cost the cheapest pair of their phones, with the distance between the two phones added.
3. The cheapest alignment of the two words, slots left out at their price, is their distance. Vowels cost
   little, and next to nothing against scripts that leave short ones out (Arabic, Hebrew) save at the ends
   of a word, where those write them too.
4. Distance over size gives the likeness.
"""

from __future__ import annotations

from functools import cache

from backstory.text.sounds import SLOTS, sounds

_UNLIKE = 1.2
_DISTANCES = """
    bp.4 fv.3 vw.2 bv.5 fp.6 td.4 tT.2 dD.2 sT.3 zD.2 fT.4 kg.4 kq.05 gq.25 kx.35 qx.4 xh.15 Gg.15 Gx.5 Gq.4
    Gk.5 gh.4 Gh.5 sz.2 sS.4 zZ.4 SZ.4 SC.3 CJ.3 JZ.1 Jz.4 ZC.5 Jg.5 Jy.5 Zy.6 cs.2 cz.25 cC.3 ct.5 cS.5
    cJ.5 CT.6 Ct.6 mn.6 rl.6 yi.03 ye.15 wu.03 wo.15 vu.25 vo.4 hy.8 rG.5
    ae.15 ao.2 ai.35 au.35 ei.12 eo.3 eu.35 io.4 iu.4 ou.08 ya.4 wa.4
"""
_NEAR = {frozenset(pair[:2]): float(pair[2:]) for pair in _DISTANCES.split()}


@cache
def _price(one: int, other: int) -> float:
    """What it costs to take two slots for the same sound."""
    prices = (
        price
        + other_price
        + (0.0 if phone == other_phone else _NEAR.get(frozenset((phone, other_phone)), _UNLIKE))
        for phone, price in SLOTS[one].phones
        for other_phone, other_price in SLOTS[other].phones
    )
    return min(prices, default=2 * _UNLIKE)


def distance(one: str, other: str) -> float:
    """The price of the cheapest alignment of two words' sounds: 0 the same, about 1 a consonant apart."""
    first, second = sounds(one), sounds(other)
    leave_first = [SLOTS[n].silent_abjad if second.abjad else SLOTS[n].silent for n in first.slots]
    leave_second = [SLOTS[n].silent_abjad if first.abjad else SLOTS[n].silent for n in second.slots]
    row = [0.0]
    for leave in leave_second:
        row.append(row[-1] + leave)
    price = _price
    for number, leave in zip(first.slots, leave_first, strict=True):
        diagonal = row[0]
        row[0] = left = diagonal + leave
        for place, other_number in enumerate(second.slots, 1):
            cost = diagonal + price(number, other_number)
            diagonal = row[place]
            if diagonal + leave < cost:
                cost = diagonal + leave
            left += leave_second[place - 1]
            if left < cost:
                cost = left
            row[place] = left = cost
    return row[-1]


def likeness(one: str, other: str) -> float:
    """How alike two words sound, 0 to 1, in any scripts.

    1 could be the very same name; spellings of one name mostly reach .85, other names mostly do not; below
    .7 is another name. Short words need more: a vowel is a large part of them.
    """
    size = (sounds(one).weight + sounds(other).weight) / 2
    return max(0.0, 1.0 - distance(one, other) / size) if size else 0.0
