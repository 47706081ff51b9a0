"""The normal form in which two spellings of "the same name" are equal letter for letter.

1. NFKC and case folding.
2. One table takes off diacritics, apostrophes, quotation marks and characters without width (joiners,
   bidirectional marks), turns dashes and other punctuation into spaces, unites the variants of Arabic
   letters and writes all digits in ASCII.
3. Spaces collapse; Latin and Cyrillic letters of one look do not mix in a word.
Cyrillic й and the like are letters of their own and stay; ё becomes е, as most texts write it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from backstory.text.lookalikes import unmixed

APOSTROPHES = "'’‘‛`´′ʹʻʼʽʾʿˈˊˋ＇ꞌ՚׳ߴ"
APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
QUOTES = '"“”„‟«»‹›″״〝〞〟＂「」『』❝❞'
HYPHENS = "-‐‑‒–—―−⁃﹘﹣－־_‿"
_INVISIBLE = (
    *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0, *range(0x180B, 0x1810)),
    *(*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)),
    *range(0xE0000, 0xE01F0),
)

# Blocks whose letters lose their diacritics: Latin, Greek, Cyrillic, Arabic, Latin and Greek extended.
_MARKED_BLOCKS = (range(0xC0, 0x250), range(0x370, 0x530), range(0x600, 0x700), range(0x1E00, 0x2000))
_OWN_LETTERS = "йіїўґѓќјљњћђџѕєҗңөүғқҳҷӣӯӡ"
_ZEROS = (
    *(0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50),
    *(0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40),
    *(0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x11066, 0x1E950),
)
_LETTERS = {
    **{"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i", "ȷ": "j", "ð": "d", "þ": "th"},
    **{"æ": "ae", "œ": "oe", "ƒ": "f", "ə": "a", "ß": "ss", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ĸ": "k"},
    **{"ς": "σ", "ё": "е", "ѐ": "е", "ѝ": "и"},
    # Arabic: the bearers of hamza, the alifs, final forms, and the letters as Persian and Urdu type them.
    **{"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ې": "ي"},
    **{"ے": "ي", "ۍ": "ي", "ێ": "ي", "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ة": "ه", "ۀ": "ه", "ہ": "ه"},
    **{"ۂ": "ه", "ۃ": "ه", "ھ": "ه", "ە": "ه", "ک": "ك", "ڪ": "ك", "ګ": "گ", "ڵ": "ل", "ڕ": "ر", "ڤ": "ف"},
    **{"ء": "", "ـ": ""},
}


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for block in _MARKED_BLOCKS:
        for code in block:
            letter = chr(code)
            if unicodedata.category(letter)[0] == "L" and letter not in _OWN_LETTERS:
                parts = [c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c)]
                table[code] = "".join(_LETTERS.get(part, part) for part in parts)
            elif unicodedata.category(letter) in ("Mn", "Me"):
                table[code] = ""
    for marks in (range(0x300, 0x370), range(0x483, 0x48A), range(0x591, 0x5C8), range(0x1AB0, 0x1B00)):
        table.update(dict.fromkeys(marks, ""))
    for marks in (range(0x1DC0, 0x1E00), range(0x20D0, 0x2100), range(0xFE20, 0xFE30), range(0x8D3, 0x900)):
        table.update(dict.fromkeys(marks, ""))
    for block in (range(0xC0), range(0xD7, 0xF8), range(0x2010, 0x2060), range(0x3001, 0x3021)):
        table.update({code: " " for code in block if not chr(code).isalnum()})
    table.update(dict.fromkeys(map(ord, "،؛؟٪٫٬٭۔׀׃׆؍·՝՞։჻।॥・･﴾﴿\u2028\u2029\u205f\u00a0"), " "))
    table.update(dict.fromkeys(map(ord, HYPHENS), " "))
    table.update(dict.fromkeys(map(ord, APOSTROPHES + QUOTES), ""))
    table.update({zero + n: str(n) for zero in _ZEROS for n in range(10)})
    table.update({ord(letter): plain for letter, plain in _LETTERS.items()})
    table.update(dict.fromkeys(_INVISIBLE, ""))
    return table


_TABLE = _table()
_PLAIN = {code: to for code, to in _TABLE.items() if code < 0x80}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The normal form of `text`: equal for spellings that differ in case, diacritics, dashes and the like.

    Lower case, single spaces, no punctuation. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_PLAIN).split())
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_TABLE)
    if not unicodedata.is_normalized("NFKC", folded):
        return fold(folded)
    return unmixed(" ".join(folded.split()))


def is_plain(letter: str) -> bool:
    """Whether this is a letter or digit that `fold` leaves as it is: sooner told than by folding it."""
    return (
        letter.isalnum()
        and ord(letter) not in _TABLE
        and letter == letter.casefold()
        and unicodedata.is_normalized("NFKC", letter)
    )
