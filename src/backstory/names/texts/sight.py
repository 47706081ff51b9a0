"""What the words of texts may be, for all words of a text at once.

1. A word is known by its number of `text.cutting`; a table of these says which of the words seen before it
   is. Only new words are cut out of the text and looked for (finding.py).
2. Beside its form each word has what `hits` needs to pass over most of them without looking at the form: its
   kind (STARTS and so on), and two rows of 64 bits, one for the words of names that it may be, one for those
   that stand beside them in names. Where the bits of two words have none in common, the words have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from backstory.names.rules import COST, ROMANISED
from backstory.names.texts.numbering import UNKNOWN, Numbering
from backstory.names.texts.traces import traces_of_word
from backstory.names.vocabulary.everyday import EVERYDAY, FUNCTION_WORDS
from backstory.names.vocabulary.ordinary import is_ordinary
from backstory.names.vocabulary.particles import MAY_BE_ARTICLES
from backstory.names.words.finding import Finding
from backstory.names.words.form import NOBODY, Form
from backstory.text.cutting import Cut, Ints, Numbers
from backstory.text.fold import fold

STARTS = 1
"""May be a whole name, or its rarest word."""
ALONE = 2
"""May be a whole name."""
SURE = 4
"""Is so surely a name's rarest word that the word beside it may be guessed."""
GUESSED = 8
"""May be guessed beside such a word."""
PASSED_OVER = 16
"""May stand between two words of a name."""
CAPITALS = 32
"""Is in capitals."""
CASELESS = 64
"""Cannot show by capitals whether all is in them: a single letter, or of a script without."""
CAPITALISED = 128
"""Has a capital, or is of a script without."""

MOST_WORDS = 100_000
"""Words that are remembered; beyond it a new memory is begun, and of the last one is kept what comes
again."""

NO_WORD = UNKNOWN
"""Number that no word has."""

_FEW = 256
"""Of more words than that all bits count as set."""
_ALL_BITS = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15
_LEAST = 1 << 10

BETWEEN = frozenset(
    [
        word
        for small in FUNCTION_WORDS | MAY_BE_ARTICLES
        for word in (small, small.capitalize(), small.upper())
    ]
) | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯІЄЇ")
"""Words that are passed over, initials among them."""


class Sight:
    """The words seen so far in texts of one language, numbered as they came."""

    def __init__(self, finding: Finding) -> None:
        self.language = finding.language
        self._finding = finding
        self._before: dict[int, Form | None] = {}
        self._begin()

    def _begin(self) -> None:
        self.forms: NDArray[np.object_] = np.full(_LEAST, None, dtype=object)
        """Form | None by number; NO_WORD has none."""
        self.guessed: dict[tuple[int, int], bool] = {}
        """(word, word beside it): whether the other is guessed beside the first (`hits`)."""
        self._numbering = Numbering()
        self._hashes: Numbers = np.zeros(_LEAST, dtype=np.uint64)
        self._words: list[str] = [""]
        self._close: dict[int, frozenset[int]] = {}
        """Words of names that a word is by its letters, by number; found when it is asked for (`close`)."""
        self._traces: list[str | None] = [""]
        """All three by number; a word's traces are made when they are asked for."""
        self.kinds: NDArray[np.uint8] = np.zeros(_LEAST, dtype=np.uint8)
        self.matched: Numbers = np.zeros(_LEAST, dtype=np.uint64)
        self.beside: Numbers = np.zeros(_LEAST, dtype=np.uint64)

    def numbers(self, cut: Cut) -> Ints:
        """The number of each word; those that are new are looked up first."""
        if len(self._words) >= MOST_WORDS:
            self._before = dict(zip(self._hashes.tolist(), self.forms.tolist(), strict=True))
            self._begin()
        numbers = self._numbering.numbers(cut.hashes)
        new = (numbers == NO_WORD).nonzero()[0]
        if new.size:
            numbers[new] = self._learned(cut, new)
        return numbers

    def close(self, numbers: Ints) -> set[int]:
        """The words of names that these words are by their letters, and not by their sound alone."""
        found: set[int] = set()
        for number in set(numbers.tolist()):
            those = self._close.get(number)
            if those is None:
                matches = (self.forms[number] or NOBODY).matches
                those = frozenset(word for word, value in matches.items() if value < ROMANISED * COST)
                self._close[number] = those
            found |= those
        return found

    def traces(self, numbers: Ints) -> str:
        """What these words leave in the search index (`names.texts.traces`), one a line."""
        those = dict.fromkeys(numbers.tolist())
        left = [*map(self._traces.__getitem__, those)]
        if None in left:
            for number in [number for number in those if self._traces[number] is None]:
                self._traces[number] = "\n".join(traces_of_word(self._words[number]))
            left = [*map(self._traces.__getitem__, those)]
        return "\n".join(filter(None, left))

    def _learned(self, cut: Cut, places: Ints) -> Ints:
        """The numbers that the words at these places get, which were not met before."""
        hashes, firsts, which = np.unique(cut.hashes[places], return_index=True, return_inverse=True)
        words = cut.words(places[firsts])
        forms = self._forms(hashes, words)
        first = len(self._words)
        self._make_room(first + len(words))
        those = slice(first, first + len(words))
        self._numbering.add(hashes)
        self._hashes[those] = hashes
        self._words += words
        self._traces += [None] * len(words)
        self.kinds[those] = [*map(_kind, words, forms)]
        for number, form in enumerate(forms, first):
            if form is not None:
                self.forms[number] = form
                self.matched[number] = bits_of(form.matches)
                self.beside[number] = bits_of(form.beside) if len(form.beside) < _FEW else _ALL_BITS
        numbers: Ints = which + first
        return numbers

    def _forms(self, hashes: Numbers, words: Sequence[str]) -> list[Form | None]:
        """Those that the last memory had are taken from there."""
        before = self._before
        met = {}
        if before:
            pairs = zip(hashes.tolist(), words, strict=True)
            met = {word: before[each] for each, word in pairs if each in before}
        found = met | self._finding.find([word for word in words if word not in met])
        return [*map(found.__getitem__, words)]

    def _make_room(self, words: int) -> None:
        size = len(self.kinds)
        while size < words:
            size *= 2
        if more := size - len(self.kinds):
            self.kinds, self._hashes = np.pad(self.kinds, (0, more)), np.pad(self._hashes, (0, more))
            self.matched, self.beside = np.pad(self.matched, (0, more)), np.pad(self.beside, (0, more))
            self.forms = np.concatenate([self.forms, np.full(more, None, dtype=object)])


def _kind(word: str, form: Form | None) -> int:
    kind = PASSED_OVER * (word in BETWEEN)
    plain = word.isascii() and word.islower() and word[0].islower() and len(word) > 1
    if not plain:  # of most words nothing else is true
        kind |= CAPITALISED * _is_capitalised(word)
        kind |= GUESSED * _may_be_guessed(word) | CAPITALS * word.isupper()
        kind |= CASELESS * (len(word) < 2 or word.lower() == word.upper())
    if form is None:
        return kind
    for _, names, beside, sure in form.starts:
        kind |= STARTS | ALONE * bool(names) | SURE * bool(sure and beside)
    return kind


def _is_capitalised(word: str) -> bool:
    first = word[0]
    return not first.islower() or not first.isalpha() or any(map(str.isupper, word))


def _may_be_guessed(word: str) -> bool:
    if word.isascii():
        return word[0].isupper() and word.lower() not in EVERYDAY
    return fold(word) not in EVERYDAY and not is_ordinary(word)


def bits_of(numbers: Iterable[int]) -> int:
    """Bits that stand for words of names; several words may share one."""
    bits = 0
    for number in numbers:
        bits |= 1 << (number * _SPREAD >> 58 & 63)
    return bits
