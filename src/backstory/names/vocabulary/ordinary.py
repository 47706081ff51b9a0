"""Ordinary words of scripts without capitals: what a word of a text that sounds like a name more likely is.

1. `data/ordinary_arabic.txt` lists Arabic words bare, as dictionaries give them, `data/function_arabic.txt`
   those that join and point.
2. A word of a text is looked for as it stands, without particles, and without its endings and pronouns.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from backstory.names.vocabulary.lists import lines_of
from backstory.text.arabic import clitics
from backstory.text.fold import fold

_ENDING = re.compile("(?:هما|كما|ها|هم|هن|نا|كم|ات|ون|ين|وا|ه)$")
"""Plurals, pronouns and the feminine; not ان, ا and ي, in which many names end."""
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
_PRESENT = re.compile("^[يتن](?=...)")
_SHORTEST = 3
OF_ORDINARY = 0.95
"""How much an ordinary word must sound like a name to count as it at all."""
OF_ORDINARY_AMONG = 0.88
"""The same as one word among several of a name."""
OF_FUNCTION_WORD = 0.95
"""The same of a word that joins or points, as one of three or more (Ban Ki-moon)."""


@cache
def _words() -> frozenset[str]:
    return frozenset(map(fold, {*_listed("ordinary_arabic.txt"), *_listed("function_arabic.txt")}))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_listed("function_arabic.txt"))


def _listed(name: str) -> list[str]:
    return [word for line in lines_of(name) for word in line.split()]


def is_function_word(word: str) -> bool:
    """Whether an Arabic word as it is written joins or points (إلى, وعلى, له): no part of any name."""
    bare = _MARKS.sub("", word)
    known = _function_words()
    return bare in known or (bare[:1] in ("و", "ف") and bare[1:] in known)


def is_listed(word: str) -> bool:
    """Whether the list has the word as it stands, but for the article."""
    folded = fold(word)
    return folded in _words() or folded.removeprefix("ال") in _words()


@lru_cache(maxsize=65536)
def is_ordinary(word: str) -> bool:
    """Whether an Arabic word, with whatever particles and endings it carries, is an ordinary word."""
    known = _words()
    cuts = [("", fold(word)), *((cut.prefix, fold(cut.stem)) for cut in clitics(word))]
    for prefix, form in cuts:
        shorter = _ENDING.sub("", form)
        forms = {form, _PRESENT.sub("", form)} if prefix in ("", "و", "ف") else {form}
        if len(shorter) >= _SHORTEST:
            forms |= {
                shorter,
                _PRESENT.sub("", shorter),
                shorter[:-1] + "ه" if shorter.endswith("ت") else shorter,
            }
        if not known.isdisjoint(forms):
            return True
    return False
