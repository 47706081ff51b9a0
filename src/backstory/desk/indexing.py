"""Telling the search index what has changed; what it misses stays on the archive's list."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType

from .outcome import Outcome
from .reading import Reading


class SearchFeed:
    """Feeds the index while a command runs, and lets it catch up with the list at the end."""

    def __enter__(self) -> SearchFeed:
        return self

    def changed(self, filed: Iterable[tuple[Reading, Outcome]]) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
