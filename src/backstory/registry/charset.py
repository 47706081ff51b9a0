"""The encoding of a table that does not say it.

1. What decodes as UTF-8 is UTF-8.
2. Otherwise charset-normalizer's guess and the Windows and KOI8 code pages are weighed by what becomes of the
   words with letters beyond ASCII: of one script, capitals at the head only, not all letters accented.
"""

from __future__ import annotations

import re

from backstory.text.scripts import script_of

_PAGES = ("cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "cp1253", "cp1255", "koi8-r", "cp866")
_WORD = re.compile(r"[^\s,;|\"'().:/\-]*[^\x00-\x7f][^\s,;|\"'().:/\-]*")


def encoding_of(head: bytes) -> tuple[str, bool]:
    """The encoding of a text by its beginning, and whether it is a guess."""
    try:
        head.decode("utf-8")
        return "utf-8", False
    except UnicodeDecodeError as error:
        if error.end == len(head) and len(head) - error.start < 4:
            return "utf-8", False  # the head ends inside a character
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    pages = [*([best.encoding] if best is not None else []), *_PAGES]
    return min(pages, key=lambda page: _oddity(head, page)), True


def _oddity(head: bytes, encoding: str) -> float:
    """The share of words that no language writes so; 1 where nothing can be decoded."""
    try:
        words = _WORD.findall(head.decode(encoding, errors="ignore" if encoding == "utf-8" else "strict"))
    except (UnicodeDecodeError, LookupError):
        return 1.0
    return sum(map(_is_odd, words)) / len(words) if words else 0.0


def _is_odd(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    if len(letters) < len(word):
        return True
    script = script_of(word)
    foreign = sum(char > "\x7f" for char in letters)
    if script == "Latn" and foreign > max(1, len(letters) // 2):
        return True
    if any(script_of(char) != script for char in letters):
        return True
    return not (word.isupper() or word[1:].islower() or word.islower() or word.lower() == word.upper())
