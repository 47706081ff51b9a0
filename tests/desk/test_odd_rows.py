"""Rows that no database should see as they are: each is filed, or refused in a line, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backstory.archive.generations import generation
from backstory.archive.models import Capture, Failure, Story
from backstory.archive.registry import import_actors
from backstory.archive.show import show_story
from backstory.capture import read_sources
from backstory.desk import filing
from backstory.desk.add import add
from backstory.desk.options import AddOptions
from backstory.desk.outcome import Outcome
from backstory.values import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def adding(home: Path, tmp_path: Path) -> Callable[..., list[Outcome]]:
    def adding(*rows: dict[str, Any] | bytes, **options: Any) -> list[Outcome]:
        file = tmp_path / "rows.jsonl"
        lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
        file.write_bytes(b"\n".join(lines))
        outcomes: list[Outcome] = []
        add(read_sources([str(file)]), AddOptions(**options), outcomes.append)
        return outcomes

    return adding


Adding = Callable[..., list[Outcome]]


def test_null_bytes_and_half_characters_are_left_out(adding: Adding) -> None:
    odd = "a\x00b\ud800c"
    row = {"id": odd, "title": odd, "text": odd, "author": odd, "outlet": odd, "section": odd, "lang": odd}
    outcomes = adding({**row, "comments": [{"author": odd, "text": odd}]})
    assert outcomes[0].became == "added"
    shown = show_story(Story.objects.get())
    assert (shown["id"], shown["title"], shown["paragraphs"]) == ("abc", "abc", ["abc"])
    assert shown["comments"][0]["text"] == "abc"


def test_an_id_beyond_all_measure_is_refused_and_the_row_is_kept(adding: Adding) -> None:
    outcomes = adding({"id": "x" * 100_000, "text": "One."}, {"id": "b", "text": "Two."})
    assert [o.became for o in outcomes] == ["failed", "added"]
    assert "at most 500" in outcomes[0].message
    assert Capture.objects.get(story=None).external_id is None


def test_a_row_that_fails_again_for_another_reason_is_listed_once(adding: Adding, tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "First."}, {"id": "a", "text": "Second."}]
    adding(*rows)
    (tmp_path / "rows.jsonl").rename(tmp_path / "other.jsonl")
    add(read_sources([str(tmp_path / "other.jsonl")]), AddOptions(), lambda _outcome: None)
    failure = Failure.objects.get(settled=False)
    assert "first by" in failure.message
    assert "other.jsonl:1" in failure.message


def test_an_address_beyond_all_measure_is_dropped(adding: Adding) -> None:
    wide = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(1900))
    outcomes = adding(
        {"text": "One.", "url": "https://post.example/" + "u" * 1_000_000},
        {"text": "Two.", "url": "https://post.example/" + wide},
    )
    assert [o.became for o in outcomes] == ["added", "added"]
    assert [story.url for story in Story.objects.all()] == ["", ""]


@pytest.mark.parametrize(
    "time", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2203-01-01", "1970-01-01T00:00:00Z"]
)
def test_a_comment_from_another_age_has_no_time(adding: Adding, time: str) -> None:
    adding({"text": "One.", "comments": [{"author": "Ann", "text": "First", "posted_at": time}]})
    comment = show_story(Story.objects.get())["comments"][0]
    assert (comment["text"], comment["posted_at"]) == ("First", None)


def test_what_the_database_refuses_is_one_rows_failure(
    adding: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filing.write_new

    def refusing(new: Any, *rest: Any) -> Any:
        if any(item.reading.page.id == "bad" for item in new):
            raise ValueError("a value that this database cannot hold")
        return whole(new, *rest)

    monkeypatch.setattr(filing, "write_new", refusing)
    outcomes = adding({"id": "1", "text": "One."}, {"id": "bad", "text": "Bad."}, {"id": "2", "text": "Two."})
    assert [o.became for o in outcomes] == ["added", "failed", "added"]
    assert "cannot hold" in outcomes[1].message
    assert Failure.objects.get().capture.source.endswith(":2")


def test_a_story_is_linked_by_the_registry_as_it_is_when_it_is_filed(
    adding: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody imports an actor while a batch is being read: its links must not be from before."""
    whole = filing.Filing.file
    calls = 0

    def meanwhile(self: filing.Filing, readings: Any) -> list[Outcome]:
        nonlocal calls
        calls += 1
        if calls == 1:
            import_actors([Actor("front", "group", "River Front")], "meanwhile")
        return whole(self, readings)

    monkeypatch.setattr(filing.Filing, "file", meanwhile)
    before = generation()
    adding({"id": "1", "text": "The River Front is here."})
    assert generation() != before
    assert [actor["id"] for actor in show_story(Story.objects.get())["actors"]] == ["front"]


odd_text = st.text(st.characters(codec=None), max_size=40)
odd_value = st.one_of(
    odd_text,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.lists(odd_text, max_size=2),
    st.dates().map(str),
)
odd_row = st.dictionaries(
    st.sampled_from(
        ["id", "url", "date", "lang", "title", "author", "outlet", "section", "text", "comments"]
    ),
    odd_value,
    max_size=10,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(odd_row, min_size=1, max_size=8))
def test_whatever_a_row_holds_it_is_filed_or_refused(adding: Adding, rows: list[dict[str, Any]]) -> None:
    stories = Story.objects.count()
    outcomes = adding(*rows, date=date(2025, 1, 1))
    assert len(outcomes) == len(rows)
    assert Story.objects.count() - stories == sum(o.became == "added" for o in outcomes)
    assert not [o.message for o in outcomes if "unforeseen" in o.message or "database" in o.message]
    for story in Story.objects.all():
        json.dumps(show_story(story)).encode()
