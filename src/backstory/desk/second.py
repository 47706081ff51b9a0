"""A second process that takes half of some work off this one's hands.

    with Second(work) as second:
        for result in second.share(pieces): ...

1. Where there are two pieces or more, this process is forked: what the work needs, such as an index of names,
   is there at once. A new process would need a second to load it, which is what most corrections take.
2. Each piece goes to the other process if that one is idle, else it is done here.
3. Whatever becomes of the other process, its piece is done here instead, and the rest as well.
The other process works on what it is given and touches neither database nor index, whose connections must not
be used after a fork. Where forking is not safe, all is done here: other systems than Linux, and programs with
threads.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")


class Second(Generic[Piece, Result]):
    """Use it as a context, which ends the other process."""

    def __init__(self, work: Callable[[Piece], Result]) -> None:
        """`work`: plain values in, plain values out."""
        self._work = work
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._may_fork = may_fork()

    def __enter__(self) -> Second[Piece, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def share(self, pieces: Iterable[Piece]) -> Iterator[Result]:
        """The result of each piece, in no order; take all."""
        stream = iter(pieces)
        first = list(islice(stream, 2))
        if len(first) > 1 and self._may_fork and self._connection is None:
            self._fork()
        away: list[Piece] = []
        for piece in chain(first, stream):
            if away and self._has_answered():
                yield self._answer(away.pop())
            if not away and self._sent(piece):
                away.append(piece)
            else:
                yield self._work(piece)
        if away:
            yield self._answer(away.pop())

    def _fork(self) -> None:
        try:
            self._process, self._connection = forked(self._work)
        except OSError:
            self._may_fork = False

    def _sent(self, piece: Piece) -> bool:
        if self._connection is not None:
            try:
                self._connection.send(piece)
            except OSError:
                self._lose()
        return self._connection is not None

    def _has_answered(self) -> bool:
        return self._connection is None or self._connection.poll()

    def _answer(self, piece: Piece) -> Result:
        if self._connection is not None:
            try:
                answer: Result = self._connection.recv()
            except (EOFError, OSError):
                self._lose()
            else:
                return answer
        return self._work(piece)

    def _lose(self) -> None:
        self._may_fork = False
        self._end()

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None


def may_fork() -> bool:
    """Whether a second process pays and is safe here."""
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def forked(
    work: Callable[[Piece], Result], others: Iterable[Connection] = ()
) -> tuple[BaseProcess, Connection]:
    """A process that does the work on each piece that it is sent, and sends the result.

    OSError where none can be had. `others`: the connections to such processes as there are.
    """
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
    return process, ours


def _serve(ours: Iterable[Connection], theirs: Connection, work: Callable[[Piece], Result]) -> None:
    """A process's life: it ends when the first one closes its end or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for connection in ours:
        connection.close()  # else these ends would stay open when the first process is killed
    gc.freeze()
    with suppress(Exception):  # what fails here is done again by the first, which tells why
        while True:
            theirs.send(work(theirs.recv()))
