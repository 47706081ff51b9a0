"""An index that cannot be written while pages are added: every story is kept, and found later."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from backstory.archive import search
from backstory.archive.linker import current_linker, linker_path
from backstory.archive.models import Story, Unindexed
from backstory.archive.search import IndexUnusable, IndexUnwritable, SearchQuery
from backstory.capture import read_sources
from backstory.desk import add as adding
from backstory.desk.options import AddOptions
from backstory.desk.outcome import Outcome
from backstory.errors import ArchiveError

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty rows, which are added in batches of ten."""
    monkeypatch.setattr(adding, "ROWS", 10)
    monkeypatch.setattr("backstory.registry.knowledge", lambda *_: ())
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": f"Report {n}."}) for n in range(40)))
    return path


def add(file: Path) -> list[str]:
    outcomes: list[Outcome] = []
    adding.add(read_sources([str(file)]), AddOptions(publish=True), outcomes.append)
    return [outcome.became for outcome in outcomes]


def refusing_from(call: int, error: ArchiveError) -> Any:
    """`Writer.write` that fails from a call on."""
    calls, whole = 0, search.Writer.write

    def write(self: search.Writer, *args: Any, **more: Any) -> int:
        nonlocal calls
        calls += 1
        if calls >= call:
            raise error
        return whole(self, *args, **more)

    return write


def found() -> int:
    return search.search(SearchQuery(text="report", limit=100)).total


@pytest.mark.parametrize("call", [1, 3])
def test_all_stories_are_kept_and_the_trouble_is_told_at_the_end(
    file: Path, call: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(search.Writer, "write", refusing_from(call, IndexUnwritable("here", "no right")))
        assert add(file) == ["added"] * 40
    assert "the search index cannot be written (no right); the stories are kept" in caplog.text
    assert Unindexed.objects.count() == 40
    search.heal()
    assert found() == 40
    assert not Unindexed.objects.exists()


def test_the_index_never_has_what_a_power_cut_may_take_from_the_database(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    whole = search.Writer.commit

    def commit(writer: search.Writer) -> None:
        steps.append("index")
        whole(writer)

    monkeypatch.setattr("backstory.desk.indexing.COMMIT_EVERY", 20)
    monkeypatch.setattr("backstory.desk.indexing.checkpoint", lambda: steps.append("database"))
    monkeypatch.setattr(search.Writer, "commit", commit)
    assert add(file) == ["added"] * 40
    assert steps == ["database", "index"] * 2


def test_a_disk_that_is_nearly_full_is_said_instead(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search.Writer, "write", refusing_from(2, IndexUnwritable("here", "no space")))
    monkeypatch.setattr(adding, "free_space", lambda _folder: 1_000_000)
    with pytest.raises(ArchiveError, match="1 MB of space are left"):
        add(file)
    assert Story.objects.count() == 40


def test_an_index_that_is_damaged_on_the_way_is_made_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(search.Writer, "write", refusing_from(2, IndexUnusable("damaged", "here")))
        patch.setattr("backstory.desk.indexing.catch_up", lambda: None)
        assert add(file) == ["added"] * 40
    search.heal()
    assert found() == 40


def test_an_index_of_names_by_another_version_is_made_anew_and_read_with(
    file: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    current_linker()
    linker_path().write_bytes(b"backstory names of another version\n{}")
    monkeypatch.setattr("backstory.archive.linker._held", None)
    with caplog.at_level(logging.WARNING):
        assert add(file) == ["added"] * 40
    assert not caplog.text
    assert b"another version" not in linker_path().read_bytes()[:100]
