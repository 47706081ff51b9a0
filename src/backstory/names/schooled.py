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
from operator import itemgetter

from rapidfuzz.distance.Levenshtein import distance

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
_FEW_CONSONANTS = 3
_WAYS = {"w": ("v", "u"), "j": ("J", "y"), "ch": ("S", "h", "C")}
_LONG = 7
_SOUNDS_OPEN = frozenset("aeiuh")


def schooled_keys(ways: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a word that is read in these ways (`readings`), the likeliest first; () for a short one."""
    keys: dict[str, None] = {}
    for reading in ways:
        bones = _VOWELS.sub("", reading)
        if len(bones) > _FEW_CONSONANTS:
            keys[_VOWELS.sub("a", reading)] = None
            keys[_RUNS.sub(_ONCE, bones)] = None
        elif len(bones) == _FEW_CONSONANTS:
            short = _VOWELS.sub(_last, reading)
            keys[short.replace("e", "a")] = None
            keys[short.replace("e", "i")] = None
    return tuple(keys)


def readings(word: str) -> tuple[str, ...]:
    """The word in letters on which all schools agree, once for each way of reading it; () for a short one."""
    plain = romanise(word)
    if len(plain) < _FEW_CONSONANTS:
        return ()
    for letters, sign in _TOGETHER:
        if letters in plain:
            plain = plain.replace(letters, sign)
    found = [plain]
    for way, others in _WAYS.items():
        if way in plain:
            found = [reading.replace(way, other) for reading in found for other in others]
    return tuple([_RUNS.sub(_ONCE, reading.translate(_ONE)) for reading in found])


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


def _last(run: re.Match[str]) -> str:
    return run[0][-1]
