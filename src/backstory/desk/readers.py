"""Reading on all cores: the pure stages run in processes of their own, beside the one that writes.

Steps: the first batch is read here, since most commands have no second; from the second on, batches go
to worker processes and come back in order. A page that takes a worker down or takes too long is found by
reading its batch again one by one, and becomes a failure of its own. Where workers cannot work at all,
everything is read here.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.errors import ExtractError
from backstory.extract.limits import LARGEST_PAGE
from backstory.values import Capture

from .options import AddOptions
from .patience import SECONDS_A_PAGE, contain
from .reading import Reading, read
from .workers import Lost, Unfit, Workers

if TYPE_CHECKING:
    from backstory.names import Linker

HELD = 64 * 1024 * 1024
"""Bytes that are read ahead at most."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture whose bytes are kept, and where; one that is filed already need not be read."""

    capture: Capture
    place: str
    filed: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """What pages are read with: the options, and the linker of a generation of the registry."""

    options: AddOptions
    linker: Linker
    saved: Path
    """Where workers find the linker."""
    generation: int = 0


Read = Callable[[Sequence[Kept], "Linker", AddOptions, int], list[Reading]]


def read_batch(
    batch: Sequence[Kept], linker: Linker, options: AddOptions, generation: int = 0
) -> list[Reading]:
    return [
        Reading(kept.capture)
        if kept.filed
        else read(kept.capture, linker, options, kept.place, generation=generation)
        for kept in batch
    ]


@dataclass(slots=True)
class _Waiting:
    batch: list[Kept]
    size: int
    workers: Workers | None = None
    future: Future[list[Reading]] | None = None


class Readers:
    """Reads batches in order; use it as a context, which ends the workers."""

    def __init__(self, tools: Tools, read: Read = read_batch) -> None:
        """`read` is what a batch is read with; workers import it by its name."""
        self.tools, self._read = tools, read
        self._workers: Workers | None = None
        self.cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.seconds_a_page: float = SECONDS_A_PAGE

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def renew(self, tools: Tools) -> None:
        """Read with these tools from now on; what is being read is read again."""
        self.tools = tools
        self._end()

    def read(self, batches: Iterable[list[Kept]]) -> Iterator[list[Reading]]:
        """The readings of each batch, in order; a few batches are read ahead."""
        stream = iter(batches)
        first = next(stream, None)
        if first is None:
            return
        second = next(stream, None)
        if second is None:
            yield self._here(first)
            return
        waiting: deque[_Waiting] = deque()
        for batch in chain([first, second], stream):
            waiting.append(self._submitted(batch))
            while len(waiting) > self.cores + 1 or (
                len(waiting) > 1 and sum(each.size for each in waiting) > HELD
            ):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _here(self, batch: Sequence[Kept]) -> list[Reading]:
        tools = self.tools
        return self._read(batch, tools.linker, tools.options, tools.generation)

    def _submitted(self, batch: list[Kept]) -> _Waiting:
        """The batch on its way to a worker, unless it needs none or is too large to be read at all."""
        size = sum(len(kept.capture.content) for kept in batch)
        too_large = any(len(kept.capture.content) > LARGEST_PAGE for kept in batch)
        if self.cores < 2 or too_large or all(kept.filed for kept in batch):
            return _Waiting(batch, size)
        if self._workers is None:
            tools = self.tools
            args = (tools.saved, tools.options, tools.generation, self._read)
            self._workers = Workers(self.cores, reader, args)
        return _Waiting(batch, size, self._workers, self._workers.submit(batch))

    def _result(self, waiting: _Waiting) -> list[Reading]:
        batch = waiting.batch
        if waiting.workers is not self._workers:
            waiting = self._submitted(batch)  # it went down with workers that were ended meanwhile
        if waiting.future is None:
            return self._here(batch)
        try:
            return self._answer(waiting, self.seconds_a_page * 2 + 2 * len(batch))
        except Unfit as unfit:
            self._give_up(unfit)
            return self._here(batch)
        except (Lost, TimeoutError):
            return [self._alone(kept) for kept in batch]

    def _alone(self, kept: Kept) -> Reading:
        """Read one page of a batch that a worker did not survive; the page to blame becomes a failure."""
        waiting = self._submitted([kept])
        if waiting.future is None:
            return self._here([kept])[0]
        try:
            return self._answer(waiting, self.seconds_a_page * 2)[0]
        except Unfit as unfit:
            self._give_up(unfit)
            return self._here([kept])[0]
        except TimeoutError:
            why = f"the page takes longer than {self.seconds_a_page:.0f} seconds to read"
        except Lost:
            why = "the page takes its reader down"
        error = ExtractError(f"{why}; its bytes are kept", where=kept.capture.source)
        return Reading(kept.capture, failure=error, place=kept.place, generation=self.tools.generation)

    def _answer(self, waiting: _Waiting, seconds: float) -> list[Reading]:
        assert waiting.future is not None
        assert waiting.workers is not None
        try:
            return waiting.future.result(timeout=seconds)
        except TimeoutError:
            waiting.workers.give_up(waiting.future)
            raise

    def _give_up(self, unfit: Unfit) -> None:
        """Workers cannot start here, or have no linker: its file is gone, or the disk would not take it."""
        log.warning("pages are read on one core: %s", unfit)
        self._end()
        self.cores = 1

    def _end(self) -> None:
        if self._workers is not None:
            self._workers.end()
            self._workers = None


def reader(saved: Path, options: AddOptions, generation: int, read: Read) -> Callable[[list[Kept]], object]:
    """What a worker does with a batch; called once in each worker."""
    from backstory.names import Linker

    contain()
    linker = Linker.load(saved)
    return lambda batch: read(batch, linker, options, generation)
