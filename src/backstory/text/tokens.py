"""Words of a text in any script, with the gaps between them: `"".join(split(text)) == text`.

1. A text without marks, joiners or unspaced scripts is cut by a simple pattern, which is fast.
2. Any other text is cut by a full one: marks, apostrophes and joiners stay inside a word, and scripts that
   write no spaces (Han, Hiragana, Thai, Lao, Khmer, Burmese) give a word for each character. Hyphens stand
   between words.
3. Single letters with nothing but a full stop between them (U.S.A.) are put together as one word.
"""

from __future__ import annotations

import re
from itertools import accumulate

from backstory.text.fold import APOSTROPHES

UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
JOINERS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
RARE_INSIDE = "".join(sorted(c for c in APOSTROPHES + "״" if not c.isalnum() and c not in "'’"))

_ASCII = re.compile(r"([A-Za-z0-9]+(?:'[A-Za-z0-9]+)*)")
_DOTTED = re.compile(r"\.[^\W\d]\b")
_SIMPLE = re.compile(r"(\w+(?:['’]\w+)*)")
_SPECIAL = re.compile(rf"[_{UNSPACED}{MARKS}{JOINERS}{re.escape(RARE_INSIDE)}]|[\u05d0-\u05ea]\"")
_LETTER = f"[^\\W_{UNSPACED}]"
_FULL = re.compile(
    rf"([{UNSPACED}]|{_LETTER}+(?:"
    rf"(?:[{MARKS}]+|['’{JOINERS}{re.escape(RARE_INSIDE)}]+(?={_LETTER})"
    rf'|(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])){_LETTER}*)*)'
)


def split(text: str) -> list[str]:
    """Gaps and words in turn, a gap first and last (either may be empty): words are `split(text)[1::2]`."""
    if text.isascii():
        pieces = (_FULL if "_" in text else _ASCII).split(text)
    else:
        pieces = (_FULL if _SPECIAL.search(text) else _SIMPLE).split(text)
    return _with_dotted(pieces) if _DOTTED.search(text) else pieces


def words(text: str) -> list[str]:
    """The words of `text` in order, as they stand there."""
    return split(text)[1::2]


def spans(text: str) -> list[tuple[int, int]]:
    """Where the words stand: `text[start:end]` is a word."""
    ends = [0, *accumulate(map(len, split(text)))]
    return list(zip(ends[1::2], ends[2::2], strict=False))


def _with_dotted(pieces: list[str]) -> list[str]:
    """Puts together runs of single letters with full stops between them, and the stop that follows."""
    out: list[str] = []
    done = at = 0
    while True:
        try:
            at = pieces.index(".", at + 1)
        except ValueError:
            break
        first, end = at - 1, at - 1
        while end + 2 < len(pieces) and pieces[end + 1] == "." and _are_letters(pieces[end], pieces[end + 2]):
            end += 2
        if end > first:
            stop = pieces[end + 1][:1] == "."
            out += pieces[done:first]
            out += ["".join(pieces[first : end + 1]) + "." * stop, pieces[end + 1][stop:]]
            done = end + 2
            at = end + 1
    return out + pieces[done:]


def _are_letters(one: str, other: str) -> bool:
    return len(one) == 1 == len(other) and one.isalpha() and other.isalpha()
