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

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters somewhere, in normal form."""
        words = chain.from_iterable(passage.words for passage in self.passages)
        return frozenset(map(fold, {word for word in words if word.islower()}))
