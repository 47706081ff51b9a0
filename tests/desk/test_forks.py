"""Forked processes share the work; the results come in order, and none is lost with a process."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backstory.desk import forks
from backstory.desk.forks import Forks

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks on Linux only")


@pytest.fixture(autouse=True)
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)  # though the tests' own runner has threads


def slow_first(number: int) -> tuple[int, int]:
    time.sleep(0.05 if number % 5 == 0 else 0.001)
    return number * number, os.getpid()


def test_results_come_in_order_from_all_processes() -> None:
    with Forks(slow_first, 3) as some:
        for _ in range(2):
            found = list(some.each(range(40)))
            assert [square for square, _ in found] == [n * n for n in range(40)]
            assert len({pid for _, pid in found}) == 3
            assert os.getpid() not in {pid for _, pid in found}
    assert not multiprocessing.active_children()


def test_large_pieces_and_results_pass() -> None:
    with Forks(lambda piece: piece * 2, 2) as some:
        assert [len(each) for each in some.each(["x" * 3_000_000] * 6)] == [6_000_000] * 6


def test_few_pieces_are_read_ahead() -> None:
    read: list[int] = []

    def pieces() -> Iterator[int]:
        for number in range(1000):
            read.append(number)
            yield number

    with Forks(slow_first, 2) as some:
        next(some.each(pieces()))
        assert len(read) < 20


def test_a_single_piece_is_done_here() -> None:
    with Forks(slow_first, 3) as some:
        assert list(some.each([7])) == [(49, os.getpid())]
        assert list(some.each([])) == []
        assert not multiprocessing.active_children()


@pytest.mark.parametrize("count", [0, 1])
def test_one_process_needs_no_other(count: int) -> None:
    with Forks(slow_first, count) as some:
        assert {pid for _, pid in some.each(range(5))} == {os.getpid()}


def test_all_is_done_here_where_forking_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: False)
    with Forks(slow_first, 3) as some:
        assert {pid for _, pid in some.each(range(5))} == {os.getpid()}


def test_what_a_process_had_when_it_died_is_done_here() -> None:
    here = os.getpid()

    def deadly_elsewhere(number: int) -> int:
        if os.getpid() != here and number % 7 == 3:
            os._exit(1)
        return number

    with Forks(deadly_elsewhere, 2) as some:
        assert list(some.each(range(40))) == list(range(40))


def test_an_error_of_the_work_is_told_here() -> None:
    def refuses(number: int) -> int:
        raise ValueError(f"no {number}")

    with Forks(refuses, 2) as some, pytest.raises(ValueError, match="no 0"):
        list(some.each(range(5)))
    assert not multiprocessing.active_children()


def test_the_processes_end_when_the_first_one_is_gone() -> None:
    def killed(told: object) -> None:
        with Forks(slow_first, 2) as some:
            told.send({pid for _, pid in some.each(range(20))})  # type: ignore[attr-defined]
            os._exit(1)

    ours, theirs = multiprocessing.Pipe()
    first = multiprocessing.get_context("fork").Process(target=killed, args=(theirs,))
    first.start()
    pids = ours.recv()
    first.join()
    assert len(pids) == 2
    for _ in range(200):
        if all(map(_is_dead, pids)):
            return
        time.sleep(0.02)
    pytest.fail("a process is still there")


def _is_dead(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return True
    return stat.rpartition(")")[2].split()[0] in "ZX"
