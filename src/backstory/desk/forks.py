"""Forked processes that do one kind of work on many pieces; the results come in the pieces' order.

    with Forks(work, 4) as forks:
        for result in forks.each(pieces): ...

1. Each process has one piece at a time. This one reads pieces and takes results, and works on none, so that
   nobody waits for it.
2. What the work needs, such as an index of names with the words that it has seen, is there at once.
3. Whatever becomes of a process, its piece is done here instead; without processes all is.
Where forking is not safe (`second.may_fork`), there are none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar, cast

from .second import forked, may_fork

Piece = TypeVar("Piece")
Result = TypeVar("Result")

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
        """`work`: plain values in, plain values out."""
        self._work = work
        self._forks: list[_Fork] = []
        self._most = _AHEAD * count
        if count > 1 and may_fork():
            with suppress(OSError):
                for _ in range(count):
                    self._forks.append(_Fork(*forked(work, [fork.connection for fork in self._forks])))

    def __enter__(self) -> Forks[Piece, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for fork in [*self._forks]:
            self._end(fork)

    def each(self, pieces: Iterable[Piece]) -> Iterator[Result]:
        """The result of each piece, in order; a few are read ahead."""
        waiting: deque[_Slot[Piece, Result]] = deque()
        for piece in pieces:
            waiting.append(_Slot(piece))
            self._give(waiting[-1])
            while waiting and (not waiting[0].away or len(waiting) > self._most):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

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
