"""Documents in one language, cut into words together, with what each word may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from backstory.names.texts.hits import hits
from backstory.names.texts.passage import Passage
from backstory.names.texts.sight import Sight
from backstory.names.words.guess import Guesses
from backstory.text.cutting import cut, hash_of

Text = tuple[int, str]
"""The number of a paragraph, or TITLE, and what it says."""


class Sheet:
    """All texts of the documents in a row; places in it are numbers of texts and numbers of words."""

    def __init__(self, documents: Sequence[Sequence[Text]], sight: Sight, guesses: Guesses) -> None:
        self._texts = [text for document in documents for text in document]
        self._cut = cut([text for _, text in self._texts])
        self._numbers = sight.numbers(self._cut)
        self._sight = sight
        self._hits: list[int] = hits(self._cut, self._numbers, sight, guesses).tolist()
        self._hits_before: list[int] = np.searchsorted(self._hits, self._cut.bounds).tolist()
        """Hits before each text, and of all."""

    def has_hits(self, first: int, last: int) -> bool:
        """Whether a name may be found in texts `first` to `last` (exclusive)."""
        return self._hits_before[first] < self._hits_before[last]

    def with_hits(self, first: int, last: int) -> Iterator[int]:
        """The texts among these in which a name may be found."""
        before = self._hits_before
        return (text for text in range(first, last) if before[text] < before[text + 1])

    def passage(self, text: int) -> Passage:
        """A text with its words."""
        cut, sight = self._cut, self._sight
        first, last = cut.bounds[text : text + 2]
        hits = self._hits[self._hits_before[text] : self._hits_before[text + 1]]
        numbers = self._numbers[first:last]
        begins = cut.firsts[text]
        return Passage(
            *self._texts[text],
            sight.language,
            (cut.starts[first:last] - begins).tolist(),
            (cut.ends[first:last] - begins).tolist(),
            [*sight.forms[numbers].tolist(), None],
            [*sight.kinds[numbers].tolist(), 0],
            [hit - first for hit in hits],
        )

    def with_bits(self, bits: int, first: int, last: int) -> list[tuple[int, int]]:
        """(text, word of it) of those in texts `first` to `last` that these `bits` may stand for."""
        bounds = self._cut.bounds
        words = self._numbers[bounds[first] : bounds[last]]
        found = np.flatnonzero(self._sight.matched[words] & np.uint64(bits)) + bounds[first]
        texts = np.searchsorted(bounds, found, side="right") - 1
        return [
            (text, word - bounds[text]) for text, word in zip(texts.tolist(), found.tolist(), strict=True)
        ]

    def close(self, first: int, last: int) -> set[int]:
        """The words of names that the words of texts `first` to `last` are by their letters."""
        return self._sight.close(self._numbers[self._cut.bounds[first] : self._cut.bounds[last]])

    def traces(self, first: int, last: int) -> str:
        """What texts `first` to `last` leave in the search index."""
        return self._sight.traces(self._numbers[self._cut.bounds[first] : self._cut.bounds[last]])

    def has_word(self, word: str, first: int, last: int) -> bool:
        """Whether the word stands in texts `first` to `last` as it is written here."""
        cut = self._cut
        if cut.row.find(word, cut.firsts[first], cut.firsts[last]) < 0:
            return False
        here = slice(cut.bounds[first], cut.bounds[last])
        return bool((cut.hashes[here] == np.uint64(hash_of(word))).any())
