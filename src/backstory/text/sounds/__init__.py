"""Words as the sounds that their spelling may make: a file of letters for each script.

1. A word is cut into graphemes of its script, the longest first; a grapheme may differ at the
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
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from backstory.text.graphemes import Graphemes
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


def _script(
    inside: str, start: str = "", end: str = "", *, abjad: bool = False
) -> Graphemes[tuple[int, ...]]:
    return Graphemes(*(_graphemes(table, abjad=abjad) for table in (inside, start, end)))


_SCRIPTS = {
    "Latn": _script(latin.INSIDE, latin.START, latin.END),
    "Cyrl": _script(cyrillic.INSIDE, cyrillic.START, cyrillic.END),
    "Arab": _script(arabic.INSIDE, arabic.START, arabic.END, abjad=True),
    "Hebr": _script(hebrew.INSIDE, end=hebrew.END, abjad=True),
}
_WEIGHTS = [slot.weight for slot in SLOTS]
_SILENT = [slot.silent for slot in SLOTS]
_SILENT_ABJAD = [slot.silent_abjad for slot in SLOTS]
_HARD = [slot.silent >= 1.0 for slot in SLOTS]
_HOLDING = [_holds(slot) for slot in SLOTS]
_ONCE = itemgetter(1)
_DOUBLED = re.compile(r"([bcdfghklmnpqrstvwxyzбвгджзклмнпрстфхц])\1+")
_UNSOUNDED = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e]")


@lru_cache(maxsize=65536)
def sounds(word: str) -> Sounds:
    """What one word in any script may sound like; no slots where nothing in it can be read."""
    script = script_of(word)
    word = word.lower()
    if not word.isascii():
        word = unmixed(_UNSOUNDED.sub("", unicodedata.normalize("NFKC", word)))
    if script not in _SCRIPTS:
        word, script = romanise(word), "Latn"
    slots = tuple(chain.from_iterable(_SCRIPTS[script].cut(_DOUBLED.sub(_ONCE, word))))
    return Sounds(
        slots,
        weight=sum(map(_WEIGHTS.__getitem__, slots)),
        leaving=tuple(map(_SILENT.__getitem__, slots)),
        leaving_abjad=tuple(map(_SILENT_ABJAD.__getitem__, slots)),
        hard=sum(map(_HARD.__getitem__, slots)),
        holding=sum(map(_HOLDING.__getitem__, slots)),
        abjad=script in _ABJADS,
    )
