"""Any text in small Latin letters of ASCII: one plain reading, for people and for keys.

1. Small letters, composed; joiners and marks of direction go.
2. Pairs that are one sound (Greek ου, μπ) are read together.
3. One table for each language, made of a file per script, gives every letter's reading.
4. What no table knows is taken apart; what is still not ASCII (ideographs, signs) is left out.
Which romanisation school a text used does not matter here: `backstory.text.keys` unites them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from backstory.text.romanise import arabic, caucasian, cyrillic, greek, hebrew, latin

_SCRIPTS = (latin, cyrillic, arabic, hebrew, greek, caucasian)
_PAIRS = {**greek.PAIRS, **caucasian.PAIRS}
_PAIR = re.compile("|".join(_PAIRS))
_PUNCTUATION = {
    **dict.fromkeys("‘’‛′ʼʹ`´׳", "'"),
    **dict.fromkeys("“”„‟«»‹›״″", '"'),
    **dict.fromkeys("‐‑‒–—―−־", "-"),
    **{"،": ",", "؛": ";", "؟": "?", "٪": "%", "·": ".", "…": "...", "։": ":", "\u00a0": " "},
}


class _Table(dict[int, str]):
    """Readings by code point; learns each further character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isdecimal():
            reading = str(unicodedata.decimal(character))
        elif character.isspace():
            reading = " "
        else:
            parts = unicodedata.normalize("NFKD", character)
            known = (self.get(ord(part), part) for part in parts if not unicodedata.combining(part))
            reading = "".join(known).encode("ascii", "ignore").decode().lower()
        self[code] = reading
        return reading


@lru_cache(maxsize=64)
def _table(language: str) -> _Table:
    table = _Table((code, chr(code).lower()) for code in range(0x80))
    for script in _SCRIPTS:
        table.update((ord(letter), reading) for letter, reading in script.letters(language).items())
    table.update((ord(sign), plain) for sign, plain in _PUNCTUATION.items())
    return table


@lru_cache(maxsize=32768)
def romanise(text: str, language: str = "") -> str:
    """`text` in lower-case ASCII, letters read as `language` (ISO 639-1) reads them.

    Arabic and Hebrew keep the vowels they write and no others: أجناد القوقاز is "ajnad alqwqaz".
    Letters of scripts without a table (ideographs, for one) are left out; never raises.
    """
    return romanised(text, language)


def romanised(text: str, language: str = "") -> str:
    """The same; not remembered, for long texts."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text).lower()
    if _PAIR.search(text):
        text = _PAIR.sub(lambda pair: _PAIRS[pair[0]], text)
    return text.translate(_table(language.split("-")[0]))
