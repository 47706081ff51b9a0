"""Words as the sounds that their spelling may make: a file of letters for each script.

1. A word is cut into graphemes of its script by one pattern, the longest first; a grapheme may differ at the
   start and at the end of a word.
2. Each grapheme gives slots, one for each sound; a slot holds the phones that languages and schools give it,
   each at a price: j is dzh for nothing, zh or y for little. Scripts without a table are romanised first.

The files write a slot as "C,S.1,k.15,0.3": phones, the likeliest first, each with its price; "0" is the price
of leaving the slot out, "~" the same against a script that leaves short vowels out; "+" joins slots.

Phones: b p f v m n r l d t k g q s z, x kh, G gh, h, T th, D dh, S sh, Z zh, C ch, J dzh, c ts, y, w,
a e i o u.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from backstory.text.lookalikes import unmixed
from backstory.text.romanise import romanise
from backstory.text.scripts import script_of
from backstory.text.sounds import arabic, cyrillic, hebrew, latin

_ABJADS = frozenset({"Arab", "Hebr"})
_VOWELS = frozenset("aeiou")
_LEAVING = {"vowel": 0.25, "glide": 0.35, "h": 0.3, "consonant": 1.0}
_LEAVING_A_VOWEL_UNWRITTEN = 0.08
_WEIGHT = {"vowel": 0.35, "glide": 0.5, "h": 0.6, "consonant": 1.0}
_WEIGHT_OF_THE_SILENT = 0.3


class Slot(NamedTuple):
    """What one sound of a spelling may be, and what leaving it out costs."""

    phones: tuple[tuple[str, float], ...]
    silent: float
    silent_abjad: float
    """The same where the other word is in a script that leaves short vowels out."""
    weight: float
    """How much of a word it makes: a consonant is 1, a vowel less."""


class Sounds(NamedTuple):
    """A word's slots, by number, with their weights, and whether its script leaves short vowels out."""

    slots: tuple[int, ...]
    weight: float
    leaving: tuple[float, ...]
    """What it costs to leave each slot out."""
    leaving_abjad: tuple[float, ...]
    """The same against a script that leaves short vowels out."""
    hard: int
    """How many slots cannot be left out cheaply."""
    holding: int
    """How many slots may stand for a hard one of another word."""
    abjad: bool


SLOTS: list[Slot] = []
_NUMBERS: dict[tuple[str, bool], int] = {}


def _family(phone: str) -> str:
    if phone in _VOWELS:
        return "vowel"
    return {"y": "glide", "w": "glide", "h": "h"}.get(phone, "consonant")


def _number(written: str, *, abjad: bool) -> int:
    """The number of the slot that a table writes so; `abjad`: its script leaves short vowels out."""
    if (written, abjad) in _NUMBERS:
        return _NUMBERS[written, abjad]
    prices = [(part[0], float(part[1:] or 0)) for part in written.split(",")]
    phones = tuple((phone, price) for phone, price in prices if phone not in "0~")
    family = _family(phones[0][0]) if phones else "h"
    silent = dict(prices).get("0", _LEAVING[family])
    unwritten = min(silent, _LEAVING_A_VOWEL_UNWRITTEN) if family == "vowel" and not abjad else silent
    weight = _WEIGHT[family] if silent > 0.2 or family == "vowel" else _WEIGHT_OF_THE_SILENT
    _NUMBERS[written, abjad] = len(SLOTS)
    SLOTS.append(Slot(phones, silent, dict(prices).get("~", unwritten), weight))
    return _NUMBERS[written, abjad]


def _graphemes(table: str, *, abjad: bool) -> dict[str, tuple[int, ...]]:
    """Grapheme -> numbers of its slots."""
    parts = table.split()
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {sign: tuple(_number(slot, abjad=abjad) for slot in slots.split("+")) for sign, slots in pairs}


def _holds(slot: Slot) -> bool:
    """Whether a slot may be a consonant, or a vowel that is near to one (u to v)."""
    return any(phone not in "aei" for phone, _ in slot.phones)


class _Script:
    """One script's graphemes as one pattern, with those that differ at the start and the end of a word."""

    def __init__(self, inside: str, start: str = "", end: str = "", *, abjad: bool = False) -> None:
        self._inside = _graphemes(inside, abjad=abjad)
        self._start = {**self._inside, **_graphemes(start, abjad=abjad)}
        self._end = {**self._inside, **_graphemes(end, abjad=abjad)}
        tables = (self._start, self._end, self._inside)
        start, end, inside = ("|".join(map(re.escape, sorted(t, key=len, reverse=True))) for t in tables)
        self._pattern = re.compile(f"(?P<start>\\A(?:{start}))|(?P<end>(?:{end})\\Z)|{inside}")

    def cut(self, word: str) -> tuple[int, ...]:
        slots: list[int] = []
        for sign in self._pattern.finditer(word):
            place = sign.lastgroup
            table = self._inside if place is None else self._start if place == "start" else self._end
            slots += table[sign[0]]
        return tuple(slots)


_SCRIPTS = {
    "Latn": _Script(latin.INSIDE, latin.START, latin.END),
    "Cyrl": _Script(cyrillic.INSIDE, cyrillic.START, cyrillic.END),
    "Arab": _Script(arabic.INSIDE, arabic.START, arabic.END, abjad=True),
    "Hebr": _Script(hebrew.INSIDE, end=hebrew.END, abjad=True),
}
_DOUBLED = re.compile(r"([bcdfghklmnpqrstvwxyzбвгджзклмнпрстфхц])\1+")
_UNSOUNDED = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e]")


@lru_cache(maxsize=65536)
def sounds(word: str) -> Sounds:
    """What one word in any script may sound like; no slots where nothing in it can be read."""
    script = script_of(word)
    word = unmixed(_UNSOUNDED.sub("", unicodedata.normalize("NFKC", word.lower())))
    if script not in _SCRIPTS:
        word, script = romanise(word), "Latn"
    slots = _SCRIPTS[script].cut(_DOUBLED.sub(r"\1", word))
    return Sounds(
        slots,
        weight=sum(SLOTS[number].weight for number in slots),
        leaving=tuple(SLOTS[number].silent for number in slots),
        leaving_abjad=tuple(SLOTS[number].silent_abjad for number in slots),
        hard=sum(SLOTS[number].silent >= 1.0 for number in slots),
        holding=sum(_holds(SLOTS[number]) for number in slots),
        abjad=script in _ABJADS,
    )
