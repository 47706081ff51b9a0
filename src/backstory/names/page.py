"""A document's passages together: what one of them alone does not show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

from backstory.names.passage import Passage
from backstory.text.fold import fold


class Page:
    """The passages of a document, in reading order."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self.others: set[tuple[int, int]] = set()
        """(actor, word): the page has somebody else of the actor's single name."""

    def has_small(self, word: str) -> bool:
        """Whether the word stands in small letters somewhere."""
        small = word.lower()
        return small in self._words or fold(small) in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(passage.words for passage in self.passages))
