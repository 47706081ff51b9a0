"""Adding pages: what becomes of each, told through what `show` says afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backstory import values
from backstory.archive.home import blobs
from backstory.archive.models import Capture, Failure, Story, Unindexed
from backstory.archive.registry import import_actors
from backstory.archive.show import show_story
from backstory.capture import read_sources
from backstory.desk.add import add
from backstory.desk.options import AddOptions
from backstory.desk.outcome import Outcome

pytestmark = pytest.mark.django_db

Rows = Iterable[dict[str, Any] | str]


@pytest.fixture
def adding(home: Path, tmp_path: Path) -> Callable[..., list[Outcome]]:
    """Write rows into a file, add the file, and give what became of each row, in order."""

    def adding(rows: Rows, name: str = "rows.jsonl", **options: Any) -> list[Outcome]:
        file = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        file.write_text("\n".join(lines), encoding="utf-8")
        outcomes: list[Outcome] = []
        add(read_sources([str(file)]), AddOptions(**options), outcomes.append)
        return outcomes

    return adding


Adding = Callable[..., list[Outcome]]


def row(n: int, **more: Any) -> dict[str, Any]:
    return {"id": f"row-{n}", "title": f"Headline {n}", "text": f"Something happened {n} times.", **more}


def test_a_row_becomes_a_draft_that_is_found_by_its_own_id(adding: Adding) -> None:
    adding([row(1, date="2025-03-12", lang="en", author="A. Writer", outlet="The Post", section="North")])
    shown = show_story(Story.objects.find("row-1"))  # type: ignore[arg-type]
    assert shown["id"] == "row-1"
    assert shown["title"] == "Headline 1"
    assert (shown["published"], shown["section"], shown["outlet"]) == ("2025-03-12", "North", "The Post")
    assert shown["state"] == "draft"
    assert shown["paragraphs"] == ["Something happened 1 times."]


def test_the_kept_bytes_are_those_of_the_file(adding: Adding, tmp_path: Path) -> None:
    adding([row(1), row(2)])
    lines = (tmp_path / "rows.jsonl").read_bytes().split(b"\n")
    kept = [blobs().get(c.sha256, c.place, c.size) for c in Capture.objects.order_by("pk")]
    assert kept == lines


def test_adding_the_same_thing_twice_adds_nothing(adding: Adding) -> None:
    assert [o.became for o in adding([row(1), row(2)])] == ["added", "added"]
    again = adding([row(1), row(2)], name="copy.jsonl")
    assert [o.became for o in again] == ["known", "known"]
    assert (Story.objects.count(), Capture.objects.count()) == (2, 2)


def test_a_run_that_was_cut_short_is_finished_by_the_next(adding: Adding) -> None:
    adding([row(1), row(2)])
    assert [o.became for o in adding([row(1), row(2), row(3)])] == ["known", "known", "added"]


def test_the_same_address_with_new_bytes_is_a_second_capture_with_the_old_text_kept(adding: Adding) -> None:
    url = "https://post.example/a?utm_source=feed"
    adding([row(1, url=url)])
    outcome = adding(
        [{"url": "http://post.example/a/#top", "title": "Changed", "text": "New text."}], name="b.jsonl"
    )
    assert outcome[0].became == "updated"
    story = Story.objects.get()
    assert story.title == "Changed"
    assert story.captures.count() == 2
    assert [text.title for text in story.texts.all()] == ["Headline 1", "Changed"]


def test_an_address_that_comes_twice_in_one_file_is_one_story(adding: Adding) -> None:
    url = "https://post.example/a"
    outcomes = adding([row(1, url=url), row(2, url=url, title="Later"), row(3)])
    assert [o.became for o in outcomes] == ["added", "updated", "added"]
    assert Story.objects.find("row-2") == Story.objects.find("row-1")
    assert Story.objects.get(url__startswith="https").title == "Later"


def test_an_id_used_twice_is_refused_and_its_bytes_are_kept(adding: Adding) -> None:
    for _ in range(2):  # a second run says the same
        outcomes = adding([row(1), row(2), {"id": "row-1", "text": "Another story."}])
        assert outcomes[2].became == "failed"
        assert "used twice" in outcomes[2].message
        assert "rows.jsonl:1" in outcomes[2].message
    assert Story.objects.count() == 2
    assert Capture.objects.filter(story=None).count() == 1
    assert Failure.objects.filter(settled=False).count() == 1


def test_a_row_of_that_id_in_a_later_file_is_a_new_capture_of_its_story(adding: Adding) -> None:
    adding([row(1)])
    assert adding([row(1, title="Corrected headline")], name="later.jsonl")[0].became == "updated"
    assert Story.objects.get().title == "Corrected headline"


def test_an_id_that_belongs_to_another_address_is_refused(adding: Adding) -> None:
    adding([row(1, url="https://post.example/a")])
    outcome = adding([row(1, url="https://post.example/b", text="Other")], name="b.jsonl")[0]
    assert outcome.became == "failed"
    assert "another address" in outcome.message


def test_a_bad_row_is_kept_and_listed_and_the_rest_goes_on(adding: Adding) -> None:
    outcomes = adding([row(1), "{broken", row(2, text=None), row(3)])
    assert [o.became for o in outcomes] == ["added", "failed", "failed", "added"]
    assert {f.capture.source.rpartition(":")[2] for f in Failure.objects.all()} == {"2", "3"}


def test_a_failure_is_settled_when_the_same_bytes_can_be_read_later(
    adding: Adding, monkeypatch: pytest.MonkeyPatch
) -> None:
    import backstory.desk.reading as reading

    def refuse(_capture: values.Capture) -> values.Article:
        raise ValueError("a reader with a bug")

    with monkeypatch.context() as patch:
        patch.setattr(reading, "extract", refuse)
        assert "a bug" in adding([row(1)])[0].message
    assert adding([row(1)])[0].became == "added"
    assert not Failure.objects.filter(settled=False).exists()
    assert Capture.objects.count() == 1


def test_a_date_to_come_is_no_date_and_the_reason_is_kept(adding: Adding) -> None:
    adding([row(1, date="2203-01-01"), row(2, date="yesterday")])
    for story in Story.objects.all():
        assert story.published is None
        assert story.date_note
        assert story.day == story.captures.get().captured_at.date()


def test_what_the_operator_says_wins_over_the_page(adding: Adding) -> None:
    adding(
        [row(1, date="2025-01-01", section="North")], section="South", date=date(2024, 5, 6), outlet="Wire"
    )
    story = Story.objects.select_related("section").get()
    assert (story.section.name, story.published, story.outlet) == ("South", date(2024, 5, 6), "Wire")  # type: ignore[union-attr]


def test_publish_also_publishes_what_is_known_already(adding: Adding) -> None:
    adding([row(1)])
    adding([row(1)], publish=True)
    assert Story.objects.get().state == "published"


def test_a_withdrawn_story_stays_withdrawn_when_its_page_comes_again(adding: Adding) -> None:
    adding([row(1)], publish=True)
    Story.objects.update(state="withdrawn")
    adding([row(1, title="New")], name="again.jsonl", publish=True)
    assert Story.objects.get().state == "withdrawn"


def test_comments_of_a_later_capture_are_added_and_none_is_lost(adding: Adding) -> None:
    url = "https://post.example/a"
    adding([row(1, url=url, comments=[{"number": 1, "author": "Ann", "text": "First"}])])
    later = [
        {"number": 1, "author": "Bob", "text": "Now first"},
        {"number": 2, "author": "Ann", "text": "First"},
    ]
    adding([row(1, url=url, comments=later)], name="later.jsonl")
    comments = show_story(Story.objects.get())["comments"]
    assert sorted((c["author"], c["text"]) for c in comments) == [("Ann", "First"), ("Bob", "Now first")]
    assert len({c["number"] for c in comments}) == 2


def test_a_page_without_a_headline_is_known_by_its_first_words(adding: Adding) -> None:
    adding([{"text": "One two three four five six seven eight nine ten eleven twelve thirteen."}])
    assert Story.objects.get().title == "One two three four five six seven eight nine ten eleven twelve …"


def test_mentions_stand_where_they_say(adding: Adding) -> None:
    import_actors(
        [
            values.Actor("river-front", "group", "River Front", (values.Name("Речной фронт", "ru"),)),
            values.Actor("anna", "person", "Anna Orel"),
        ],
        "test",
    )
    adding(
        [row(1, title="River Front moves", text="The River Front, said Anna Orel.\n\nREAD: the River Front.")]
    )
    shown = show_story(Story.objects.get())
    assert [a["id"] for a in shown["actors"]] == ["river-front", "anna"]
    mentions = [m for actor in shown["actors"] for m in actor["mentions"]]
    assert len(mentions) >= 3
    for m in mentions:
        assert shown["paragraphs"][m["paragraph"]][m["start"] : m["end"]] == m["surface"]
    assert shown["actors"][0]["title_mentions"]


def test_the_backstory_is_as_of_the_storys_date_in_any_script(adding: Adding) -> None:
    front = values.Actor("river-front", "group", "River Front", (values.Name("Речной фронт", "ru"),))
    import_actors([front], "test")
    adding(
        [
            row(5, date="2025-05-05", text="River Front again."),
            row(1, date="2025-01-01", text="The River Front."),
            row(3, date="2025-03-03", text="Это Речной фронт.", lang="ru"),
            row(2, date="2025-02-02", text="A river-front is here, says River Front."),
            row(4, date="2025-04-04", text="River Front, once more."),
            row(6, date="2025-06-06", text="River Front, later."),
        ]
    )
    entry = show_story(Story.objects.find("row-5"))["backstory"][0]  # type: ignore[arg-type]
    assert [story["id"] for story in entry["stories"]] == ["row-4", "row-3", "row-2"]
    assert entry["total"] == 4
    assert show_story(Story.objects.find("row-1"))["backstory"] == []  # type: ignore[arg-type]


def test_many_rows_are_read_by_several_processes_and_filed_in_order(adding: Adding) -> None:
    outcomes = adding([row(n) for n in range(1200)])
    assert [o.became for o in outcomes] == ["added"] * 1200
    ids = Story.objects.order_by("pk").values_list("external_id", flat=True)
    assert list(ids) == [f"row-{n}" for n in range(1200)]


def test_every_change_is_noted_for_the_search_index(adding: Adding, monkeypatch: pytest.MonkeyPatch) -> None:
    from backstory.desk import indexing

    monkeypatch.setattr(indexing.SearchFeed, "__exit__", lambda *_: None)
    adding([row(1), row(2)])
    assert set(Unindexed.objects.values_list("story_id", flat=True)) == set(
        Story.objects.values_list("pk", flat=True)
    )


def test_keys_that_mean_nothing_are_named_and_the_row_is_added(adding: Adding) -> None:
    outcome = adding([row(1, colour="green")])[0]
    assert outcome.became == "added"
    assert "colour" in outcome.warnings[0]
