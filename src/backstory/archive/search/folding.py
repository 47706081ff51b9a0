"""Making text ready for the index: lower case, no punctuation, one letter for every variant of it.

What two spellings have in common is said by backstory.text.fold; here its verdict on each letter stands in
a table, so that a story of 5,000 letters is done in some 30 microseconds:

1. Each letter becomes another one, a space, or nothing (diacritics, apostrophes, marks without width).
2. Letters that become several, and marks that tantivy could not see as part of a letter, are rare; a text
   with one of them is brought into Unicode's normal form first.
3. Chinese, Japanese, Thai and their like, who set no spaces, are cut into single letters.
4. Words that mix Latin and Cyrillic letters of one look are brought into one script.
5. Arabic: "and" is taken off where the stemmer leaves it on, and a final h becomes the tāʾ marbūṭa that
   it often stands for, because the stemmer takes off the one and not the other.

Groups whose stemmers need diacritics keep those of Latin letters (tantivy takes them off the stems).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from backstory.text.fold import APOSTROPHES, fold, is_plain
from backstory.text.lookalikes import unmixed

from .languages import GROUPS

_DELETED, _RARE, _SPACE = 0, 1, 32
_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_COMPOSING = (*range(0x300, 0x370), *range(0x1100, 0x1200), 0x3099, 0x309A)
_CHANGED = (range(0x3400), range(0xD7A4, 0xD800), range(0xF900, 0xFFFF))
"""Code points that fold may change: not those of Chinese, Korean, and halves of pairs. The last of the basic
plane stands for all letters beyond it."""
_UNSPACED_FROM = 0xE00
_UNSPACED = re.compile(
    "([\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17dd\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff])"
)
_AND = re.compile(r"(?<!\S)[وف](?=(?:ال\S|أ)\S\S)")
"""Arabic "and" or "so" written onto "the ..." or onto a word that begins with a hamza."""


@cache
def _verdicts() -> dict[int, str]:
    """Code point -> what fold makes of it inside a word: letters, a space or nothing. Only what changes."""
    plain_fold = fold.__wrapped__  # the cache of words is not for single letters
    found = {}
    for code in chain(*_CHANGED):
        letter = chr(code)
        if is_plain(letter):
            continue
        folded = plain_fold(f"1{letter}1")[1:-1]  # digits belong to no script
        if len(folded) == 1 and not (folded.isalnum() or unicodedata.category(folded)[0] == "M"):
            folded = " "
        if folded != letter and folded <= "\uffff":
            found[code] = folded
    return found


@cache
def _table(group: str) -> npt.NDArray[np.uint16]:
    """Code point -> code point, for the basic plane; surrogates stay as they are."""
    table = np.arange(0x10000, dtype=np.uint16)
    for code, folded in _verdicts().items():
        table[code] = ord(folded) if len(folded) == 1 else _RARE if folded else _DELETED
    table[list(_COMPOSING)] = _RARE
    if GROUPS[group].keeps_accents:
        for code in _LATIN:
            lower = chr(code).lower()
            if len(lower) == 1 and lower.isalpha():
                table[code] = ord(lower)
    if group == "tr":
        table[ord("I")], table[ord("İ")] = ord("ı"), ord("i")
    if group == "ar":  # kept apart until `_arabic` has looked at them
        table[[ord(alif) for alif in "أإآٱ"]] = ord("أ")
    if GROUPS[group].elides:
        table[[ord(mark) for mark in APOSTROPHES]] = _SPACE
    return table


@cache
def _ascii_table(group: str) -> tuple[bytes, bytes]:
    """For `bytes.translate`, where all that ASCII becomes is ASCII: the table, and what is deleted."""
    table: list[int] = _table(group)[:128].tolist()
    return bytes(table) + bytes(range(128, 256)), bytes(code for code, to in enumerate(table) if not to)


@cache
def _stays_ascii(group: str) -> bool:
    return bool((_table(group)[:128] < 128).all())


def prepare(text: str, group: str) -> str:
    """`text` as the index reads it: words parted by spaces. The group is a key of GROUPS."""
    if text.isascii() and _stays_ascii(group):
        return text.encode("ascii").translate(*_ascii_table(group)).decode("ascii")
    letters = _looked_up(text, group)
    if (letters == _RARE).any():
        letters = _looked_up(_spelled_out(text, group), group)
    prepared = letters[letters > _RARE].tobytes().decode("utf-16-le", "replace")
    if letters.size and letters.max() > _UNSPACED_FROM and _UNSPACED.search(prepared):
        prepared = _UNSPACED.sub(r" \1 ", prepared)
    if _holds(letters, 0x61, 0x7A) and _holds(letters, 0x400, 0x52F):
        prepared = unmixed(prepared)
    return _arabic(prepared) if group == "ar" else prepared


def _holds(letters: npt.NDArray[np.uint16], first: int, last: int) -> bool:
    return bool(((letters >= first) & (letters <= last)).any())


def _looked_up(text: str, group: str) -> npt.NDArray[np.uint16]:
    return _table(group).take(np.frombuffer(text.encode("utf-16-le", "replace"), np.uint16))


def _spelled_out(text: str, group: str) -> str:
    """The text with its letters composed, and those that stand for several written out."""
    text = unicodedata.normalize("NFC", text)
    codes = np.frombuffer(text.encode("utf-16-le", "replace"), np.uint16)
    for code in np.unique(codes[_table(group).take(codes) == _RARE]).tolist():
        text = text.replace(chr(code), _verdicts().get(code, ""))
    return text


def _arabic(prepared: str) -> str:
    return _AND.sub("", f"{prepared} ".replace("ه ", "ة ")).replace("أ", "ا")


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of `text` stand, as (start, end): runs of what `prepare` would not turn into space."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    letters = _table("en").take(codes, mode="clip")
    inside = np.zeros(len(codes) + 2, dtype=np.int8)
    inside[1:-1] = letters != _SPACE
    edges = np.flatnonzero(np.diff(inside))
    spans = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    if codes.size and codes.max() > _UNSPACED_FROM and _UNSPACED.search(text):
        return [part for span in spans for part in _unspaced_parts(text, *span)]
    return spans


def _unspaced_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts, at = [], start
    for match in _UNSPACED.finditer(text, start, end):
        if match.start() > at:
            parts.append((at, match.start()))
        parts.append(match.span())
        at = match.end()
    return [*parts, (at, end)] if at < end else parts


@cache
def folding_digest() -> str:
    """Changes when fold's verdict on any letter changes; an index must then be made anew."""
    return hashlib.sha256(repr(sorted(_verdicts().items())).encode()).hexdigest()
