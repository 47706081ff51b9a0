"""Names of one word that a script without capitals spells by sound: what must speak for them.

Arabic, Persian and Hebrew words have no capital to say that they are names, and few letters to say which.
1. A word right after "son of", "Abu" or "the family of" belongs to a person's name; so does a word before
   "son of". It names no place, group or organisation. `data/introducing.txt` lists such words.
2. An ordinary word is a name only if the word before says so ("the city of", "the movement of") or if it
   stands in quotation marks.
3. The fewer consonants a name has, the more alike it must sound; particles written onto the word ask for a
   little more, a word that introduces names for less.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from backstory.names.likeness.parts import parts_of
from backstory.names.vocabulary.compounds import other_rows
from backstory.names.vocabulary.lists import lines_of
from backstory.names.vocabulary.ordinary import OF_ORDINARY, is_ordinary
from backstory.text.arabic import clitics, stems
from backstory.text.fold import fold
from backstory.text.keys import skeleton
from backstory.text.likeness import likeness
from backstory.text.romanise import romanise

_INNER_H = re.compile("(?<=[aeiouy])h(?=[aeiouy])")
_QUOTES = "\"«»“”„'‘’"

_LEAST = {0: 1.0, 1: 0.98, 2: 0.955, 3: 0.94, 4: 0.92, 5: 0.9}
"""Consonants of the name -> likeness that it must reach."""
_FOR_PARTICLES = 0.015
_FOR_INTRODUCTION = 0.04


class Surroundings(NamedTuple):
    """What stands around a word: the words before and after in the same sentence, "" for none."""

    before: str = ""
    after: str = ""
    quoted: bool = False


_WHERE_MOST_SPEAKS_FOR_IT = Surroundings(quoted=True)


def may_be(word: str, name: str, kind: str) -> bool:
    """Whether a text's `word` may be the one-word `name` that it sounds like, wherever it stands."""
    return not why_not(word, name, kind, _WHERE_MOST_SPEAKS_FOR_IT)


def why_not(word: str, name: str, kind: str, around: Surroundings) -> str:
    """Why a text's `word` is not the one-word `name` of an actor of `kind` that it sounds like, or ""."""
    if kind != "person" and (
        fold(around.before) in _introducing("of-a-person") or fold(around.after) in _introducing("son")
    ):
        return "is part of a person's name"
    introduced = around.quoted or _introduces(around.before, kind)
    ordinary = is_ordinary(word)
    if ordinary and not introduced:
        return "is an ordinary word"
    if _sounds_enough(word, name, group=kind == "group", introduced=introduced, ordinary=ordinary):
        return ""
    return "sounds too little like it"


@lru_cache(maxsize=65536)
def _introduces(before: str, kind: str) -> bool:
    """Whether the word before says that a name of such an actor follows."""
    return not _introducing(kind).isdisjoint(_bare(fold(before)))


@lru_cache(maxsize=65536)
def _sounds_enough(word: str, name: str, *, group: bool, introduced: bool, ordinary: bool) -> bool:
    spellings = _spellings(name, group)
    least = _LEAST[min(_consonants(spellings[0]), 5)] - _FOR_INTRODUCTION * introduced
    least = max(least, OF_ORDINARY * ordinary)
    return any(alike(word, spelt) >= least for spelt in spellings)


def _consonants(name: str) -> int:
    """How many consonants a name has for sure, an h between vowels among them."""
    return len(skeleton(name).lstrip("A")) + len(_INNER_H.findall(romanise(name)))


@lru_cache(maxsize=65536)
def _spellings(name: str, group: bool) -> tuple[str, ...]:
    """A name's word without its article, and what else it may be called by."""
    words = [part.spelt for part in parts_of(name) if part.role == "word"]
    bare = words[0] if len(words) == 1 else name.lower()
    return bare, *(row[0] for row in other_rows((bare,), group=group) if len(row) == 1)


@lru_cache(maxsize=65536)
def alike(word: str, name: str) -> float:
    """How much a text's word sounds like a name, with or without its particles and its plural (حوثيين)."""
    forms = [(word, 0.0), *((form, _FOR_PARTICLES) for form in stems(word)[1:] if form.endswith("ي"))]
    for cut in clitics(word):
        bare_article = cut.article and len(cut.prefix) == len("ال")
        price = 0.0 if bare_article else _FOR_PARTICLES
        forms.append((cut.stem, price))
        forms += [(form, price + _FOR_PARTICLES) for form in stems(cut.stem)[1:] if form.endswith("ي")]
    return max(likeness(form, name) - price for form, price in forms)


def is_quoted(gap_before: str, gap_after: str) -> bool:
    """Whether a word stands alone in quotation marks."""
    return gap_before[-1:] in _QUOTES and gap_before != "" and gap_after[:1] in _QUOTES and gap_after != ""


@cache
def _introducing(kind: str) -> frozenset[str]:
    lines = map(str.split, lines_of("introducing.txt"))
    return frozenset(fold(word) for first, *words in lines if first == kind for word in words)


def _bare(word: str) -> frozenset[str]:
    return frozenset([word, *(cut.stem for cut in clitics(word))]) if word else frozenset()
