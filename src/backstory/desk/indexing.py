"""Telling the search index what has changed; what it misses stays on the archive's list.

New stories are handed over as they are filed, which saves reading them again; everything else is caught
up with from the list at the end. Where another process writes the index, the list waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from types import TracebackType

from backstory.archive import search
from backstory.archive.counts import recount
from backstory.archive.models import Unindexed
from backstory.archive.transactions import checkpoint, writing
from backstory.errors import ArchiveError

COMMIT_EVERY = 5_000
"""Stories after which the index is committed during a long import: few are left for its end, where nothing
else runs beside that."""

Fresh = tuple[int, search.IndexedStory]
"""A new story, and the key of its row in the list of what the index has yet to see."""


class SearchFeed:
    """Feeds the index while a command runs, and lets it catch up with the list at the end.

    An index that cannot be written stops nothing: `trouble` says why, and the stories wait on the list.
    """

    def __init__(self) -> None:
        self.trouble: search.IndexUnwritable | None = None

    def __enter__(self) -> SearchFeed:
        self._stack = ExitStack()
        self._writer: search.Writer | None = None
        self._refused = False
        self._notes: list[int] = []
        return self

    def add(self, fresh: Iterable[Fresh]) -> None:
        """New stories whose transaction is committed."""
        batch = list(fresh)
        if not batch or not self.open():
            return
        assert self._writer is not None
        with self._giving_up():
            self._writer.write((story for _, story in batch), fresh=True)
            self._notes += [note for note, _ in batch]
            if len(self._notes) >= COMMIT_EVERY:
                self._commit()

    def open(self) -> bool:
        """Open the index before there is something for it; whether it can be written."""
        if self._writer is None and not self._refused:
            with self._giving_up():
                self._writer = self._stack.enter_context(search.writer(heap=search.BULK_HEAP))
        return self._writer is not None

    @contextmanager
    def _giving_up(self) -> Iterator[None]:
        """Where the index cannot be written the list keeps the stories for later."""
        try:
            yield
        except (search.IndexLocked, search.IndexUnusable, search.IndexUnwritable) as error:
            if isinstance(error, search.IndexUnwritable):
                self.trouble = error
            self._refused, self._writer, self._notes = True, None, []
            with suppress(ArchiveError):  # it has told its trouble already
                self._stack.close()

    def _commit(self) -> None:
        if self._writer is not None and self._notes:
            checkpoint()  # a power cut must not take from the database what the index has
            self._writer.commit()
            search.settle(self._notes)
            self._notes = []

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with self._giving_up(), self._stack:
            if kind is None or issubclass(kind, KeyboardInterrupt):
                self._commit()
        if kind is None and self.trouble is None and Unindexed.objects.exists():
            with self._giving_up():
                catch_up()


def catch_up(
    say: Callable[[str], None] | None = None, *, at_hand: Mapping[int, search.AtHand] | None = None
) -> None:
    """Make the index usable and current; it is made anew where it is missing or damaged. `at_hand`: texts by
    story that need not be read again."""
    search.heal(say=say, at_hand=at_hand)


def rebuild(moved: Callable[[int], None] = lambda _n: None) -> int:
    """Make the index and the counts anew from the database; returns the number of stories."""
    with writing():
        recount()
    done = 0

    def progress(now: int, _total: int) -> None:
        nonlocal done
        moved(now - done)
        done = now

    return search.rebuild(progress=progress)
