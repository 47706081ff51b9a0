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

_PROCLITICS = re.compile("^([وف]?)(?:([بك]?)(ال|)|(ل)(ل|))(?=.)")
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
    cuts: dict[str, Cut] = {}

    def add(length: int, article: bool) -> None:
        if len(word) - length >= (2 if article else SHORTEST) and length:
            cuts.setdefault(word[length:], Cut(word[:length], word[length:], article))

    starts = [0]
    if word[:1] in ("و", "ف"):
        starts.append(1)
    for start in starts:
        add(start, article=False)
        rest = word[start:]
        if rest.startswith("لل"):
            add(start + 2, article=True)
            add(start + 1, article=False)
        elif rest[:1] in ("ب", "ك", "ل"):
            add(start + 1, article=False)
            if rest.startswith(("بال", "كال")):
                add(start + 3, article=True)
        if rest.startswith("ال"):
            add(start + 2, article=True)
    return tuple(sorted(cuts.values(), key=lambda cut: len(cut.prefix)))


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
