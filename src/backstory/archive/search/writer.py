"""Writing the index: `with writer() as w: w.add(story); w.delete(7); w.commit()`.

1. The lock is taken, or IndexLocked is raised at once.
2. The index is opened. Where there is none and all stories wait to be indexed, as in a new archive, an
   empty one is made; otherwise IndexUnusable says that it must be made anew first (`heal` does).
3. The caller adds, deletes and commits; what was not committed at the end is dropped.
4. Segments that tantivy is merging are waited for, so that they do not pile up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from backstory.archive.models import Story, Unindexed

from .errors import IndexLocked, IndexUnusable, IndexUnwritable, first_line, is_panic
from .fields import IndexedStory, document
from .home import IndexHome, index_folder

BULK_HEAP = 50_000_000
"""Bytes that tantivy gathers before it writes a segment, in an import or a rebuild."""
SMALL_HEAP = 15_000_000
"""The least that tantivy takes; enough for a few thousand stories."""


class Writer:
    """Adds to one open index. One thread at a time."""

    def __init__(self, inner: tantivy.IndexWriter, home: IndexHome) -> None:
        self._inner = inner
        self._home = home

    def add(self, story: IndexedStory, *, fresh: bool = False) -> None:
        """Put the story in, in place of what the index has of it. `fresh` says that it has nothing,
        which saves the look."""
        self.write([story], fresh=fresh)

    def write(self, stories: Iterable[IndexedStory], *, fresh: bool = False) -> int:
        """Add all; returns how many."""
        n = 0
        with self._failures_told():
            for story in stories:
                if not fresh:
                    self._inner.delete_documents_by_term("story", story.id)
                self._inner.add_document(document(story))
                n += 1
        return n

    def delete(self, story: int) -> None:
        """Take a story out; nothing happens where it is not in."""
        with self._failures_told():
            self._inner.delete_documents_by_term("story", story)

    def commit(self) -> None:
        """Make everything so far findable and safe on disk (some 10 ms and the writing)."""
        with self._failures_told():
            self._inner.commit()

    def close(self) -> None:
        """Wait for merges; what was not committed is dropped."""
        with self._failures_told():
            self._inner.wait_merging_threads()

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            if not isinstance(error, (ValueError, RuntimeError)) and not is_panic(error):
                raise
            detail = first_line(error)
            if is_panic(error) or "orrupt" in detail:
                self._home.note_damage(detail)
                raise IndexUnusable("damaged", str(self._home.folder), detail) from error
            raise IndexUnwritable(str(self._home.folder), detail) from error


@contextmanager
def writer(folder: Path | None = None, *, heap: int = BULK_HEAP) -> Iterator[Writer]:
    """The index's writer. `folder`: the index's, by default the archive's; `heap`: bytes."""
    home = IndexHome(folder or index_folder())
    with home.locked():
        try:
            _, index = home.open()
        except IndexUnusable as unusable:
            if unusable.reason != "missing" or not _nothing_is_missed():
                raise
            made, index = home.new()
            home.put_in_use(made)
        with opened(index, home, heap) as opened_writer:
            yield opened_writer


@contextmanager
def opened(index: tantivy.Index, home: IndexHome, heap: int) -> Iterator[Writer]:
    """A writer on an index whose lock the caller holds."""
    try:
        inner = index.writer(heap, 1)
    except ValueError as error:
        if "LockBusy" in str(error):
            raise IndexLocked(str(home.folder)) from error
        raise IndexUnwritable(str(home.folder), first_line(error)) from error
    opened_writer = Writer(inner, home)
    try:
        yield opened_writer
    finally:
        opened_writer.close()


def _nothing_is_missed() -> bool:
    """Whether every story there is still waits to be indexed, so that one may begin with an empty index."""
    return not Story.objects.exclude(pk__in=Unindexed.objects.values("story_id")).exists()
