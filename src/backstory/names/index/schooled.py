"""Keys under which spellings meet that differ by school: Qawqaz and Kavkaz, Dzhokhar and Djohar.

Meant to be cheap, for every capitalised word of a text passes here; likeness is measured afterwards.

1. The word is romanised; letters of a sound that schools write differently become one (q, k, g; kh, x, h).
2. Where a letter is read in two ways (w, j, ch) both readings are given.
3. Doubled letters are written once. Runs of vowels become one vowel of three kinds in words of three
   consonants, where an e may be two of them, and one sign in longer words, which have a further key without
   vowels. Shorter words have no key: they must be written as the registry has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice
from operator import itemgetter

from rapidfuzz.distance.Levenshtein import distance

from backstory.text.romanise import romanised

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
        **{"y": "i", "o": "u"},
        **dict.fromkeys("'’`-. ", None),
        "S": "s",
        "z": "s",
        "J": "j",
        "C": "c",
        "p": "b",
    }
)
_RUNS = re.compile(r"(.)\1+")
_ONCE = itemgetter(1)
_VOWELS = re.compile("[aeiu]+")
_BEFORE_A_VOWEL = re.compile("[aeiu]+(?=[aeiu])")
_NO_VOWELS = str.maketrans("", "", "aeiu")
_FEW_CONSONANTS = 3
_WAYS = {"w": ("v", "u"), "j": ("J", "y"), "ch": ("S", "h", "C")}
_LONG = 7
_SOUNDS_OPEN = frozenset("aeiuh")


def schooled_keys(ways: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a word that is read in these ways (`readings`), the likeliest first; () for a short one."""
    return tuple(schooled_keys_of([ways])[0])


def schooled_keys_of(words: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """`schooled_keys` of many words, of each as it is read."""
    text = "\n".join(chain.from_iterable(words))
    bare = text.translate(_NO_VOWELS)
    bones = bare.split("\n")
    opened = _VOWELS.sub("a", text).split("\n")
    once = _RUNS.sub(_ONCE, bare).split("\n")
    lasts = _BEFORE_A_VOWEL.sub("", text).split("\n")
    found: list[list[str]] = []
    at = 0
    for ways in words:
        keys: list[str] = []
        for reading in range(at, at + len(ways)):
            if len(bones[reading]) > _FEW_CONSONANTS:
                keys += opened[reading], once[reading]
            elif len(bones[reading]) == _FEW_CONSONANTS:
                keys += lasts[reading].replace("e", "a"), lasts[reading].replace("e", "i")
        found.append(list(dict.fromkeys(keys)))
        at += len(ways)
    return found


def readings(word: str) -> tuple[str, ...]:
    """The word in letters on which all schools agree, once for each way of reading it; () for a short one."""
    return readings_of([word])[0]


def readings_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """`readings` of many words (no line breaks): lines of one text, for which each step is taken once."""
    text = romanised("\n".join(words))
    longs = [len(line) >= _FEW_CONSONANTS for line in text.split("\n")]
    for letters, sign in _TOGETHER:
        text = text.replace(letters, sign)
    ways = [_ways(line) if long else () for line, long in zip(text.split("\n"), longs, strict=True)]
    plain = "\n".join(chain.from_iterable(ways)).translate(_ONE)
    lines = iter(_RUNS.sub(_ONCE, plain).split("\n"))
    return [tuple(islice(lines, len(each))) for each in ways]


def _ways(word: str) -> Sequence[str]:
    found = [word]
    for way, others in _WAYS.items():
        if way in word:
            found = [reading.replace(way, other) for reading in found for other in others]
    return found


def may_be_alike(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether few letters tell some readings of two words apart: cheap, before likeness is measured."""
    for two in others:
        first = two[:1] in _SOUNDS_OPEN
        most = 1 if len(two) <= _LONG else 2
        for one in ones:
            if one[:1] != two[:1] and not (first and one[:1] in _SOUNDS_OPEN):
                continue
            if one == two or distance(one, two, score_cutoff=most) <= most:
                return True
    return False
