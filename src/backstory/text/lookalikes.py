"""Words that mix Latin and Cyrillic letters of the same look, by slip or to hide: "Cергей" with a Latin C.

The script that more of a word's letters belong to wins, and takes the others' counterparts; a word with a
letter that has no counterpart there is left as it is.
"""

from __future__ import annotations

import re

_LATIN = "aeopcyxikmthb"
_CYRILLIC = "аеорсухікмтнв"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile("[a-z][Ѐ-ԯ]|[Ѐ-ԯ][a-z]")
_LATIN_LETTER = re.compile("[a-z]")
_CYRILLIC_LETTER = re.compile("[Ѐ-ԯ]")


def unmixed(text: str) -> str:
    """`text` (small letters, single spaces) with each mixed word in one script."""
    if not _MIXED.search(text):
        return text
    return " ".join(_one_script(word) if _MIXED.search(word) else word for word in text.split(" "))


def _one_script(word: str) -> str:
    latin, cyrillic = len(_LATIN_LETTER.findall(word)), len(_CYRILLIC_LETTER.findall(word))
    if cyrillic >= latin:
        changed, left = word.translate(_TO_CYRILLIC), _LATIN_LETTER
    else:
        changed, left = word.translate(_TO_LATIN), _CYRILLIC_LETTER
    return word if left.search(changed) else changed
