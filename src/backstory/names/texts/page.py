"""A document's passages together: what one of them alone does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from backstory.names.texts.passage import Passage
from backstory.names.texts.sheet import Sheet, Text
from backstory.names.texts.sight import Sight, bits_of
from backstory.names.words.form import NOBODY
from backstory.names.words.guess import Guesses
from backstory.text.fold import fold


class Page:
    """The passages of a document, in reading order: texts `first` to `last` (exclusive) of a sheet."""

    def __init__(self, sheet: Sheet, first: int, last: int) -> None:
        self._sheet, self._first, self._last = sheet, first, last
        self._passages: dict[int, Passage] = {}
        self.others: set[tuple[int, int]] = set()
        """(actor, word): the page has somebody else of the actor's single name."""
        self.located: set[int] = set()
        """Towns that the page says to be places: in Bakhmut."""
        self.introduced: set[int] = set()
        """Towns that it calls so: the city of Bakhmut."""
        self.embedded: set[int] = set()
        """Towns whose name is part of another one in the page: Morgan Stanley."""
        self.nouns: set[int] = set()
        """Towns whose name is a noun in the page: das Essen."""

    def has_hits(self) -> bool:
        """Whether a name may be found in any passage."""
        return self._sheet.has_hits(self._first, self._last)

    def with_hits(self) -> list[Passage]:
        """The passages in which a name may be found."""
        return [self._passage(text) for text in self._sheet.with_hits(self._first, self._last)]

    def like(self, wanted: Set[int]) -> Iterator[tuple[Passage, int]]:
        """The words of all passages that may be one of these words of names."""
        places = self._sheet.with_bits(bits_of(wanted), self._first, self._last)
        learned = [(text, at) for text, passage in self._passages.items() for at in passage.learned]
        for text, at in sorted({*places, *learned}) if learned else places:
            passage = self._passage(text)
            if not wanted.isdisjoint((passage.forms[at] or NOBODY).matches):
                yield passage, at

    @cached_property
    def close(self) -> Set[int]:
        """The words of names that its words are, by their letters and not by their sound alone."""
        return self._sheet.close(self._first, self._last)

    def traces(self) -> str:
        """What the document leaves in the search index (`names.texts.traces`), one a line."""
        return self._sheet.traces(self._first, self._last)

    def has_small(self, word: str) -> bool:
        """Whether the word stands in small letters somewhere."""
        small = word.lower()
        plain = fold(small)
        return self._has(small) or (plain != small and self._has(plain))

    def _has(self, word: str) -> bool:
        return self._sheet.has_word(word, self._first, self._last)

    def _passage(self, text: int) -> Passage:
        """The same one each time: what was learnt of its words stays."""
        passage = self._passages.get(text)
        if passage is None:
            passage = self._passages[text] = self._sheet.passage(text)
        return passage


def pages(documents: Sequence[Sequence[Text]], sight: Sight, guesses: Guesses) -> Iterator[Page]:
    """The documents, cut into words together."""
    sheet = Sheet(documents, sight, guesses)
    first = 0
    for document in documents:
        yield Page(sheet, first, first + len(document))
        first += len(document)
