"""The same archive on PostgreSQL: every command gives what it gives on SQLite."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest


class Desk(Protocol):
    environment: dict[str, str]

    def run(self, *words: object, code: int = 0) -> str: ...
    def popen(self, *words: object) -> Any: ...
    def python(self, code: str) -> str: ...


New = Callable[[], Desk]
FRONT = {"id": "front", "kind": "group", "name": "River Front", "names": ["Речной фронт"]}


def story(n: int, **more: object) -> dict[str, object]:
    return {
        "id": f"s{n}",
        "lang": "en",
        "date": f"2025-0{n % 9 + 1}-{n % 28 + 1:02}",
        "title": f"Report {n}",
        "text": f"The River Front sent report {n}, said Anna Orel.\n\nMore of it.",
        "section": f"Section {n % 40}",
        "url": f"https://post.example/{n}",
        "comments": [{"author": "Bob", "text": f"Remark {n}", "posted_at": "2025-03-01 08:40"}],
        **more,
    }


def write(folder: Path, name: str, *rows: object) -> Path:
    file = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


SHOW = """
import json
from backstory.archive.models import Story
from backstory.archive.show import show_story
for story in Story.objects.order_by("pk"):
    print(json.dumps(show_story(story)))
"""


def shown(desk: Desk, *, times: bool = False) -> list[dict[str, Any]]:
    """Every story as `show` gives it, by default without the times, which differ from run to run."""
    found = [json.loads(line) for line in desk.python(SHOW).splitlines()]
    for row in found:
        for capture in row["captures"]:
            capture["captured_at"] = times and capture["captured_at"]
    return found


def test_every_command_gives_what_it_gives_on_sqlite(
    on_sqlite: Desk, on_postgres: Desk, tmp_path: Path
) -> None:
    registry = write(tmp_path, "actors.jsonl", FRONT)
    rows = write(tmp_path, "rows.jsonl", *(story(n) for n in range(12)), "{broken", {"id": "s1", "text": "x"})
    later = write(tmp_path, "later.jsonl", story(3, title="Changed", text="The River Front, anew."))
    said: list[list[str]] = []
    for desk in (on_sqlite, on_postgres):
        said.append(
            [
                desk.run("actors", "import", registry),
                desk.run("add", rows, "--publish", code=1),
                desk.run("add", later),
                desk.run("actors", "add-name", "front", "Anna Orel"),
                desk.run("actors", "undo", "2"),
                desk.run("reject", "s5", "front"),
                desk.run("withdraw", "s7"),
                desk.run("search", "report", "--sort", "date", "--actor", "front"),
                desk.run("failures").partition("[")[0],
                desk.run("verify"),
                desk.run("reindex"),
            ]
        )
    assert said[0] == said[1]
    stories = shown(on_postgres)
    assert len(stories) == 12
    assert stories == shown(on_sqlite)
    [entry] = [row for row in stories[8]["backstory"] if row["actor"] == "front"]
    assert entry["total"] >= 3


def test_two_that_add_the_same_at_once_wait_for_each_other(on_postgres: Desk, tmp_path: Path) -> None:
    rows = [story(n) for n in range(900)]
    files = [write(tmp_path, "up.jsonl", *rows[:700]), write(tmp_path, "down.jsonl", *rows[:200:-1])]
    on_postgres.run("actors", "import", write(tmp_path, "actors.jsonl", FRONT))
    both = [on_postgres.popen("add", file) for file in files]
    for process in both:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors
    counted = on_postgres.python(
        "from backstory.archive.models import *\n"
        "print(Story.objects.count(), Capture.objects.count(), Section.objects.count(),"
        " Link.objects.count())"
    )
    assert counted.split() == ["900", "900", "40", "900"]
    assert "All is as it was kept" in on_postgres.run("verify")
    assert "900 found" in on_postgres.run("search", "report")
    assert (
        on_postgres.python("from backstory.archive.models import *\nprint(Unindexed.objects.count())")
        == "0\n"
    )


def test_two_that_open_a_new_archive_at_once_make_it_once(on_postgres: Desk) -> None:
    both = [on_postgres.popen("failures") for _ in range(3)]
    for process in both:
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors


def test_what_postgresql_cannot_hold_is_refused_or_mended_row_by_row(
    on_postgres: Desk, tmp_path: Path
) -> None:
    letters = random.Random(3)
    long = "".join(chr(letters.randrange(0x4E00, 0x9000)) for _ in range(3000))
    rows = write(
        tmp_path,
        "rows.jsonl",
        {"id": "a\0b", "title": "null\0byte", "text": "one\0two", "author": "\0", "section": "x\0y"},
        {"id": long, "text": "An id beyond all measure."},
        {"id": "wide", "text": "A wide address.", "url": f"https://post.example/{long[:1900]}"},
        {"id": "long", "text": "Long.", "section": long, "outlet": long, "lang": long, "title": long},
        '{"id": "half", "text": "half \\ud800 a pair"}',
        {"id": "last", "text": "The last one."},
    )
    said = on_postgres.run("add", rows, code=1)
    assert "rows.jsonl:2: the id has 3,000 characters" in said
    assert "5 added, 1 failed" in said
    assert shown(on_postgres)[0]["title"] == "nullbyte"
    assert "All is as it was kept" in on_postgres.run("verify")


def test_a_backup_goes_from_either_database_to_the_other(
    on_sqlite: Desk, new_on_postgres: New, on_postgres: Desk, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text("<title>A page</title><p>" + "The River Front is in town. " * 30)
    rows = write(tmp_path, "rows.jsonl", *(story(n) for n in range(8)), {"id": "bad"})
    on_postgres.run("actors", "import", write(tmp_path, "actors.jsonl", FRONT))
    on_postgres.run("add", rows, "page.html", "--publish", code=1)
    on_postgres.run("actors", "add-name", "front", "Report")
    before = shown(on_postgres, times=True)
    assert len(before) == 9
    on_postgres.run("backup", "server.tar")
    on_sqlite.run("restore", "server.tar")
    on_sqlite.run("backup", "file.tar")
    again = new_on_postgres()
    again.run("restore", "file.tar")
    for desk in (on_sqlite, again):
        assert shown(desk, times=True) == before
        assert "All is as it was kept" in desk.run("verify")
        assert "rows.jsonl:9" in desk.run("failures")
        assert "undone" in desk.run("actors", "undo", "2")
        assert "1 added" in desk.run("add", write(tmp_path, "more.jsonl", story(50)))
    other_folder = str(tmp_path / "other")
    again.environment["BACKSTORY_HOME"] = other_folder
    assert "holds an archive already" in again.run("restore", "file.tar", code=1)
    assert not Path(other_folder).exists()


PLAN = """
import random
from datetime import date, timedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from backstory.archive.backstory import backstory_of
from backstory.archive.home import open_archive
from backstory.archive.links import LINKED, Found, file_new_links
from backstory.archive.models import Actor, Story
from backstory.archive.transactions import writing

open_archive()
actors = [Actor.objects.create(key=str(n), kind="group", name=str(n)) for n in range(20)]
rng = random.Random(1)
days = [date(2024, 1, 1) + timedelta(days=n // 20) for n in range(8000)]
with writing():
    stories = Story.objects.bulk_create(
        Story(title="x", day=day, published=day, state="published") for day in days
    )
    file_new_links(
        (s.pk, s.state, s.day, [Found(a.pk, LINKED, "exact", 1.0, []) for a in rng.sample(actors, 3)])
        for s in stories
    )
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
with CaptureQueriesContext(connection) as queries:
    backstory_of(stories[-1])
for query in queries:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + query["sql"])
        print("\\n".join(line for (line,) in cursor.fetchall()))
"""


def test_a_backstory_is_walked_by_index_and_no_table_is_read_through(on_postgres: Desk) -> None:
    steps = on_postgres.python(PLAN).splitlines()
    assert [step for step in steps if "Index" in step and "backstory" in step], steps
    assert not [step for step in steps if "Seq Scan on archive_link" in step], steps
    assert not [step for step in steps if "Seq Scan on archive_story" in step], steps


def test_a_server_that_does_not_answer_is_said_in_a_line(on_sqlite: Desk) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    on_sqlite.environment["DATABASE_URL"] = "postgresql://ann:secret@127.0.0.1:9/archive"
    said = on_sqlite.run("failures", code=1)
    assert "does not answer" in said
    assert "secret" not in said
    assert len(said.splitlines()) == 1
