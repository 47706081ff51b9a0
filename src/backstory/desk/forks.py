"""Forked processes that do one kind of work on many pieces; the results come in the pieces' order.

    with Forks(work, enough()) as forks:
        for result in forks.each(pieces): ...

1. Where there are two pieces or more, this process is forked: what the work needs, such as an index of names
   with the words that it has seen, is there at once. A new process would need a second to load it.
2. Each process has one piece at a time. This one reads pieces and takes results, and works on none, so that
   nobody waits for it.
3. Whatever becomes of a process, its piece is done here instead; without processes all is.
The processes work on what they are given and touch neither database nor search index, whose connections must
not be used after a fork. Where forking is not safe, there are none: on other systems than Linux, and in
programs with threads.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from .cores import cores

Piece = TypeVar("Piece")
Result = TypeVar("Result")

_MOST = 4
"""Processes, where nobody says how many: each takes up to the memory of this one."""
_AHEAD = 4
"""Pieces for each process that are read before the first of them is done."""


@dataclass(slots=True)
class _Slot(Generic[Piece, Result]):
    """A piece on its way: `away` as long as a process has it; then `results` holds the result, or nothing
    where the process was lost."""

    piece: Piece
    away: bool = False
    results: Sequence[Result] = ()


@dataclass(slots=True)
class _Fork:
    process: BaseProcess
    connection: Connection
    slot: _Slot[Any, Any] | None = None
    """What it works on."""


class Forks(Generic[Piece, Result]):
    """Use it as a context, which ends the processes."""

    def __init__(self, work: Callable[[Piece], Result], count: int) -> None:
        """`work`: plain values in, plain values out. `count`: processes at most, at least two for any."""
        self._work = work
        self._count = count if count > 1 and may_fork() else 0
        self._forks: list[_Fork] = []

    def __enter__(self) -> Forks[Piece, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for fork in [*self._forks]:
            self._end(fork)

    def each(self, pieces: Iterable[Piece]) -> Iterator[Result]:
        """The result of each piece, in order; a few are read ahead."""
        stream = iter(pieces)
        first = list(islice(stream, 2))
        if len(first) > 1:
            self._begin()
        waiting: deque[_Slot[Piece, Result]] = deque()
        for piece in chain(first, stream):
            waiting.append(_Slot(piece))
            self._give(waiting[-1])
            while waiting and (not waiting[0].away or len(waiting) > _AHEAD * len(self._forks)):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _begin(self) -> None:
        """Fork as often as there is still to be, once."""
        with suppress(OSError):
            for _ in range(self._count):
                self._forks.append(_forked(self._work, [fork.connection for fork in self._forks]))
        self._count = 0

    def _give(self, slot: _Slot[Piece, Result]) -> None:
        """To a process, as soon as one is idle, if there is any."""
        while self._forks:
            fork = next((fork for fork in self._forks if fork.slot is None), None)
            if fork is None:
                self._receive()
                continue
            try:
                fork.connection.send(slot.piece)
            except OSError:
                self._end(fork)
            else:
                fork.slot, slot.away = slot, True
                return

    def _receive(self) -> None:
        """Take the results that are there, or wait for the next one."""
        busy = {fork.connection: fork for fork in self._forks if fork.slot is not None}
        for connection in wait(busy):
            fork = busy[cast(Connection, connection)]
            slot, fork.slot = cast("_Slot[Piece, Result]", fork.slot), None
            try:
                slot.results = [fork.connection.recv()]
            except (EOFError, OSError):
                self._end(fork)
            slot.away = False

    def _result(self, slot: _Slot[Piece, Result]) -> Result:
        while slot.away:
            self._receive()
        return slot.results[0] if slot.results else self._work(slot.piece)

    def _end(self, fork: _Fork) -> None:
        self._forks.remove(fork)
        fork.connection.close()
        fork.process.kill()
        fork.process.join()


def enough() -> int:
    """How many processes there should be, where nobody says it."""
    return min(cores(), _MOST)


def may_fork() -> bool:
    """Whether that is safe here."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


def _forked(work: Callable[[Piece], Result], others: Iterable[Connection]) -> _Fork:
    """A process that does the work on each piece that it is sent, and sends the result; OSError where none
    can be had. `others`: the connections to such processes as there are."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=([ours, *others], theirs, work), daemon=True)
    try:
        with warnings.catch_warnings():  # of threads: the libraries' own are at rest
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()
    return _Fork(process, ours)


def _serve(ours: Iterable[Connection], theirs: Connection, work: Callable[[Piece], Result]) -> None:
    """A process's life: it ends when the first one closes its end or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for connection in ours:
        connection.close()  # else these ends would stay open when the first process is killed
    gc.freeze()
    with suppress(Exception):  # what fails here is done again by the first, which tells why
        while True:
            theirs.send(work(theirs.recv()))
