"""Processes that work for this one: each has a thread here that hands it one thing at a time.

Steps: `submit` puts a thing on the list; an idle worker's thread takes it, sends it, waits for the answer
and passes that on. A worker that dies is noticed by its thread, which knows what it was working on and
starts another. Python's own pool of processes does not say which task killed a worker, and waits for ever
for the rest of an answer whose writer was killed.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

Work = Callable[[Any], Any]


class Lost(Exception):  # noqa: N818 (what became of the worker)
    """The worker died or was ended in the middle of this."""


class Unfit(Exception):  # noqa: N818
    """A worker cannot start, whatever it is given to do."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection

    def end(self) -> None:
        self.process.kill()
        self.process.join(5)
        self.connection.close()


class Workers:
    """At most `count` processes, started as they are needed. `make(*args)` gives each its work."""

    def __init__(self, count: int, make: Callable[..., Work], args: tuple[Any, ...]) -> None:
        self._count, self._make, self._args = count, make, args
        self._tasks: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._busy: dict[Future[Any], _Worker] = {}
        self._threads: list[threading.Thread] = []
        self._ended = threading.Event()

    def submit(self, thing: Callable[[], Any]) -> Future[Any]:
        """`thing` is called for what a worker is to do when one is free for it. The future's result is what
        the work gave; Lost or Unfit where there is none."""
        future: Future[Any] = Future()
        self._tasks.put((thing, future))
        if len(self._threads) < self._count:
            self._add()
        return future

    def more(self, most: int) -> None:
        """Let there be one process more, as long as there are fewer than `most`."""
        if len(self._threads) == self._count < most:
            self._count += 1
            self._add()

    def _add(self) -> None:
        thread = threading.Thread(target=self._run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def give_up(self, future: Future[Any]) -> None:
        """End the worker that is busy with this, which is then Lost."""
        if worker := self._busy.get(future):
            worker.process.kill()

    def end(self) -> None:
        """End all at once; what is not done is Lost."""
        self._ended.set()
        for worker in list(self._busy.values()):
            worker.process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(10)

    def _run(self) -> None:
        if hasattr(signal, "pthread_sigmask"):
            # Ctrl-C goes to every process of a terminal. It is left to the first, from a worker's start on.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        worker: _Worker | None = None
        while (task := self._tasks.get()) is not None:
            thing, future = task
            if self._ended.is_set():
                future.set_exception(Lost())
                continue
            try:
                worker = worker or self._started()
                self._busy[future] = worker
                worker.connection.send(thing())
                done, answer = worker.connection.recv()
            except Unfit as unfit:
                future.set_exception(unfit)
            except (EOFError, OSError):
                if worker is not None:
                    worker.end()
                    worker = None
                future.set_exception(Lost())
            else:
                if done:
                    future.set_result(answer)
                else:
                    future.set_exception(Lost(answer))
            finally:
                self._busy.pop(future, None)
        if worker is not None:
            worker.end()

    def _started(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, os.getpid(), self._make, self._args), daemon=True
        )
        worker = _Worker(process, ours)
        try:
            process.start()
            theirs.close()
            unfit = ours.recv()
        except (EOFError, OSError, RuntimeError) as error:
            if process.pid is not None:
                worker.end()
            raise Unfit(str(error)) from error
        if unfit:
            worker.end()
            raise Unfit(unfit)
        return worker


def _serve(connection: Connection, parent: int, make: Callable[..., Work], args: tuple[Any, ...]) -> None:
    """A worker's life: say whether it is fit; then take, do and answer, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    try:
        try:
            work = make(*args)
        except Exception as error:
            connection.send(f"{type(error).__name__}: {error}")
            return
        connection.send("")
        while True:
            thing = connection.recv()
            try:
                answer = (True, work(thing))
            except Exception as error:
                answer = (False, f"{type(error).__name__}: {error}")
            connection.send(answer)
    except (EOFError, OSError):
        return  # the parent has closed its end


def _watch(parent: int) -> None:
    """End with the parent, whatever the work is doing."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
