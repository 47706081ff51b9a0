"""Which words of the registry's names a text's words sound like, where their actors have no name in the
text's script.

1. The sound keys of a word, as it stands and without what may be written onto it, give the names' words that
   may be meant.
2. All words of a document that were not met before are held against them at once (`text.alignment`): a word
   has some dozens of such pairs, and in a large registry hundreds. A few pairs are sooner told one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from backstory.names.index.bits import CYRILLIC_BIT, LATIN_BIT, script_bit
from backstory.names.index.column import Column
from backstory.names.index.name_index import NameIndex
from backstory.names.index.schooled import readings
from backstory.names.words.bases import Base
from backstory.text.alignment import Ints, Rows, likenesses
from backstory.text.keys import bounds_of, classes_of, is_within, sound_keys
from backstory.text.likeness import likeness
from backstory.text.sounds import sounds

LEAST_LIKENESS = 0.8
"""Of one word among several of a name."""
LEAST_IN_ALPHABET = 0.85
"""The same where both are written in one alphabet."""
_CUT = 0.025
"""What a word cut at an ending lacks beside a whole one."""
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєъь")
_NONE: frozenset[int] = frozenset()
_MANY_KEYS = 1000
_LATIN_LETTERS = [chr(code) for code in range(0x61, 0x250) if chr(code).isalpha()]
_MOST_LIKES = 50_000
"""Bases that are remembered."""
_FEW = 48
"""Pairs that are sooner held against each other one by one."""


def of_base(like: float, vowel: bool | None, spelt: str) -> float:
    """How like the name's word `spelt` a base is that sounds `like` it; 0 where the name ends otherwise."""
    if vowel is None:
        return like
    return like - _CUT if vowel == (spelt[-1] in _VOWELS) else 0.0


class Word(NamedTuple):
    """A text's word that is to be heard."""

    bit: int
    """Its script (`index.script_bit`)."""
    bases: Sequence[Base]
    floor: float
    """The likeness that is asked of it at least."""


_Asked = tuple[str, int, bool, float]
"""A base, its script, whether names lack their last letter beside it, and how like they must be."""


class Heard(NamedTuple):
    """Numbers of the names' words that a word sounds like."""

    likes: dict[int, float]
    """How much, 0 to 1."""
    read_the_same: AbstractSet[int]
    """Those that only schools of writing tell apart."""


class Sounding:
    """Holds words against those of an index; remembers what the index's words sound like."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._first_letters = _letters_of(index.sounds_latin)
        self._classes = {classes_of(key) for key in index.sounds_latin}
        """Of sound, in the keys of words that Latin letters may be meant for."""
        self._within: dict[int, bool] = {}
        """Bounds of a word -> whether any of the keys is within them."""
        self._candidates: dict[tuple[str, int], tuple[int, ...]] = {}
        self._readings: dict[tuple[str, int], dict[str, set[int]]] = {}
        """The candidates by the ways in which they are read."""
        self._near: dict[tuple[str, int], tuple[int, ...]] = {}
        """(base, script) -> the words that share a key with it."""
        self._likes: dict[_Asked, list[tuple[int, float]]] = {}
        """The words that are like it, by number, and how much."""
        self._known: tuple[_Rows, _Rows] | None = None
        """The index's words by number, whole and without their last letter."""

    def knows(self, bases: Sequence[Base], bit: int) -> bool:
        """Whether any of the index's words may be meant by a word of these bases."""
        return any(self._numbers(base, bit) for base, _ in bases)

    def _may_be_in_latin(self, base: str) -> bool:
        """Whether a base in Latin letters may have one of the keys, as far as its letters tell."""
        if base[:1] not in self._first_letters:
            return False
        if not base.isascii():
            return True
        bounds = bounds_of(base)
        within = self._within.get(bounds)
        if within is None:
            within = self._within[bounds] = any(is_within(classes, bounds) for classes in self._classes)
        return within

    def hear(self, words: Sequence[Word]) -> list[Heard]:
        """What each of the words sounds like."""
        heard = [Heard({}, self._read_the_same(word)) for word in words]
        asked: list[tuple[int, bool | None, _Asked]] = []
        for at, (bit, bases, floor) in enumerate(words):
            least = max(LEAST_LIKENESS, floor)
            for base, vowel in bases:
                if self._numbers(base, bit):
                    asked.append((at, vowel, (base, bit, bool(vowel), least)))
        self._learn(dict.fromkeys(each for _, _, each in asked))
        spelt = self._index.word_spelt
        for at, vowel, each in asked:
            likes = heard[at].likes
            for number, like in self._likes[each]:
                if vowel is not None:
                    like = of_base(like, vowel, spelt[number])
                if like > likes.get(number, 0.0):
                    likes[number] = like
        return heard

    def _learn(self, asked: Iterable[_Asked]) -> None:
        """Hold those that are new against the names' words: many words of a text have the same base."""
        if len(self._likes) > _MOST_LIKES:
            self._likes.clear()
        new = {each: self._numbers(*each[:2]) for each in asked if each not in self._likes}
        self._likes |= {each: [] for each in new}
        few = sum(map(len, new.values())) < _FEW
        texts = self._index.word_texts
        for each, number, like in self._one_by_one(new) if few else self._at_once(new):
            if like >= LEAST_IN_ALPHABET or script_bit(texts[number]) != each[1]:
                self._likes[each].append((number, round(like, 5)))  # one by one and at once are equal to that

    def _one_by_one(self, asked: Mapping[_Asked, Sequence[int]]) -> Iterator[tuple[_Asked, int, float]]:
        """Each number that is as like as is asked, and how like; a name whose ending a vowel must be is
        compared without it."""
        for each, numbers in asked.items():
            base, _, cut, least = each
            for number in numbers:
                spelt = self._index.word_spelt[number]
                if like := likeness(base, spelt[:-1] if cut else spelt, least):
                    yield each, number, like

    def _at_once(self, asked: Mapping[_Asked, Sequence[int]]) -> Iterator[tuple[_Asked, int, float]]:
        """The same, for many."""
        for cut in (False, True):
            those = [each for each in asked if each[2] is cut]
            if not those:
                continue
            sizes = [len(asked[each]) for each in those]
            ones = np.repeat(np.arange(len(those), dtype=np.int32), sizes)
            others = np.fromiter(chain.from_iterable(asked[each] for each in those), np.int32)
            least = np.repeat(np.array([least for *_, least in those], dtype=np.float32), sizes)
            rows = self._rows(cut)
            rows.need(others, self._index.word_spelt)
            likes = likenesses(Rows.of([base for base, *_ in those]), ones, rows, others, least)
            like = likes.nonzero()[0]
            columns = (ones[like], others[like], likes[like])
            for one, other, much in zip(*(column.tolist() for column in columns), strict=True):
                yield those[one], other, much

    def _read_the_same(self, word: Word) -> AbstractSet[int]:
        if word.bit > CYRILLIC_BIT:
            return _NONE
        found: set[int] = set()
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

    def _numbers(self, base: str, bit: int) -> tuple[int, ...]:
        """The index's words that share a sound key with `base`, of actors without a name in its script."""
        known = self._near.get((base, bit))
        if known is None:
            if len(self._near) > _MOST_LIKES:
                self._near.clear()
            found: set[int] = set()
            if bit != LATIN_BIT or self._may_be_in_latin(base):
                for key in sound_keys(base):
                    found.update(self._with_key(key, bit))
            known = self._near[base, bit] = tuple(found)
        return known

    def _with_key(self, key: str, bit: int) -> tuple[int, ...]:
        known = self._candidates.get((key, bit))
        if known is not None:
            return known
        keys = self._index.sounds_latin if bit == LATIN_BIT else self._index.sounds
        is_wanted = self._index.is_wanted
        numbers = tuple([number for number in keys.get(key, ()) if is_wanted(number, bit)])
        self._candidates[key, bit] = numbers
        return numbers

    def _rows(self, cut: bool) -> _Rows:
        if self._known is None:
            size = len(self._index.word_spelt)
            self._known = _Rows(size), _Rows(size, cut=True)
        return self._known[cut]


class _Rows(Rows):
    """The sounds of the index's words by number, made when needed; `cut`: without the last letter."""

    def __init__(self, size: int, *, cut: bool = False) -> None:
        super().__init__(size)
        self._cut = cut
        self._made = np.zeros(size, dtype=bool)

    def need(self, numbers: Ints, spelt: Column[str]) -> None:
        """See that the rows of these numbers are made."""
        for number in np.unique(numbers[~self._made[numbers]]).tolist():
            self.put(number, sounds(spelt[number][:-1] if self._cut else spelt[number]))
            self._made[number] = True


@cache
def _first_sounds(letter: str) -> frozenset[str]:
    """The first letters of the sound keys of words that begin with a Latin letter."""
    return frozenset(
        key[:1] for rest in ("", "a", "e", "h", "n", "r", "s") for key in sound_keys(letter + rest)
    )


def _letters_of(keys: Iterable[str]) -> frozenset[str]:
    """The Latin letters that words of any of the keys may begin with; all letters for many keys."""
    first = {key[:1] for key in islice(keys, _MANY_KEYS)}
    return frozenset(letter for letter in _LATIN_LETTERS if not first.isdisjoint(_first_sounds(letter)))
