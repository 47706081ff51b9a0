"""Adding: from what the operator names to stories in the archive, batch by batch.

Steps for a batch: leave out what is known by its bytes; keep the bytes of the rest and force them to the
disk; extract and link each page; file the batch in one transaction; report it; tell the search index. A
story is reported only after its transaction, so whatever stops the command, what was reported is there,
and the same command run again finishes the rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db import DatabaseError, IntegrityError

from backstory.archive.home import blobs, database_name
from backstory.archive.registry import actor_ids
from backstory.errors import ArchiveError, CaptureError
from backstory.values import Capture

from .filing import Filing
from .identity import Identities
from .indexing import SearchFeed
from .linker import current_linker
from .options import AddOptions
from .outcome import Outcome
from .reading import Reading, read

ROWS = 500
BYTES = 8 * 1024 * 1024
SECONDS = 2.0
"""A batch is filed when it has this many pages, this many bytes, or is this old, whichever comes first."""


def add(
    sources: Iterable[Capture | CaptureError], options: AddOptions, report: Callable[[Outcome], None]
) -> None:
    """Add every capture; `report` hears what became of each, in batches, after it is safe.

    Raises ArchiveError where nothing further can be kept (a full disk, a database that refuses).
    """
    Adder(options, report).run(sources)


class Adder:
    """One run of `add`: holds the linker, the ids seen, and the batch being gathered."""

    def __init__(self, options: AddOptions, report: Callable[[Outcome], None]) -> None:
        self.options = options
        self.report = report
        self.blobs = blobs()
        self.linker = current_linker()
        self.filing = Filing(options, actor_ids())

    def run(self, sources: Iterable[Capture | CaptureError]) -> None:
        batch: list[Capture] = []
        size, started = 0, time.monotonic()
        with SearchFeed() as feed:
            for item in sources:
                if isinstance(item, CaptureError):
                    self.report(Outcome("failed", item.where, message=item.message))
                    continue
                batch.append(item)
                size += len(item.content)
                if len(batch) >= ROWS or size >= BYTES or time.monotonic() - started >= SECONDS:
                    self._batch(batch, feed)
                    batch, size, started = [], 0, time.monotonic()
            self._batch(batch, feed)

    def _batch(self, captures: list[Capture], feed: SearchFeed) -> None:
        if not captures:
            return
        known = Identities()
        known.look_up_bytes(capture.sha256 for capture in captures)
        unread = [c for c in captures if not ((row := known.capture(c.sha256, c.url)) and row.story_id)]
        try:
            places = [self.blobs.put(unread[0])] if len(unread) == 1 else self.blobs.put_all(unread)
        except CaptureError as error:
            raise ArchiveError(error.message, where=error.where) from error
        read_now = {
            id(capture): read(capture, self.linker, self.options, place)
            for capture, place in zip(unread, places, strict=True)
        }
        readings = [read_now.get(id(capture)) or Reading(capture) for capture in captures]
        try:
            outcomes = self._file(readings)
        except DatabaseError as error:
            raise ArchiveError(f"the database refuses: {error}", where=database_name()) from error
        for outcome in outcomes:
            self.report(outcome)
        feed.changed(zip(readings, outcomes, strict=True))

    def _file(self, readings: list[Reading]) -> list[Outcome]:
        try:
            return self.filing.file(readings)
        except IntegrityError:
            # Another process added one of these in this very moment; now it is known.
            return [outcome for reading in readings for outcome in self.filing.file([replace(reading)])]
