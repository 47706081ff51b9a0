"""Reading on all cores: the pure stages run in processes of their own, beside the one that writes.

Steps: a single batch is read here, since most commands have no second; of several, all go to worker
processes and come back in order. Where the process that writes does little but wait for them, as with a large
registry, one more is started. A page that takes a worker down or takes too long is found by reading its
batch again one by one, and becomes a failure of its own. Where workers cannot work at all, everything is
read here.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backstory.capture.store import ROW
from backstory.errors import ExtractError
from backstory.extract.limits import LARGEST_PAGE

from .cores import cores
from .errands import Pages, Read, Rows, errand, worker
from .options import AddOptions
from .patience import SECONDS_A_PAGE, Bell
from .reading import Kept, Reading, read_together
from .workers import Lost, Unfit, Workers

if TYPE_CHECKING:
    from backstory.names import Linker

HELD = 64 * 1024 * 1024
"""Bytes that are read ahead at most."""
AHEAD = 8 * 1024 * 1024
"""Bytes that are read ahead rather than wait for a worker: there is time for that while workers start."""
TOGETHER = 32
"""Pages that go through one stage before the next."""

_LATELY = 3.0
"""Seconds after which it is asked whether there should be more workers, which take a while to start and
the memory of another index."""
_MOSTLY = 0.6

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tools:
    """What pages are read with: the options, and the linker of a generation of the registry."""

    options: AddOptions
    linker: Callable[[], Linker]
    """Called where pages are read here: a process that only writes needs none."""
    saved: Callable[[], Path]
    """Called where workers need the linker's file."""
    generation: int = 0


def read_batch(
    batch: Sequence[Kept], linker: Linker, options: AddOptions, generation: int = 0
) -> list[Reading]:
    """Read captures here, in this process."""
    fresh = _fresh(batch)
    found: list[Reading] = []
    with Bell(SECONDS_A_PAGE) as bell:
        for start in range(0, len(fresh), TOGETHER):
            found += read_together(fresh[start : start + TOGETHER], linker, options, generation, bell)
    return _with_filed(batch, found)


@dataclass(slots=True)
class _Waiting:
    batch: list[Kept]
    size: int
    workers: Workers | None = None
    errand: Pages | Rows | None = None
    future: Future[list[Any]] | None = None

    def is_done(self) -> bool:
        return self.future is None or self.future.done()


class Readers:
    """Reads batches in order; use it as a context, which ends the workers."""

    def __init__(self, tools: Tools, read: Read = read_batch) -> None:
        """`read` is what a batch is read with; workers import it by its name."""
        self.tools, self._read = tools, read
        self._workers: Workers | None = None
        self.cores = cores()
        self.seconds_a_page: float = SECONDS_A_PAGE
        self._retried = False
        self._begun = self._waited = 0.0
        """When the first answer came since the workers began or got one more, and the seconds that were
        waited for others after it."""

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def renew(self, tools: Tools) -> None:
        """Read with these tools from now on; what is being read is read again."""
        self.tools = tools
        self._end()

    def read(
        self, batches: Iterable[list[Kept]], meanwhile: Callable[[], object] = lambda: None
    ) -> Iterator[list[Reading]]:
        """The readings of each batch, in order; a few batches are read ahead.

        `meanwhile` is called once while the workers start.
        """
        stream = iter(batches)
        first = next(stream, None)
        if first is None:
            return
        second = next(stream, None)
        if second is None:
            yield self._here(first)
            return
        waiting: deque[_Waiting] = deque()
        for number, batch in enumerate(chain([first, second], stream)):
            waiting.append(self._submitted(batch))
            if number == 1:
                meanwhile()
            while self._is_enough(waiting):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _is_enough(self, waiting: Sequence[_Waiting]) -> bool:
        """Whether so much is read ahead that the oldest batch should be filed, or waited for."""
        size = sum(each.size for each in waiting)
        if len(waiting) > self.cores + 1:
            return waiting[0].is_done() or size > AHEAD
        return len(waiting) > 1 and size > HELD

    def _here(self, batch: Sequence[Kept]) -> list[Reading]:
        tools = self.tools
        return self._read(batch, tools.linker(), tools.options, tools.generation)

    def _submitted(self, batch: list[Kept]) -> _Waiting:
        """The batch on its way to a worker, unless it needs none or is too large to be read at all."""
        size = sum(len(kept.capture.content) for kept in batch)
        too_large = any(len(kept.capture.content) > LARGEST_PAGE for kept in batch)
        if self.cores < 2 or too_large or all(kept.filed for kept in batch):
            return _Waiting(batch, size)
        tools = self.tools
        if self._workers is None:
            args = (tools.saved(), tools.options, tools.generation, self._read)
            pages = any(kept.capture.media_type != ROW for kept in batch)
            self._workers = Workers(workers_for(self.cores, pages), worker, args)
            self._begun = 0.0
        going = errand(_fresh(batch), tools.generation, tools.options)
        return _Waiting(batch, size, self._workers, going, self._workers.submit(going.sent))

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
            return self._result(_Waiting(batch, waiting.size))
        except (Lost, TimeoutError):
            return [self._alone(kept) for kept in batch]

    def _alone(self, kept: Kept) -> Reading:
        """Read one page of a batch that a worker did not survive; the page to blame becomes a failure."""
        if kept.filed:
            return Reading(kept.capture)
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
        assert waiting.errand is not None
        assert waiting.workers is not None
        began = time.monotonic()
        try:
            answer = waiting.future.result(timeout=seconds)
        except TimeoutError:
            waiting.workers.give_up(waiting.future)
            raise
        self._waited += time.monotonic() - began
        if not self._begun:
            self._begun, self._waited = time.monotonic(), 0.0
        elif self._is_kept_waiting():
            waiting.workers.more(self.cores)
            self._begun = 0.0
        return _with_filed(waiting.batch, waiting.errand.readings(answer))

    def _is_kept_waiting(self) -> bool:
        """Whether this process had next to nothing to do lately: workers are too few."""
        since = time.monotonic() - self._begun
        return since > _LATELY and self._waited > _MOSTLY * since

    def _give_up(self, unfit: Unfit) -> None:
        """Workers cannot start here, or have no linker: its file is old or gone, or the disk would not take
        it. It is saved when it is asked for, so a second try may do."""
        self._end()
        if self._retried:
            log.warning("pages are read on one core: %s", unfit)
            self.cores = 1
        else:
            self._retried = True

    def _end(self) -> None:
        if self._workers is not None:
            self._workers.end()
            self._workers = None


def workers_for(cores: int, pages: bool = False) -> int:
    """How many processes read: of rows, one core is the writer's and the search index's; saved pages take so
    long to read that the writer has next to nothing to do."""
    return cores if pages else max(1, cores - 1)


def _fresh(batch: Sequence[Kept]) -> list[Kept]:
    """Those that need to be read."""
    return [kept for kept in batch if not kept.filed]


def _with_filed(batch: Sequence[Kept], fresh: Sequence[Reading]) -> list[Reading]:
    """The readings of a batch, by those of its captures that needed to be read."""
    read = iter(fresh)
    return [Reading(kept.capture) if kept.filed else next(read) for kept in batch]
