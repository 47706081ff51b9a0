"""A word beside a name's rarest word that no rule knows, guessed from the words that names have there.

Beside "Verhofstadt" the names have "Guy": «Ги» sounds like it, though not enough by itself. Beside "Kavkaz"
they have "Ajnad": "Anjad" is that with two letters swapped. Few names have a rare word, so few words are
compared.
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import OSA

from backstory.names.index.name_index import NameIndex
from backstory.names.index.schooled import may_be_alike, readings
from backstory.names.rules import COST, MISSPELLED, ROMANISED
from backstory.text.fold import fold
from backstory.text.likeness import likeness
from backstory.text.scripts import script_of

MOST_WORDS = 12
"""A word with more different words beside it in names is too common to guess by."""

_SOUNDS_LIKE = 0.85
_SOUNDS_THE_SAME = 0.92
"""Of a word in small letters."""
_MAY_BE = 0.7
_SPELT_LIKE = 0.78
_SPELT_NEAR = 0.4
"""Spellings of one sound in one alphabet have that much in common; what has less is not looked at further."""
_SHORTEST = 4
"""Letters of a word that may be misspelled."""

_MOST_GUESSES = 100_000


class Guesses:
    """Remembers its answers; texts repeat their words."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._known: dict[tuple[str, int], tuple[int, int] | None] = {}

    def guess(self, word: str, anchor: int, beside: Collection[int]) -> tuple[int, int] | None:
        """(the word of names, rule * COST + cost) that the text's `word` likely is beside `anchor`."""
        key = (word, anchor)
        if key not in self._known:
            if len(self._known) >= _MOST_GUESSES:
                self._known.clear()
            self._known[key] = self._guess(word, beside)
        return self._known[key]

    def _guess(self, word: str, beside: Collection[int]) -> tuple[int, int] | None:
        folded = fold(word)
        capital = not word.islower()
        best: tuple[int, int] | None = None
        for number in beside:
            known = self._index.word_texts[number]
            if known[0] == " " or known.isupper():
                continue
            value = self._value(word.lower(), folded, number, capital)
            if value is not None and (best is None or value < best[1]):
                best = number, value
        return best

    def _value(self, word: str, folded: str, number: int, capital: bool) -> int | None:
        known, spelt = self._index.word_texts[number], self._index.word_spelt[number]
        if not (word.isascii() and known.isascii()) and script_of(word) != script_of(known):
            like = likeness(word, spelt, _MAY_BE)
            if like >= (_SOUNDS_LIKE if capital else _SOUNDS_THE_SAME) and (
                capital or len(word) >= _SHORTEST
            ):
                return ROMANISED * COST + round((1 - like) * 1000)
            return MISSPELLED * COST + round((1 - like) * 1000) if capital and like >= _MAY_BE else None
        if not capital:
            return None
        like = OSA.normalized_similarity(folded, known, score_cutoff=_SPELT_NEAR)
        if not like:
            return None
        ways = self._index.word_readings[number]
        if ways and may_be_alike(readings(word), ways) and (sounds := likeness(word, spelt, _SOUNDS_LIKE)):
            return ROMANISED * COST + round((1 - sounds) * 1000)
        if like < _SPELT_LIKE or min(len(folded), len(known)) < _SHORTEST:
            return None
        return MISSPELLED * COST + round((1 - like) * 1000)
