"""Adding: from what the operator names to stories in the archive, batch by batch.

Steps for a batch: leave out what is known by its bytes; keep the bytes of the rest and force them to the
disk; extract and link each page; file the batch in one transaction; report it; tell the search index. A
story is reported only after its transaction, so whatever stops the command, what was reported is there,
and the same command run again finishes the rest.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack

from django.db import DatabaseError, DataError, IntegrityError

from backstory.archive.generations import generation
from backstory.archive.home import blobs, free_space
from backstory.archive.linker import current_linker, saved_linker
from backstory.archive.refusals import refusal
from backstory.archive.search import IndexUnwritable
from backstory.archive.transactions import rare_checkpoints
from backstory.errors import ArchiveError, CaptureError, ExtractError
from backstory.extract.clean import visible
from backstory.values import Capture

from .filing import Filing, RegistryChanged
from .garbage import seldom_searched
from .identity import Identities
from .indexing import Fresh, SearchFeed
from .options import AddOptions
from .outcome import Outcome
from .readers import Readers, Tools
from .reading import Kept, Reading, linked_anew
from .turns import short_turns

ROWS = 1_000
BYTES = 2 * 1024 * 1024
SECONDS = 2.0
"""A batch is filed when it has this many pages, this many bytes, or is this old, whichever comes first."""
FIRST_ROWS = 250
"""Pages of the first batch; each later one has twice as many, up to ROWS: workers do not wait for work."""

LITTLE = 64 * 1024 * 1024
"""Bytes of free space below which the search index may fail for want of it."""

REFUSED = (IntegrityError, DataError, ValueError, OverflowError)
"""What a value that the database cannot hold makes of a transaction."""

log = logging.getLogger(__name__)


def add(
    sources: Iterable[Capture | CaptureError], options: AddOptions, report: Callable[[Outcome], None]
) -> None:
    """Add every capture; `report` hears what became of each, in batches, after it is safe.

    Raises ArchiveError where nothing further can be kept (a full disk, a database that refuses).
    """
    Adder(options, report).run(sources)


class Adder:
    """One run of `add`: keeps bytes, has them read, files the readings."""

    def __init__(self, options: AddOptions, report: Callable[[Outcome], None]) -> None:
        self.options = options
        self.report = report
        self.blobs = blobs()
        self.filing = Filing(options)

    def run(self, sources: Iterable[Capture | CaptureError]) -> None:
        try:
            with (
                ExitStack() as of_many,
                seldom_searched(),
                SearchFeed() as feed,
                Readers(self._tools()) as self.readers,
            ):

                def begin_many() -> None:
                    of_many.enter_context(rare_checkpoints())
                    of_many.enter_context(short_turns())
                    feed.open()

                kept = self._kept(self._batches(sources))
                for readings in self.readers.read(kept, meanwhile=begin_many):
                    for outcome in self._file(readings):
                        self.report(outcome)
                    feed.add(self.filing.fresh)
        except DatabaseError as error:
            raise refusal(error) from error
        if feed.trouble is not None:
            self._tell(feed.trouble)

    def _tell(self, trouble: IndexUnwritable) -> None:
        """What is wrong with the index: it can wait, but a disk that is full should not."""
        left = free_space(self.blobs.folder)
        if left > LITTLE:
            log.warning("%s", trouble)
            return
        raise ArchiveError(
            f"{left / 1e6:,.0f} MB of space are left, too little for the search index; free some and run "
            "the same command again. What was reported is kept",
            where=trouble.where,
        ) from trouble

    def _tools(self) -> Tools:
        """What to read with, by the registry as it is now, which is also what is filed by."""
        now = generation()
        self.filing.begin(now)
        return Tools(self.options, current_linker, saved_linker, now)

    def _batches(self, sources: Iterable[Capture | CaptureError]) -> Iterator[list[Capture]]:
        batch: list[Capture] = []
        size, started, rows = 0, time.monotonic(), min(FIRST_ROWS, ROWS)
        for item in sources:
            if isinstance(item, CaptureError):
                self.report(Outcome("failed", item.where, message=item.message))
                continue
            batch.append(item)
            size += len(item.content)
            if len(batch) >= rows or size >= BYTES or time.monotonic() - started >= SECONDS:
                yield batch
                batch, size, started, rows = [], 0, time.monotonic(), min(2 * rows, ROWS)
        if batch:
            yield batch

    def _kept(self, batches: Iterable[list[Capture]]) -> Iterator[list[Kept]]:
        """Keep the bytes of each batch that are not known yet; what is known needs no reading."""
        for captures in batches:
            known = Identities()
            known.look_up_bytes(capture.sha256 for capture in captures)
            rows = [known.capture(capture.sha256, capture.url) for capture in captures]
            fresh = [c for c, row in zip(captures, rows, strict=True) if row is None]
            try:
                places = iter(self.blobs.keep(fresh))
            except CaptureError as error:
                raise ArchiveError(error.message, where=error.where) from error
            yield [
                Kept(capture, next(places) if row is None else row.place, filed=bool(row and row.story_id))
                for capture, row in zip(captures, rows, strict=True)
            ]

    def _file(self, readings: list[Reading]) -> list[Outcome]:
        while True:
            tools = self.readers.tools
            if any(reading.generation != tools.generation for reading in readings):
                readings = [self._up_to_date(reading, tools) for reading in readings]
            try:
                return self.filing.file(readings)
            except RegistryChanged:
                self.readers.renew(self._tools())
            except REFUSED:
                return self._file_singly(readings)

    @staticmethod
    def _up_to_date(reading: Reading, tools: Tools) -> Reading:
        if reading.generation == tools.generation:
            return reading
        return linked_anew(reading, tools.linker(), tools.generation)

    def _file_singly(self, readings: list[Reading]) -> list[Outcome]:
        """One by one, so that what the database refuses is one page's failure and not the batch's."""
        outcomes: list[Outcome] = []
        fresh: list[Fresh] = []
        for reading in readings:
            try:
                outcomes += self.filing.file([reading])
            except REFUSED as error:
                outcomes += self._refused(reading, error)
            fresh += self.filing.fresh
        self.filing.fresh = fresh
        return outcomes

    def _refused(self, reading: Reading, error: Exception) -> list[Outcome]:
        why = visible(str(error).partition("\n")[0])[:300]
        failure = ExtractError(f"the database refuses it: {why}", where=reading.capture.source)
        bare = reading._replace(page=None, failure=failure)
        try:
            return self.filing.file([bare])
        except REFUSED:
            self.filing.fresh = []
            return [Outcome("failed", reading.capture.source, message=failure.message)]
