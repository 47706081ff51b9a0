"""Arabic words taken apart: the particles written onto a name, and the endings that inflect it.

A name in running text rarely stands bare: والقاهرة is و "and" + ال "the" + قاهرة. Nothing here knows a
dictionary: each way of cutting is given, and the registry decides which of them is a name. A cut leaves at
least three letters, so that short words are not eaten up. The future particle س stands before verbs only
and is not taken off.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

SHORTEST = 3
"""Letters that a cut must leave."""
_AFTER_ARTICLE = 2
"""The same where the article goes."""

_ALIF = re.compile("[أإآٱ]")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_NISBA = re.compile("(?:يين|يون|يان|يات|ية|يه|يا|ي)$")
_ENDING = re.compile("(?:تين|تان|ين|ون|ان|ات|ة|ه|ت|ا)$")


class Cut(NamedTuple):
    """One way of taking a word apart: `prefix + stem` is the word (لل stands for ل + ال)."""

    prefix: str
    stem: str
    article: bool
    """Whether the definite article went with the prefix."""


def plain(word: str) -> str:
    """`word` without vowel marks and tatweel, and with bare alifs."""
    return _ALIF.sub("ا", _MARKS.sub("", word))


@lru_cache(maxsize=32768)
def clitics(word: str) -> tuple[Cut, ...]:
    """`word` with its particles taken off, each way, the shortest prefix first; () where none fits.

    و ف ب ك ل, each of و ف before ب ك ل, the article ال, and لل for "to the". Cutting بغداد gives غداد
    too: it is for the registry to say that this is nobody.
    """
    word = plain(word)
    first = 1 if word[:1] in ("و", "ف") else 0
    rest = word[first : first + 3]
    cuts = [(1, False)] if first else []
    """Letters that go, and whether the article is among them."""
    if rest.startswith("لل"):
        cuts += [(first + 1, False), (first + 2, True)]
    elif rest.startswith(("ب", "ك", "ل")):
        cuts += [(first + 1, False)]
        if rest in ("بال", "كال"):
            cuts += [(first + 3, True)]
    elif rest.startswith("ال"):
        cuts += [(first + 2, True)]
    return tuple(
        Cut(word[:length], word[length:], article)
        for length, article in cuts
        if len(word) - length >= (_AFTER_ARTICLE if article else SHORTEST)
    )


@lru_cache(maxsize=32768)
def stems(word: str) -> tuple[str, ...]:
    """What is left of a bare word when its ending goes: two forms of one word share one of these.

    حوثي, حوثية, حوثيون and حوثيين all have حوثي; حركة and حركت (before a suffix) have حرك. The word itself
    comes first. Broken plurals (جندي, أجناد) change inside the word and are names of their own.
    """
    word = plain(word)
    found = {word: None}
    for ending, kept in ((_NISBA, "ي"), (_ENDING, "")):
        match = ending.search(word)
        if match and match.start() >= SHORTEST:
            found[word[: match.start()] + kept] = None
    return tuple(found)
