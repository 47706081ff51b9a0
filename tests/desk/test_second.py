"""A second process takes half of the work, and nothing is lost with it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from backstory.desk import second
from backstory.desk.second import Second

needs_forks = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks on Linux only")
PIECES = [[n, n + 1] for n in range(0, 40, 2)]


def squares(numbers: Sequence[int]) -> tuple[list[int], int]:
    return [n * n for n in numbers], os.getpid()


def shared(
    two: Second[list[int], tuple[list[int], int]], pieces: list[list[int]]
) -> tuple[list[int], set[int]]:
    results = list(two.share(pieces))
    return sorted(n for found, _ in results for n in found), {pid for _, pid in results}


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "may_fork", lambda: True)  # though the tests' own runner has threads


@needs_forks
@pytest.mark.usefixtures("forking")
def test_two_processes_do_all_pieces_once() -> None:
    with Second(squares) as two:
        for _ in range(2):
            found, processes = shared(two, PIECES)
            assert found == [n * n for n in range(40)]
            assert len(processes) == 2


@pytest.mark.usefixtures("forking")
def test_a_single_piece_is_done_here() -> None:
    with Second(squares) as two:
        assert shared(two, PIECES[:1]) == ([0, 1], {os.getpid()})
        assert shared(two, []) == ([], set())


def test_all_is_done_here_where_forking_is_not_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second, "may_fork", lambda: False)
    with Second(squares) as two:
        assert shared(two, PIECES) == ([n * n for n in range(40)], {os.getpid()})


@needs_forks
@pytest.mark.usefixtures("forking")
def test_what_the_second_process_had_when_it_died_is_done_here() -> None:
    here = os.getpid()

    def deadly_elsewhere(numbers: Sequence[int]) -> list[int]:
        if os.getpid() != here and 0 not in numbers:
            os._exit(1)
        return list(numbers)

    with Second(deadly_elsewhere) as two:
        assert sorted(n for found in two.share(PIECES) for n in found) == list(range(40))
        assert sorted(n for found in two.share(PIECES) for n in found) == list(range(40))


@needs_forks
@pytest.mark.usefixtures("forking")
def test_an_error_of_the_work_is_told_here() -> None:
    def refuses(numbers: Sequence[int]) -> list[int]:
        raise ValueError(f"no {numbers[0]}")

    with Second(refuses) as two, pytest.raises(ValueError, match="no "):
        list(two.share(PIECES))
    assert two._process is None


@needs_forks
@pytest.mark.usefixtures("forking")
def test_the_second_process_ends_when_the_first_one_is_gone() -> None:
    def killed(told: object) -> None:
        with Second(squares) as two:
            told.send(next(pid for _, pid in list(two.share(PIECES)) if pid != os.getpid()))  # type: ignore[attr-defined]
            os._exit(1)

    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("fork")
    first = context.Process(target=killed, args=(theirs,))
    first.start()
    pid = ours.recv()
    first.join()
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if _is_dead(pid):
            return
        time.sleep(0.02)
    pytest.fail("the second process is still there")


def _is_dead(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] in "ZX"
