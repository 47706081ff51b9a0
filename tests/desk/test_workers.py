"""Workers: one that dies or hangs costs one answer and never the program's end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from backstory.desk.workers import Lost, Unfit, Workers

WORK = """
import os, signal, time

def make(mode):
    if mode == "unfit":
        raise ValueError("no tools")
    return work

def work(thing):
    if thing == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if thing == "raise":
        raise ValueError("a bug")
    if thing == "hang":
        time.sleep(600)
    if thing == "large":
        return "x" * 50_000_000
    return thing, os.getpid()
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Workers]]:
    """A module that workers can import, and an end to all workers of the test."""
    (tmp_path / "odd_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    workers: list[Workers] = []
    yield workers
    for each in workers:
        each.end()
    sys.modules.pop("odd_work", None)


def start(made: list[Workers], mode: str = "fit", count: int = 2) -> Workers:
    import odd_work  # type: ignore[import-not-found]

    workers = Workers(count, odd_work.make, (mode,))
    made.append(workers)
    return workers


def given(workers: Workers, thing: object) -> Future[Any]:
    return workers.submit(lambda: thing)


def gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_answers_come_from_other_processes(made: list[Workers]) -> None:
    workers = start(made)
    answers = [future.result(60) for future in [given(workers, n) for n in range(20)]]
    assert [thing for thing, _ in answers] == list(range(20))
    assert os.getpid() not in {pid for _, pid in answers}


def test_a_worker_that_is_killed_loses_its_own_task_only(made: list[Workers]) -> None:
    workers = start(made)
    futures = [given(workers, thing) for thing in (1, "die", 2, 3)]
    with pytest.raises(Lost):
        futures[1].result(60)
    assert [futures[n].result(60)[0] for n in (0, 2, 3)] == [1, 2, 3]


def test_a_worker_that_hangs_can_be_given_up(made: list[Workers]) -> None:
    workers = start(made, count=1)
    _, pid = given(workers, 0).result(60)
    hanging, later = given(workers, "hang"), given(workers, 1)
    with pytest.raises(TimeoutError):
        hanging.result(0.5)
    workers.give_up(hanging)
    with pytest.raises(Lost):
        hanging.result(60)
    assert later.result(60)[0] == 1
    assert gone(pid)


def test_work_that_raises_is_lost_and_the_worker_goes_on(made: list[Workers]) -> None:
    workers = start(made, count=1)
    _, pid = given(workers, 0).result(60)
    with pytest.raises(Lost, match="a bug"):
        given(workers, "raise").result(60)
    assert given(workers, 1).result(60) == (1, pid)


def test_workers_that_cannot_start_say_why(made: list[Workers]) -> None:
    with pytest.raises(Unfit, match="no tools"):
        given(start(made, "unfit"), 1).result(60)


def test_the_end_waits_for_nothing_and_leaves_no_process(made: list[Workers]) -> None:
    workers = start(made)
    pids = {given(workers, n).result(60)[1] for n in range(4)}
    # One hangs, one is in the middle of an answer that nobody will read whole.
    futures = [given(workers, "hang"), given(workers, "large"), given(workers, 1)]
    time.sleep(0.2)
    workers.end()
    assert all(gone(pid) for pid in pids)
    with pytest.raises(Lost):
        futures[0].result(10)
