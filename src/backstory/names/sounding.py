"""Which words of the registry's names a text's words sound like, where their actors have no name in the
text's script.

1. The sound keys of a word, as it stands and without what may be written onto it, give the names' words that
   may be meant.
2. All words of a document that were not met before are held against them at once (`text.alignment`): a word
   has some dozens of such pairs, and in a large registry hundreds.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from backstory.names.index import CYRILLIC_BIT, LATIN_BIT, NameIndex, script_bit
from backstory.names.schooled import readings
from backstory.text.alignment import Ints, Rows, likenesses
from backstory.text.keys import sound_keys
from backstory.text.sounds import sounds

Base = tuple[str, bool | None]
"""A word, maybe without its ending; whether a name must then end in a vowel or not, None for either."""

LEAST_LIKENESS = 0.8
"""Of one word among several of a name."""
LEAST_IN_ALPHABET = 0.85
"""The same where both are written in one alphabet."""
CUT = 0.025
"""What a word cut at an ending lacks beside a whole one."""
VOWELS = frozenset("aeiouyаеёиоуыэюяіїєъь")
_NONE: frozenset[int] = frozenset()


class Word(NamedTuple):
    """A text's word that is to be heard."""

    spellings: tuple[str, ...]
    """In normal form."""
    bit: int
    """Its script (`index.script_bit`)."""
    bases: Sequence[Base]
    floor: float
    """The likeness that is asked of it at least."""


class Heard(NamedTuple):
    """Numbers of the names' words that a word sounds like."""

    likes: dict[int, float]
    """How much, 0 to 1."""
    read_the_same: set[int]
    """Those that only schools of writing tell apart."""


class Sounding:
    """Holds words against those of an index; remembers what the index's words sound like."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._candidates: dict[tuple[str, int], tuple[int, ...]] = {}
        self._readings: dict[tuple[str, int], dict[str, set[int]]] = {}
        """The candidates by the ways in which they are read."""
        self._known: Rows | None = None
        self._cut: Rows | None = None
        """The index's words by number, whole and without their last letter."""

    def knows(self, bases: Sequence[Base], bit: int) -> bool:
        """Whether any of the index's words may be meant by a word of these bases."""
        return any(self._with_key(key, bit) for base, _ in bases for key in sound_keys(base))

    def hear(self, words: Sequence[Word]) -> list[Heard]:
        """What each of the words sounds like."""
        heard = [Heard({}, self._read_the_same(word)) for word in words]
        bases: list[str] = []
        for whole in (True, False):
            bases.clear()
            asked: list[tuple[int, Ints, bool | None]] = []
            for at, word in enumerate(words):
                for base, vowel in word.bases:
                    if (vowel is not True) is whole and (numbers := self._numbers(base, word.bit)):
                        bases.append(base)
                        asked.append((at, np.fromiter(numbers, np.int32, len(numbers)), vowel))
            if asked:
                self._measure(words, bases, asked, whole, heard)
        return heard

    def _measure(
        self,
        words: Sequence[Word],
        bases: Sequence[str],
        asked: Sequence[tuple[int, Ints, bool | None]],
        whole: bool,
        heard: Sequence[Heard],
    ) -> None:
        """Adds to `heard` how alike the words are; `whole`: names' words with their last letter."""
        index, known = self._index, self._rows(whole)
        sizes = [len(numbers) for _, numbers, _ in asked]
        ones = np.repeat(np.arange(len(asked), dtype=np.int32), sizes)
        others = np.concatenate([numbers for _, numbers, _ in asked])
        least = [max(LEAST_LIKENESS, words[at].floor) for at, _, _ in asked]
        likes = likenesses(
            Rows.of(bases), ones, known, others, np.repeat(np.array(least, dtype=np.float32), sizes)
        )
        for pair in np.flatnonzero(likes).tolist():
            at, _, vowel = asked[int(ones[pair])]
            number, like = int(others[pair]), float(likes[pair])
            word = words[at]
            if script_bit(index.word_texts[number]) == word.bit and like < LEAST_IN_ALPHABET:
                continue
            if vowel is not None:
                if vowel != (index.word_spelt[number][-1] in VOWELS):
                    continue
                like -= CUT
            if like > heard[at].likes.get(number, 0.0):
                heard[at].likes[number] = like

    def _read_the_same(self, word: Word) -> set[int]:
        found: set[int] = set()
        if word.bit <= CYRILLIC_BIT:
            for base in (base for base, vowel in word.bases if vowel is None):
                ways = readings(base)
                for key in sound_keys(base) if ways else ():
                    by_reading = self._readings.get((key, word.bit))
                    if by_reading is None:
                        by_reading = self._by_reading(key, word.bit)
                    for way in ways:
                        found |= by_reading.get(way, _NONE)
        return found

    def _by_reading(self, key: str, bit: int) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for number in self._with_key(key, bit):
            for way in self._index.word_readings[number]:
                found.setdefault(way, set()).add(number)
        self._readings[key, bit] = found
        return found

    def _numbers(self, base: str, bit: int) -> Collection[int]:
        """The index's words that share a sound key with `base`, of actors without a name in its script."""
        found: set[int] = set()
        for key in sound_keys(base):
            found.update(self._with_key(key, bit))
        return found

    def _with_key(self, key: str, bit: int) -> tuple[int, ...]:
        known = self._candidates.get((key, bit))
        if known is not None:
            return known
        keys = self._index.sounds_latin if bit == LATIN_BIT else self._index.sounds
        wanted = self._index.word_wanted
        numbers = tuple([number for number in keys.get(key, ()) if wanted[number] & bit])
        self._candidates[key, bit] = numbers
        for number in numbers:
            spelt = self._index.word_spelt[number]
            self._rows(True).put(number, sounds(spelt))
            self._rows(False).put(number, sounds(spelt[:-1]))
        return numbers

    def _rows(self, whole: bool) -> Rows:
        if self._known is None or self._cut is None:
            size = len(self._index.word_spelt)
            self._known, self._cut = Rows(size), Rows(size)
        return self._known if whole else self._cut
