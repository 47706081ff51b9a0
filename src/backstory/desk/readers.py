"""Reading on all cores: the pure stages run in processes of their own, beside the one that writes.

Steps: the first batch is read here, since most commands have no second; from the second on, batches go
to worker processes and come back in order. A page that takes a worker down or takes too long is found by
reading its batch again one by one, and becomes a failure of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.errors import ExtractError
from backstory.values import Capture

from .options import AddOptions
from .reading import Reading, read

if TYPE_CHECKING:
    from backstory.names import Linker

SECONDS_A_PAGE = 60
"""How long one page may be read before it is given up."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture whose bytes are kept, and where; one that is filed already need not be read."""

    capture: Capture
    place: str
    filed: bool = False


class Readers:
    """Reads batches in order; use it as a context, which ends the workers."""

    def __init__(self, options: AddOptions, linker: Linker, linker_path: Path) -> None:
        self.options, self.linker, self.linker_path = options, linker, linker_path
        self._pool: ProcessPoolExecutor | None = None
        self.cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, batches: Iterable[list[Kept]]) -> Iterator[list[Reading]]:
        """The readings of each batch, in order; a few batches are read ahead."""
        stream = iter(batches)
        first = next(stream, None)
        if first is None:
            return
        second = next(stream, None)
        if second is None or self.cores < 2:
            for batch in chain([first], [] if second is None else [second], stream):
                yield read_batch(batch, self.linker, self.options)
            return
        waiting: deque[tuple[list[Kept], Future[list[Reading]]]] = deque()
        for batch in chain([first, second], stream):
            waiting.append((batch, self._submit(batch)))
            if len(waiting) > self.cores + 1:
                yield self._result(*waiting.popleft())
        while waiting:
            yield self._result(*waiting.popleft())

    def _submit(self, batch: list[Kept]) -> Future[list[Reading]]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.cores,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_start_worker,
                initargs=(self.linker_path, self.options, os.getpid()),
            )
        try:
            return self._pool.submit(_read_in_worker, batch)
        except BrokenProcessPool:
            self._end()
            return self._submit(batch)

    def _result(self, batch: list[Kept], future: Future[list[Reading]]) -> list[Reading]:
        try:
            return future.result(timeout=SECONDS_A_PAGE + 2 * len(batch))
        except (BrokenProcessPool, TimeoutError):
            self._end()
        return [self._alone(kept) for kept in batch]

    def _alone(self, kept: Kept) -> Reading:
        try:
            return self._submit([kept]).result(timeout=SECONDS_A_PAGE)[0]
        except BrokenProcessPool:
            why = "the page takes its reader down"
        except TimeoutError:
            why = f"the page takes longer than {SECONDS_A_PAGE} seconds to read"
        self._end()
        error = ExtractError(f"{why}; its bytes are kept", where=kept.capture.source)
        return Reading(kept.capture, failure=error, place=kept.place)

    def _end(self) -> None:
        if self._pool is not None:
            processes = list((self._pool._processes or {}).values())
            self._pool.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.kill()
            self._pool = None


def read_batch(batch: Sequence[Kept], linker: Linker, options: AddOptions) -> list[Reading]:
    return [
        Reading(kept.capture) if kept.filed else read(kept.capture, linker, options, kept.place)
        for kept in batch
    ]


_read: Callable[[list[Kept]], list[Reading]]


def _start_worker(linker_path: Path, options: AddOptions, parent: int) -> None:
    """Load the linker; leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    from backstory.names import Linker

    linker = Linker.load(linker_path)
    global _read
    _read = lambda batch: read_batch(batch, linker, options)  # noqa: E731


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _read_in_worker(batch: list[Kept]) -> list[Reading]:
    return _read(batch)
