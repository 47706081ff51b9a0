"""Reading in worker processes: whatever one page does, every other page is read, in order."""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backstory.capture.rows import ROW
from backstory.desk.options import AddOptions
from backstory.desk.patience import Bell, TooSlow
from backstory.desk.readers import Readers, Tools
from backstory.desk.reading import Kept
from backstory.names import Linker
from backstory.values import Actor, Capture

READ = """
import os, signal, time
from backstory.desk.reading import Reading

def read(batch, linker, options, generation):
    readings = []
    for kept in batch:
        content = kept.capture.content
        if content == b"killer":
            os.kill(os.getpid(), signal.SIGKILL)
        if content == b"sleeper":
            time.sleep(600)
        if b"slow" in content:
            time.sleep(0.05)
        readings.append(Reading(kept.capture, place=str(os.getpid()), generation=generation))
    return readings
"""


def kept(content: bytes, media_type: str = "text/html") -> Kept:
    sha256 = hashlib.sha256(content).hexdigest()
    now = datetime(2025, 3, 12, tzinfo=UTC)
    return Kept(Capture(content, sha256, now, media_type, source=content.decode()), "")


def batches(*contents: list[bytes]) -> list[list[Kept]]:
    return [[kept(content) for content in batch] for batch in contents]


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Readers]]:
    (tmp_path / "odd_reading.py").write_text(READ)
    monkeypatch.syspath_prepend(str(tmp_path))
    linker = Linker([Actor("a", "group", "River Front")])
    saved = tmp_path / "linker"
    linker.save(saved)
    made: list[Readers] = []

    def readers(path: Path = saved) -> Readers:
        import odd_reading  # type: ignore[import-not-found]

        new = Readers(Tools(AddOptions(), lambda: linker, lambda: path, 7), odd_reading.read)
        new.cores = 2
        made.append(new)
        return new

    yield readers
    for each in made:
        each.__exit__()
    sys.modules.pop("odd_reading", None)


def test_batches_come_back_in_order_from_other_processes(readers: Callable[..., Readers]) -> None:
    wanted = [[b"%d %d" % (n, k) for k in range(3)] for n in range(12)]
    found = list(readers().read(batches(*wanted)))
    assert [[r.capture.content for r in batch] for batch in found] == wanted
    assert {r.generation for batch in found for r in batch} == {7}


@pytest.mark.parametrize(("busy", "processes"), [(0.0, 2), (0.06, 1)])
def test_rows_get_one_more_process_where_the_writer_has_to_wait(
    readers: Callable[..., Readers], monkeypatch: pytest.MonkeyPatch, busy: float, processes: int
) -> None:
    monkeypatch.setattr("backstory.desk.readers._LATELY", 0.3)
    rows = ([kept(b'{"html": "slow %d"}' % n, ROW)] for n in range(60))
    seen = []
    for _ in readers().read(rows):
        time.sleep(busy)
        seen.append(len(multiprocessing.active_children()))
    assert len(seen) == 60
    assert max(seen) == processes


def test_a_page_that_kills_its_reader_is_the_only_one_that_fails(readers: Callable[..., Readers]) -> None:
    wanted = [[b"1", b"2"], [b"3", b"killer", b"4"], [b"5"], [b"6", b"7"], [b"8"]]
    found = [r for batch in readers().read(batches(*wanted)) for r in batch]
    assert [r.capture.content for r in found] == [content for batch in wanted for content in batch]
    failed = [r for r in found if r.failure]
    assert [r.capture.content for r in failed] == [b"killer"]
    assert "takes its reader down; its bytes are kept" in str(failed[0].failure)


def test_a_page_that_never_ends_is_the_only_one_that_fails(readers: Callable[..., Readers]) -> None:
    slow = readers()
    slow.seconds_a_page = 1.5
    found = [r for batch in slow.read(batches([b"1"], [b"2", b"sleeper"], [b"3"])) for r in batch]
    assert [r.capture.content for r in found] == [b"1", b"2", b"sleeper", b"3"]
    assert [r.capture.content for r in found if r.failure] == [b"sleeper"]


def test_without_the_linkers_file_everything_is_read_in_this_process(
    readers: Callable[..., Readers], tmp_path: Path
) -> None:
    found = [r for batch in readers(tmp_path / "gone").read(batches([b"1"], [b"2"], [b"3"])) for r in batch]
    assert [r.capture.content for r in found] == [b"1", b"2", b"3"]
    assert not [r for r in found if r.failure]
    assert len({r.place for r in found}) == 1


def test_a_registry_that_changes_is_read_with_from_then_on(readers: Callable[..., Readers]) -> None:
    reading = readers()
    found = []
    for batch in reading.read(batches(*([b"%d" % n] for n in range(9)))):
        if not found:
            reading.renew(Tools(AddOptions(), reading.tools.linker, reading.tools.saved, 8))
        found += batch
    assert [r.capture.content for r in found] == [b"%d" % n for n in range(9)]
    assert {r.generation for r in found[1:]} == {8}


def test_code_that_swallows_errors_is_still_broken_off() -> None:
    def stubborn() -> None:
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # what libraries do
                continue

    with Bell(0.2) as bell, pytest.raises(TooSlow), bell.page:
        stubborn()


def test_a_bell_that_was_not_needed_does_not_ring_later() -> None:
    with Bell(0.1) as bell:
        with bell.page:
            pass
        time.sleep(0.2)  # between two pages nobody hears it
    time.sleep(0.2)


def test_every_page_of_a_batch_has_its_time() -> None:
    with Bell(0.3) as bell:
        for _ in range(4):
            with bell.page:
                time.sleep(0.2)
        with pytest.raises(TooSlow), bell.page:
            time.sleep(0.6)
