"""The signs between two words at which a name ends, unless it has the same signs between its own words:
Islamic State – Khorasan Province, DHKP/C, Communist Party of India (Maoist).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backstory.names.vocabulary.particles import ABBREVIATIONS

APART = re.compile(r"[,;:!?()\[\]{}…|•\t،؛؟。、，！？；：/\\]|\n\s*\n|--|[–—](?=\s)")
"""What no name runs across, but for full stops, which initials have as well."""

_HARD = re.compile(rf"\.|{APART.pattern}")
"""The same with full stops."""
_SPACED = " - "
"""A dash as it is typed where there is no other."""
_SOFT = frozenset({" ", "-", "."})
"""The gaps across which names always run: most gaps."""
_WIDEST = 12
_SAME = {**dict.fromkeys("-—―−", "–"), "،": ",", "؛": ";", "\\": "/"}
"""Signs that are the same but for script or habit."""
_PLAIN = str.maketrans(_SAME)


def is_hard(gap: str, before: str) -> bool:
    """Whether no name runs across `gap`; a stop after an initial or abbreviation (J., St., Wlk.) is soft."""
    if gap in _SOFT:
        return False
    if gap[0:1] == "." and (len(before) == 1 or before.lower() in ABBREVIATIONS):
        gap = gap[1:]
    return bool(_HARD.search(gap)) or len(gap) > _WIDEST


def signs_within(pieces: Sequence[str]) -> str:
    """The signs between a name's words that part names elsewhere; "" for most names. `pieces`: the name as
    `text.tokens.split` gives it."""
    if _SOFT.issuperset(pieces[2:-1:2]):
        return ""
    gaps = zip(pieces[1::2], pieces[2:-1:2], strict=False)
    hard = [gap for before, gap in gaps if is_hard(gap, before) or gap == _SPACED]
    return "".join(sorted(set("".join("".join(hard).split()).translate(_PLAIN))))


def signs_of(text: str) -> frozenset[str]:
    """The characters of a text, as `signs_within` writes signs."""
    signs = frozenset(text)
    return signs.union(plain for sign, plain in _SAME.items() if sign in signs)


def is_own(gap: str, signs: str) -> bool:
    """Whether a gap between two words of a text has signs, and none but a name's own `signs`."""
    if gap.isspace() or len(gap) > _WIDEST or "\n" in gap:
        return False
    return set("".join(gap.split()).translate(_PLAIN)) <= set(signs)
