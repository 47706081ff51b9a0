"""From the words that people type to the terms that the index holds."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, islice, product

from backstory.text.fold import fold

from .fields import analyzer
from .folding import prepare
from .languages import GROUPS

Terms = tuple[str, ...]
"""The terms of a word or a phrase, in order; more than one must stand side by side."""

_RESTORED_FROM = 4
"""Shorter words are not tried with an accent; they would become other words."""
_ENDING = 6
"""Among this many last letters two may have lost their accents (negociacoes: negociações)."""
_MOST_READINGS = 64
"""Of a phrase; each is a query of its own."""


@lru_cache(maxsize=65_536)
def terms_of(text: str, group: str) -> Terms:
    """The terms that stories of the group would have for this text."""
    return tuple(analyzer(group).analyze(prepare(text, group)))


@lru_cache(maxsize=8_192)
def alternatives(text: str, group: str) -> tuple[Terms, ...]:
    """All terms under which stories may have this word or phrase.

    A stemmer that needs accents gives securite another stem than sécurité. People leave accents out, and
    headlines in capitals do: so a word is also looked up without its accents, and one that has none with
    an accent on each letter in turn (operacion: operación).
    """
    if not GROUPS[group].keeps_accents:
        found = {terms_of(text, group)}
    else:
        readings = [_readings(word, group) for word in prepare(text, group).split()]
        found = set(islice(product(*readings), _MOST_READINGS))
    found.discard(())
    return tuple(sorted(found))


def _readings(word: str, group: str) -> list[str]:
    """The terms of one word, the likeliest first."""
    spellings = [word, bare := fold(word)]
    if bare == word and len(word) >= _RESTORED_FROM:
        spellings += _accented(word, group)
    return list(dict.fromkeys(term for spelling in spellings for term in terms_of(spelling, group)))


def _accented(word: str, group: str) -> list[str]:
    """The word with one of its accents back, or with two in its ending."""
    marked = {letters[0]: letters[1:] for letters in GROUPS[group].accents.split()}
    places = [(at, accented) for at, letter in enumerate(word) for accented in marked.get(letter, "")]
    once = [_with(word, place) for place in places]
    late = [place for place in places if place[0] >= len(word) - _ENDING]
    twice = [_with(_with(word, one), two) for one, two in combinations(late, 2) if one[0] != two[0]]
    return once + twice


def _with(word: str, place: tuple[int, str]) -> str:
    at, letter = place
    return word[:at] + letter + word[at + 1 :]
