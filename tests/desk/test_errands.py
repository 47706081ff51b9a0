"""What workers do for the process that files: rows are taken apart here or there, and it is the same."""

from __future__ import annotations

import hashlib
import json
import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from backstory.capture.store import ROW
from backstory.desk.errands import Pages, Rows, errand, worker
from backstory.desk.options import AddOptions
from backstory.desk.readers import read_batch
from backstory.desk.reading import Kept
from backstory.names import Linker
from backstory.values import Actor, Capture

ROWS = (
    {"id": "1", "title": "Ferries", "text": "The River Front held the harbour.", "date": "2025-03-11"},
    {"id": "2", "text": None},
    {"id": "3", "text": "Речной фронт молчит.", "lang": "ru", "odd": 1, "comments": [{"text": "Well."}]},
    {"id": "4", "text": "\u0000", "url": "http://["},
    {
        "id": "5",
        "title": "half a \ud83d",
        "text": "Half a pair \ud83d of the River Front.",
        "date": "2203-01-01",
    },
    ["no object"],
)


def kept(row: Any) -> Kept:
    content = json.dumps(row).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    return Kept(Capture(content, sha256, datetime(2025, 3, 12, tzinfo=UTC), ROW, source="rows:1"), "place")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    Linker([Actor("a", "group", "River Front")]).save(tmp_path / "linker")
    return tmp_path / "linker"


@pytest.mark.parametrize("kind", [Pages, Rows])
def test_wherever_a_row_is_taken_apart_the_same_is_read(
    kind: type[Pages | Rows], saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backstory.desk.errands.contain", lambda: None)  # no process of its own here
    monkeypatch.setattr("backstory.desk.errands.search_seldom", lambda: None)
    monkeypatch.setattr("gc.freeze", lambda: None)
    batch, options = [kept(row) for row in ROWS], AddOptions(section="North")
    going = Pages(batch, 7) if kind is Pages else Rows(batch, 7, options)
    work = worker(saved, options, 7, read_batch)
    came = going.readings(pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(going.sent()))))))
    here = read_batch(batch, Linker.load(saved), options, 7)
    assert [r._replace(failure=None) for r in came] == [r._replace(failure=None) for r in here]
    assert [str(r.failure) for r in came] == [str(r.failure) for r in here]
    assert [r.page is not None for r in came] == [True, False, True, False, True, False]
    assert came[0].page is not None
    assert [keys for keys, _ in came[0].page.mentions] == [("a",)]


def test_a_row_that_holds_a_page_is_taken_apart_by_a_worker() -> None:
    plain, page = kept(ROWS[0]), kept({"html": "<p>The River Front held the harbour.</p>"})
    assert isinstance(errand([plain], 1, AddOptions()), Rows)
    assert isinstance(errand([plain, page], 1, AddOptions()), Pages)
