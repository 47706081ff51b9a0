"""Names as they come, made fit to be stored: what is invisible goes, what no name can be is told.

1. Normal form C; every run of white space becomes one space.
2. Control characters, bidirectional marks and characters without width go. The joiners between letters
   stay, for Persian and Indian words are written with them.
3. A name without a letter or a digit, or longer than `LONGEST_NAME`, is none.
4. A name of one letter, of digits, or that is a word such as "the" is weak: it may only
   support what other names say. Who gives a name's kind knows better and is not overruled.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from backstory.text.word_lists import is_function_word

LONGEST_NAME = 300
"""Characters."""

LONGEST_NOTE = 10_000
"""Characters; the rest is cut off."""

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufff0-\ufffb\ufffe\uffff\ufdd0-\ufdef\U000e0000-\U000e00ff\ud800-\udfff"
)
_DEBRIS = "\u00ad\u200b\ufeff"  # left by word processors; not worth a remark
_MARKS = re.compile(f"[{_HIDDEN}]")
_TAKEN_OUT = re.compile(f"[{_HIDDEN}{_DEBRIS}]")


def clean(text: str) -> str:
    """The text in one line without invisible characters. Cleaning twice changes nothing."""
    # All that is taken out is unprintable, and so is all white space but the blank.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip(" ")
    for _ in range(4):  # taking a mark out may bring two characters together that then compose
        before = text
        text = unicodedata.normalize("NFC", _TAKEN_OUT.sub("", text))
        text = _SPACES.sub(" ", text).strip(" " + _JOINERS)
        if text == before:
            break
    return text


def has_marks(text: str) -> bool:
    """Whether control characters or bidirectional marks stand in it, line breaks and tabs aside."""
    return not text.isprintable() and _MARKS.search(text) is not None


def clean_note(text: str) -> str:
    """Like `clean`, with its lines kept and at most `LONGEST_NOTE` characters."""
    lines = (clean(line) for line in text[: LONGEST_NOTE * 2].splitlines())
    return "\n".join(line for line in lines if line)[:LONGEST_NOTE].strip()


def why_no_name(text: str) -> str:
    """Why the cleaned text cannot be a name, for people; "" if it can."""
    if not text:
        return "is empty"
    if len(text) > LONGEST_NAME:
        return f"has {len(text):,} characters; a name has at most {LONGEST_NAME}"
    if text[0].isalpha() or any(map(str.isalnum, text)):
        return ""
    return "has no letter"


@lru_cache(maxsize=8192)
def why_weak(text: str, language: str = "") -> str:
    """Why the name can only support others, for people; "" for a name that can stand by itself."""
    if len(text) > 24 or " " in text:
        return ""
    letters = [c for c in text if unicodedata.category(c)[0] == "L"]
    if not letters:
        return "has no letter"
    if len(letters) == 1 and not any(map(str.isdigit, text)):
        return "is a single letter"
    if is_function_word(text, language):
        return "is a word that stands in every text"
    return ""
