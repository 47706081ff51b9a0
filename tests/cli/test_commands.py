"""The commands as a user types them: what they print, and that bad input is said in one clear line."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from backstory.cli.main import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[str]]
Rows = Callable[..., Path]


def story(n: int, **more: object) -> dict[str, object]:
    day = f"2025-01-{n % 28 + 1:02}"
    return {
        "id": f"s{n}",
        "lang": "en",
        "date": day,
        "title": f"Report {n}",
        "text": f"Text of report {n}.",
        **more,
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_an_unknown_command_is_answered_with_the_nearest(run: Run) -> None:
    done = run("serch")
    assert done.returncode == 2
    assert "Did you mean 'search'?" in done.stderr


def test_a_story_is_added_shown_searched_and_published(run: Run, rows: Rows) -> None:
    added = run("add", rows(story(1), story(2)), "--section", "North", "--json")
    assert added.returncode == 0, added.stderr
    assert [json.loads(line)["id"] for line in added.stdout.splitlines()] == ["s1", "s2"]
    shown = json.loads(run("show", "s1", "--json").stdout)
    assert (shown["title"], shown["section"], shown["posted_by"], shown["state"]) == (
        "Report 1",
        "North",
        "ann",
        "draft",
    )
    assert "Report 1" in run("show", shown["number"]).stdout
    assert run("publish", "s1").stdout == "1 published\n"
    assert json.loads(run("show", "s1", "--json").stdout)["state"] == "published"
    found = run("search", "reports", "--json")
    assert {json.loads(line)["id"] for line in found.stdout.splitlines()} == {"s1", "s2"}


def test_a_search_says_that_several_actors_have_the_name(run: Run, rows: Rows) -> None:
    actors = [
        {
            "id": side,
            "kind": "group",
            "name": f"{side.title()} Column",
            "names": ["Dorva Brigade", "لواء دورفا"],
        }
        for side in ("east", "west")
    ]
    assert run("actors", "import", rows(*actors)).returncode == 0
    text = "انسحب لواء دورفا من المدينة."
    run("add", rows({"id": "s1", "lang": "ar", "title": "Left", "text": text}))
    found = run("search", "dorva brigade")
    assert "[s1]" in found.stdout
    assert "means one of: East Column [east], West Column [west]; --actor ID" in found.stderr
    assert "nothing found" in run("search", "dorva brigade", "--actor", "east").stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,kind,name\nfront,group,Harbour Front\n", ()),
        ("id,kind,name\nfront,group,Harbour Front\n", ("--format", "csv")),
        ('{"id": "front", "kind": "group", "name": "Harbour Front"}\n', ("--format", "jsonl")),
        (
            '{"id": "front", "schema": "Organization", "properties": {"name": ["Harbour Front"]}}\n',
            ("--format", "ftm"),
        ),
    ],
)
def test_a_registry_comes_by_standard_input_in_any_format(run: Run, content: str, words: tuple[str]) -> None:
    done = run("actors", "import", "-", *words, stdin=content)
    assert done.returncode == 0 and "standard input: 1 added" in done.stdout, done.stderr
    assert '"Harbour Front"' in run("actors", "export").stdout


def test_a_registry_of_another_format_than_was_said_is_refused(run: Run) -> None:
    done = run("actors", "import", "-", "--format", "un-xml", stdin='{"id": "front"}\n')
    assert done.returncode == 1 and "standard input: is XML or HTML, but not the UN" in done.stderr


def test_the_pack_of_places_takes_a_least_population(run: Run) -> None:
    done = run("actors", "pack", "places", "--minimum-population", "20000000")
    assert done.returncode == 0, done.stderr
    exported = [json.loads(line) for line in run("actors", "export").stdout.splitlines()]
    assert any(actor["name"] == "Shanghai" for actor in exported)
    assert len(exported) < 300  # capitals come along
    assert "only the pack of places" in run("actors", "pack", "countries", "--minimum-population", "5").stderr


def test_several_packs_are_installed_by_one_command(run: Run) -> None:
    done = run("actors", "pack", "armed-groups", "international")
    assert done.returncode == 0, done.stderr
    assert [line.split(":")[1] for line in done.stdout.splitlines()] == ["armed-groups", "international"]
    refused = run("actors", "pack", "countries", "nothing")
    assert refused.returncode and "no pack 'nothing'" in refused.stderr
    assert "pack:countries" not in refused.stdout


def test_bad_input_is_said_file_by_file_and_the_rest_is_added(run: Run, rows: Rows, tmp_path: Path) -> None:
    good = rows(story(1), "{broken", {"id": "s3"}, {"id": "s1", "text": "Other"}, story(5))
    (tmp_path / "empty.html").touch()
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "noise.html").write_bytes(bytes(range(256)) * 40)
    packed = gzip.compress(b"".join(json.dumps(story(n)).encode() + b"\n" for n in range(100, 3000)))
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[:4000])
    (tmp_path / "folder").mkdir()
    done = run("add", good, "nothing.html", "empty.html", "paper.pdf", "noise.html", "cut.jsonl.gz", "folder")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for where, what in {
        "rows.jsonl:2": "not valid JSON",
        "rows.jsonl:3": "neither",
        "rows.jsonl:4": "used twice",
        "nothing.html": "no such file",
        "empty.html": "empty",
        "paper.pdf": "PDF",
        "noise.html": "binary",
        "cut.jsonl.gz": "breaks off",
        "folder": "no page",
    }.items():
        assert [line for line in done.stderr.splitlines() if where in line and what in line], (
            where,
            done.stderr,
        )
    assert json.loads(run("show", "s5", "--json").stdout)["title"] == "Report 5"
    listed = run("failures").stdout
    assert "paper.pdf" in listed
    assert run("verify").returncode == 0


def test_nothing_is_added_twice(run: Run, rows: Rows) -> None:
    file = rows(story(1), story(2))
    assert run("add", file).stdout == "2 added\n"
    assert run("add", file).stdout == "2 known already\n"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["add"], "Missing argument"),
        (["add", "x.html", "--date", "yesterday"], "no day"),
        (["show", "nobody"], "no story"),
        (["publish"], "name the stories"),
        (["actors", "import", "missing.jsonl"], "no such file"),
        (["actors", "pack", "nothing"], "no pack"),
        (["actors", "merge", "a", "b"], "no actor"),
        (["actors", "undo", "7"], "no correction"),
        (["link", "--actors", "missing.jsonl"], "no such file"),
        (["restore", "missing.tar"], "does not exist"),
        (["add", ""], "it is empty"),
        (["backup", ""], "it is empty"),
        (["actors", "rename", "a", " "], "it is empty"),
    ],
)
def test_misuse_is_said_in_a_line_and_fails(run: Run, words: list[str], what: str) -> None:
    done = run(*words)
    assert done.returncode in (1, 2)
    assert what in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(run: Run, rows: Rows, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = run("add", rows(story(1)), BACKSTORY_HOME=str(locked / "archive"))
    assert done.returncode == 1
    assert "BACKSTORY_HOME" in done.stderr


def test_an_archive_that_is_a_file_is_said(run: Run, rows: Rows, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("add", rows(story(1)), BACKSTORY_HOME=str(tmp_path / "file" / "archive"))
    assert done.returncode == 1
    assert "BACKSTORY_HOME" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mistyped_setting_is_refused_with_the_nearest(run: Run) -> None:
    done = run("failures", BACKSTORY_HOMES="x")
    assert done.returncode == 1
    assert "did you mean BACKSTORY_HOME" in done.stderr


def test_two_processes_may_add_at_once(
    rows: Rows, tmp_path: Path, environment: dict[str, str], run: Run
) -> None:
    run("failures")  # makes the archive
    files = [
        rows(*(story(n) for n in some), name=f"{k}.jsonl")
        for k, some in enumerate([range(400), range(200, 600)])
    ]
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "backstory", "add", str(file)],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for file in files
    ]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    database = sqlite3.connect(tmp_path / "archive" / "archive.sqlite3")
    assert database.execute("SELECT count(*), count(DISTINCT external_id) FROM archive_story").fetchone() == (
        600,
        600,
    )
    assert len(run("search", "report", "--limit", "1000", "--json").stdout.splitlines()) == 600


def test_a_kill_in_the_middle_loses_nothing_that_was_reported(
    rows: Rows, tmp_path: Path, environment: dict[str, str], run: Run
) -> None:
    total = 4000
    file = rows(*(story(n) for n in range(total)))
    process = subprocess.Popen(
        [sys.executable, "-m", "backstory", "add", "--json", str(file)],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdout is not None
    reported = [json.loads(process.stdout.readline())["id"] for _ in range(700)]
    workers = _workers(process.pid)
    os.kill(process.pid, signal.SIGKILL)
    reported += [json.loads(line)["id"] for line in process.stdout.read().splitlines() if line.endswith(b"}")]
    process.wait()
    assert _end(workers), "a reader outlived the command that started it"
    database = sqlite3.connect(tmp_path / "archive" / "archive.sqlite3")
    kept = {i for (i,) in database.execute("SELECT external_id FROM archive_story")}
    assert set(reported) <= kept
    assert len(kept) < total
    database.close()
    again = run("add", file)
    assert again.returncode == 0, again.stderr
    assert again.stdout == f"{total - len(kept):,} added, {len(kept):,} known already\n"
    assert run("verify").returncode == 0
    assert len(run("search", "report", "--limit", "1000", "--json").stdout.splitlines()) == 1000


def _workers(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True).stdout
    pairs = (line.split() for line in listed.splitlines()[1:])
    return [int(child) for child, parent in pairs if int(parent) == pid]


def _end(pids: list[int]) -> bool:
    for _ in range(150):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False


def test_ctrl_c_stops_at_once_and_says_that_all_is_kept(
    rows: Rows, tmp_path: Path, environment: dict[str, str]
) -> None:
    file = rows(*(story(n) for n in range(20_000)))
    process = subprocess.Popen(
        [sys.executable, "-m", "backstory", "add", "--json", str(file)],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Stopped" in errors
    assert b"Traceback" not in errors


def test_link_streams_and_needs_no_archive(run: Run, rows: Rows, tmp_path: Path) -> None:
    registry = rows(
        {"id": "front", "kind": "group", "name": "River Front", "names": ["Речной фронт"]}, name="r.jsonl"
    )
    documents = rows(
        {
            "id": "1",
            "lang": "en",
            "date": "2025-01-01",
            "title": "On the River Front",
            "text": "The River Front won.",
        },
        {"id": "2", "lang": "ru", "title": "", "text": "Речной фронт победил."},
        {"id": "3", "text": "Nothing."},
        name="d.jsonl",
    )
    done = run("link", "--actors", registry, documents)
    assert done.returncode == 0, done.stderr
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["actors"]) for row in out] == [("1", ["front"]), ("2", ["front"]), ("3", [])]
    mention = out[0]["mentions"][0]
    assert "The River Front won."[mention["start"] : mention["end"]] == mention["surface"] == "River Front"
    assert not (tmp_path / "archive").exists()
    bad = run(
        "link", "--actors", registry, stdin='{"id": "1", "text": "River Front"}\n{broken\n{"text": 5}\n'
    )
    assert bad.returncode == 1
    assert "standard input:2" in bad.stderr
    assert "standard input:3" in bad.stderr
    assert len(bad.stdout.splitlines()) == 1
    mixed = tmp_path / "mixed.jsonl"
    row = '{"id": %d, "text": "River Front"}'
    mixed.write_text("\n".join("{broken" if number == 20 else row % number for number in range(40)))
    done = run("link", "--actors", registry, mixed)
    assert done.returncode == 1
    assert "mixed.jsonl:21" in done.stderr
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in out] == [number for number in range(40) if number != 20]
    assert all(row["actors"] == ["front"] for row in out)
    missing = run("link", "--actors", registry, tmp_path / "nowhere.jsonl")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == f"Error: {tmp_path / 'nowhere.jsonl'}: there is no such file\n"


def test_a_backup_is_restored_whole(run: Run, rows: Rows, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>A page</title></head><body><p>" + "Some words here. " * 30)
    assert run("add", rows(*(story(n) for n in range(5))), page).returncode == 0
    assert run("backup", "b.tar").returncode == 0
    there = str(tmp_path / "there")
    done = run("restore", "b.tar", BACKSTORY_HOME=there)
    assert done.returncode == 0, done.stderr
    assert run("verify", BACKSTORY_HOME=there).returncode == 0
    assert run("show", "s3", BACKSTORY_HOME=there).stdout == run("show", "s3").stdout
    assert "something here already" in run("restore", "b.tar", BACKSTORY_HOME=there).stderr


def test_a_backup_takes_no_other_files_place_unasked(run: Run, rows: Rows, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"
    run("add", rows(story(1)))
    file.write_bytes(b"last year's backup")
    refused = run("backup", "b.tar")
    assert refused.returncode == 1
    assert refused.stderr == (
        "Error: b.tar: there is a file here already; give another name, or replace it with --replace\n"
    )
    assert file.read_bytes() == b"last year's backup"
    done = run("backup", "b.tar", "--replace")
    assert done.returncode == 0, done.stderr
    assert run("restore", "b.tar", BACKSTORY_HOME=str(tmp_path / "there")).returncode == 0


def test_a_damaged_backup_is_refused_and_leaves_nothing(run: Run, rows: Rows, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>A page</title></head><body><p>" + "Findable words here. " * 30)
    run("add", page)
    run("backup", "b.tar")
    data = (tmp_path / "b.tar").read_bytes()
    (tmp_path / "changed.tar").write_bytes(data.replace(b"Findable", b"findable"))
    (tmp_path / "cut.tar").write_bytes(data[: len(data) // 2])
    (tmp_path / "other.tar").write_bytes(b"{}\n" * 400)
    for name in ("changed.tar", "cut.tar", "other.tar"):
        done = run("restore", name, BACKSTORY_HOME=str(tmp_path / "there"))
        assert done.returncode == 1, name
        assert done.stderr.startswith(f"Error: {name}: ")
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "there").exists()


def test_verify_finds_a_changed_byte(run: Run, rows: Rows, tmp_path: Path) -> None:
    run("add", rows(story(1)))
    pack = next((tmp_path / "archive" / "captures" / "packs").glob("*.warc"))
    pack.write_bytes(pack.read_bytes().replace(b"report 1", b"report 2"))
    done = run("verify")
    assert done.returncode == 1
    assert "not those of this SHA-256" in done.stderr


def test_verify_says_what_it_checked_and_finds_a_lost_index(run: Run, rows: Rows, tmp_path: Path) -> None:
    assert run("verify").stdout == "All is as it was kept: 0 captures of 0 stories.\n"
    run("add", rows(story(1), story(2)))
    assert run("verify").stdout == "All is as it was kept: 2 captures of 2 stories.\n"
    shutil.rmtree(tmp_path / "archive" / "index")
    done = run("verify")
    assert done.returncode == 1
    assert "no search index yet; 'backstory reindex' makes it anew" in done.stderr
    assert done.stderr.endswith("1 problem\n")
    run("reindex")
    assert run("verify").returncode == 0


def test_a_date_that_cannot_be_is_told_with_its_row(run: Run, rows: Rows) -> None:
    path = rows(
        story(1), story(2, date="2203-01-01"), story(3, date="yesterday"), story(4, date="1970-01-01")
    )
    done = run("add", path)
    assert done.returncode == 0
    assert f"Note: {path}:2: no believable date: 2203-01-01 is later than the capture" in done.stderr
    assert f'Note: {path}:3: no believable date: "yesterday" is not a date' in done.stderr
    assert f"Note: {path}:4: no believable date: 1970-01-01 is what software writes" in done.stderr
    assert f"{path}:1" not in done.stderr


def test_all_drafts_are_published_and_their_links_with_them(run: Run, rows: Rows) -> None:
    run("add", rows(*(story(n, text="The Karsan Riders left.") for n in range(1, 4))))
    run("actors", "new", "riders", "group", "Karsan Riders")
    assert "2 published" in run("publish", "s1", "s2").stdout
    assert "1 published" in run("publish", "--all").stdout
    assert "0 published" in run("publish", "--all").stdout
    assert "1 withdrawn" in run("withdraw", "s2", "s2").stdout
    states = {key: json.loads(run("show", key, "--json").stdout)["state"] for key in ("s1", "s2", "s3")}
    assert states == {"s1": "published", "s2": "withdrawn", "s3": "published"}
