"""Which of the registry's names can be looked for in a text, and why the others cannot."""

from __future__ import annotations

import re
import unicodedata

from backstory.names.vocabulary.everyday import is_stop_word
from backstory.text.fold import fold
from backstory.text.tokens import words

LONGEST = 300
"""Characters; the longest name of a real organisation that we know has some 250."""

MOST_WORDS = 30
_CONTROL = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(
    "(?=[^\\W\\d_]{2})[A-Za-z\u00c0-\u024f\u0370-\u0481\u048a-\u052f]{2}[ -\u02af\u0370-\u052f]{0,58}"
)
"""Two letters, and no more of anything than words may be made of: most names."""


def cleaned(text: str) -> str:
    """`text` without control and bidirectional marks, in single spaces."""
    if text.isprintable() and "  " not in text:  # as most are: neither marks nor other spaces than " "
        return text.strip()
    return _SPACES.sub(" ", _CONTROL.sub("", text)).strip()


def why_unusable(text: object, language: str = "") -> str:
    """The reason for people, or "" for a name that can be used."""
    if not isinstance(text, str):
        return f"is not text but {type(text).__name__}"
    if len(text) > LONGEST * 4:
        return f"has {len(text)} characters; names have at most {LONGEST}"
    return _why(text, language)


def _why(text: str, language: str) -> str:
    clean = cleaned(text)
    if not clean:
        return "is empty"
    if " " in clean and _WORDS.fullmatch(clean):
        return ""
    if len(clean) > LONGEST:
        return f"has {len(clean)} characters; names have at most {LONGEST}"
    letters = sum(map(str.isalpha, clean))
    if not letters:
        return "has no letters"
    found = words(clean)
    if (
        letters == 1
        and len(fold(clean)) < 2
        and unicodedata.category(next(filter(str.isalpha, clean))) != "Lo"
    ):
        return "is a single letter"
    if not any(fold(word) for word in found):
        return "has no words"
    if len(found) > MOST_WORDS:
        return f"has {len(found)} words; names have at most {MOST_WORDS}"
    acronym = len(clean) > 1 and clean.isupper()
    if not acronym and is_stop_word(fold(clean), language=language, capitalised=clean[0].isupper()):
        return "is a stop word, which stands in every text"
    return ""
