"""Documents linked on several processes: the same answers in the same order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from backstory.desk import forks
from backstory.desk.linking import ALONE, Bundle, bundles, link_bundles
from backstory.errors import CaptureError
from backstory.names import Linker
from backstory.values import Actor, Capture

MANY = (ALONE + 20) * 4


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker([Actor("front", "group", "River Front"), Actor("guard", "group", "Harbour Guard")])


def rows(count: int) -> Iterator[Capture | CaptureError]:
    for number in range(count):
        where = f"rows:{number}"
        text = "The River Front won." if number % 3 else "The Harbour Guard lost."
        content = b"{broken" if number % 50 == 7 else json.dumps({"id": number, "text": text}).encode()
        if number % 50 == 9:
            yield CaptureError("the row is too long", where=where)
        else:
            yield Capture(content, "", datetime.now(UTC), "application/json", "", where, {})


def stream(count: int = MANY) -> Iterator[Bundle]:
    return bundles(rows(count), 4)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks on Linux only")
def test_several_processes_answer_as_one_does(linker: Linker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)  # though the tests' own runner has threads
    answers = list(link_bundles(stream(), linker, 3))
    assert answers == list(link_bundles(stream(), linker, 1))
    ids = [json.loads(line)["id"] for answer in answers for line in answer.lines.splitlines()]
    assert ids == [number for number in range(MANY) if number % 50 not in (7, 9)]
    failures = [failure.partition(": ")[0] for answer in answers for failure in answer.failures]
    assert failures == [f"rows:{number}" for number in range(MANY) if number % 50 in (7, 9)]
    assert sum(answer.linked for answer in answers) == len(ids)


def test_few_documents_start_no_process(linker: Linker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)
    monkeypatch.setattr(forks, "_forked", lambda *_: pytest.fail("a process is started"))
    assert len(list(link_bundles(stream(ALONE * 4), linker, 3))) == ALONE


def test_a_bundle_holds_so_many_rows_or_a_megabyte() -> None:
    large = [Capture(b"x" * 600_000, "", datetime.now(UTC), "", "", "", {}) for _ in range(5)]
    assert [len(bundle) for bundle in bundles(large, 16)] == [2, 2, 1]
    assert [len(bundle) for bundle in bundles(rows(10), 4)] == [4, 4, 2]
