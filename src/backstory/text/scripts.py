"""Which script a text is written in, by ISO 15924 code, and which way it runs.

1. Runs of letters are found by one pattern with a named group for each script.
2. The script with most letters wins; a text without letters has none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

# Code points, both ends included; the scripts that the foreign press is written in.
_RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    "Latn": (
        *((0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2AF)),
        *((0x1D00, 0x1DBF), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA722, 0xA7FF), (0xFB00, 0xFB06)),
        *((0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
    ),
    "Cyrl": ((0x400, 0x481), (0x48A, 0x52F), (0x1C80, 0x1C8A), (0xA640, 0xA69D)),
    "Arab": (
        *((0x620, 0x64A), (0x66E, 0x6D3), (0x6D5, 0x6D5), (0x6EE, 0x6EF), (0x6FA, 0x6FF), (0x750, 0x77F)),
        *((0x8A0, 0x8C9), (0xFB50, 0xFBB1), (0xFBD3, 0xFDFF), (0xFE70, 0xFEFC)),
    ),
    "Hebr": ((0x5D0, 0x5F2), (0xFB1D, 0xFB4F)),
    "Grek": ((0x370, 0x37D), (0x386, 0x386), (0x388, 0x3FF), (0x1F00, 0x1FFF)),
    "Armn": ((0x531, 0x556), (0x561, 0x588), (0xFB13, 0xFB17)),
    "Geor": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2D)),
    "Syrc": ((0x710, 0x72F), (0x74D, 0x74F)),
    "Thaa": ((0x780, 0x7B1),),
    "Nkoo": ((0x7CA, 0x7EA),),
    "Ethi": ((0x1200, 0x135A), (0x1380, 0x138F), (0x2D80, 0x2DDE)),
    "Deva": ((0x900, 0x963), (0x971, 0x97F)),
    "Beng": ((0x980, 0x9E3),),
    "Guru": ((0xA01, 0xA65), (0xA70, 0xA75)),
    "Gujr": ((0xA81, 0xAE3),),
    "Taml": ((0xB82, 0xBD7),),
    "Telu": ((0xC00, 0xC63),),
    "Knda": ((0xC80, 0xCE3),),
    "Mlym": ((0xD00, 0xD63),),
    "Sinh": ((0xD80, 0xDDF),),
    "Thai": ((0xE01, 0xE3A), (0xE40, 0xE4E)),
    "Laoo": ((0xE80, 0xECE), (0xEDC, 0xEDF)),
    "Tibt": ((0xF40, 0xFBC),),
    "Mymr": ((0x1000, 0x103F), (0x1050, 0x108F)),
    "Khmr": ((0x1780, 0x17D3),),
    "Mong": ((0x1820, 0x18AA),),
    "Hang": ((0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)),
    "Hira": ((0x3041, 0x309F),),
    "Kana": ((0x30A1, 0x30FF), (0xFF66, 0xFF9F)),
    "Hani": ((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)),
}


@cache
def _runs() -> re.Pattern[str]:
    """Made when a text first needs it: it takes five milliseconds, which every command would wait for."""
    groups = []
    for script, ranges in _RANGES.items():
        letters = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
        groups.append(f"(?P<{script}>[{letters}]+)")
    return re.compile("|".join(groups))


RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa"})
languages_rtl = frozenset(
    {"ar", "arc", "arz", "azb", "ckb", "dv", "fa", "he", "iw", "ks", "lrc", "mzn"}
    | {"nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi", "ku-arab", "az-arab"}
)
"""Language codes written from right to left."""


@lru_cache(maxsize=65536)
def script_of(text: str) -> str:
    """The ISO 15924 code of the script of most of the letters in `text`; "" where it has none we know.

    A tie goes to the script that comes first in the text.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    whole = _runs().match(text)
    if whole and whole.end() == len(text):
        return whole.lastgroup or ""
    counts: dict[str, int] = {}
    for run in _runs().finditer(text):
        script = run.lastgroup or ""
        counts[script] = counts.get(script, 0) + run.end() - run.start()
    return max(counts, key=counts.__getitem__) if counts else ""


def has_case(word: str) -> bool:
    """Whether the word is in a script that has capitals."""
    return word.lower() != word.upper()


def is_rtl(text_or_language: str) -> bool:
    """Whether a language code ("ar", "fa-IR") or a text runs from right to left."""
    code = text_or_language.lower()
    if code in languages_rtl or (code.split("-")[0] in languages_rtl and "-latn" not in code):
        return True
    return script_of(text_or_language) in RTL_SCRIPTS
