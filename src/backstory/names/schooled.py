"""Keys under which spellings meet that differ by school: Qawqaz and Kavkaz, Dzhokhar and Djohar.

Meant to be cheap, for every capitalised word of a text passes here; likeness is measured afterwards.

1. The word is romanised; letters of a sound that schools write differently become one (q, k, g; kh, x, h).
2. Where a letter is read in two ways (w, j, ch) both readings are given.
3. Vowels become one sign, as do runs of them; doubled letters are written once.
4. Words of four consonants or more have a further key without vowels, since schools leave some out.
"""

from __future__ import annotations

import re

from backstory.text.romanise import romanise

_TOGETHER = (
    ("shch", "S"),
    ("dzh", "J"),
    ("tsch", "C"),
    ("sch", "S"),
    ("tch", "C"),
    ("dj", "J"),
    ("zh", "J"),
    ("kh", "h"),
    ("gh", "k"),
    ("sh", "S"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "ks"),
)
_ONE = str.maketrans(
    {
        **dict.fromkeys("q", "k"),
        **dict.fromkeys("g", "k"),
        **dict.fromkeys("eiouy", "a"),
        **dict.fromkeys("'’`-. ", None),
        "S": "s",
        "z": "s",
        "J": "j",
        "C": "c",
        "p": "b",
    }
)
_RUNS = re.compile(r"(.)\1+")
_FEW_CONSONANTS = 4


def schooled_keys(word: str) -> tuple[str, ...]:
    """At most nine keys of a word in small letters; () for one without letters that can be romanised."""
    plain = romanise(word)
    if not plain.isalpha() and not any(map(str.isalpha, plain)):
        return ()
    for letters, sign in _TOGETHER:
        if letters in plain:
            plain = plain.replace(letters, sign)
    readings = [plain]
    for letter, other in (("w", "v"), ("j", "y"), ("ch", "S")):
        if letter in plain:
            readings = [reading.replace(letter, way) for reading in readings for way in _WAYS[letter, other]]
    keys = []
    for reading in readings:
        key = _RUNS.sub(r"\1", reading.translate(_ONE))
        keys.append(key)
    bones = keys[0].replace("a", "")
    if len(bones) >= _FEW_CONSONANTS:
        keys.append(_RUNS.sub(r"\1", bones))
    return tuple(keys)


_WAYS = {("w", "v"): ("v", "u"), ("j", "y"): ("J", "y"), ("ch", "S"): ("S", "h", "C")}
