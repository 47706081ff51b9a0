"""Disks that are full or closed, and databases that refuse: one clear line, and nothing half-written."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Rows = Callable[..., Path]


def story(n: int) -> dict[str, object]:
    return {"id": f"s{n}", "lang": "en", "title": f"Report {n}", "text": f"Text of report {n}. " * 40}


@pytest.fixture
def cramped(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Runs a command of which no file may grow beyond so many bytes."""

    def run(most: int, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "backstory", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY)),
        )

    return run


def only_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_a_disk_that_fills_up_is_said_and_the_same_command_finishes(
    run: Run, rows: Rows, cramped: Run, tmp_path: Path
) -> None:
    """No file may grow beyond a megabyte, which is how a full disk looks to every part but in name."""
    file = rows(*(story(n) for n in range(2000)))
    run("failures")
    limited = cramped(1 << 20, "add", str(file))
    assert "space" in only_line(limited)
    assert run("verify").returncode == 0
    database = sqlite3.connect(tmp_path / "archive" / "archive.sqlite3")
    (kept,) = database.execute("SELECT count(*) FROM archive_story").fetchone()
    database.close()
    assert kept < 2000
    again = run("add", file)
    assert again.returncode == 0, again.stderr
    assert f"{2000 - kept:,} added" in again.stdout
    assert run("verify").returncode == 0
    assert "2,000 found" in run("search", "report", "--limit", "1").stdout


def test_a_backup_that_does_not_fit_leaves_the_last_one_and_nothing_else(
    run: Run, rows: Rows, cramped: Run, tmp_path: Path
) -> None:
    run("add", rows(*(story(n) for n in range(200))))
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "b.tar").write_bytes(b"last year's backup")
    limited = cramped(1 << 17, "backup", str(folder / "b.tar"), "--replace")
    assert "cannot be written" in only_line(limited)
    assert [file.name for file in folder.iterdir()] == ["b.tar"]
    assert (folder / "b.tar").read_bytes() == b"last year's backup"


def test_a_database_that_is_none_is_said(run: Run, rows: Rows, tmp_path: Path) -> None:
    run("failures")
    for name in ("archive.sqlite3-wal", "archive.sqlite3-shm"):
        (tmp_path / "archive" / name).unlink(missing_ok=True)
    (tmp_path / "archive" / "archive.sqlite3").write_bytes(b"no database at all " * 1000)
    assert "restore a backup" in only_line(run("add", rows(story(1))))


def test_a_file_in_the_archives_place_is_said(run: Run, rows: Rows, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    said = only_line(run("add", rows(story(1)), BACKSTORY_HOME=str(tmp_path / "file")))
    assert "is a file" in said
    assert "BACKSTORY_HOME" in said


def test_an_archive_of_a_later_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("failures")
    database = sqlite3.connect(tmp_path / "archive" / "archive.sqlite3")
    with database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('archive', '0999_later', '2030-01-01')"  # noqa: E501
        )
    database.close()
    assert "later version" in only_line(run("failures"))


def test_an_empty_secret_that_a_full_disk_left_is_made_anew(run: Run, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "secret.key").touch()
    assert run("failures").returncode == 0
    assert (tmp_path / "archive" / "secret.key").stat().st_size > 40


def test_a_full_standard_output_is_said(tmp_path: Path, run: Run, environment: dict[str, str]) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "backstory", "failures"],
            cwd=tmp_path,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("mysql://ann@host/name", "leave it out for SQLite"),
        ("postgresql://", "cannot be read"),
        ("postgresql://ann:p[w@host:99999999/x", "cannot be read"),
    ],
)
def test_a_mistyped_database_is_said(run: Run, url: str, what: str) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    assert what in only_line(run("failures", DATABASE_URL=url))


def test_words_that_are_no_text_are_said(run: Run) -> None:
    done = run("search", "\udcff")
    assert done.returncode == 2
    assert "no UTF-8 text" in done.stderr


def test_days_and_names_that_cannot_be_are_refused(run: Run, rows: Rows) -> None:
    file = rows(story(1))
    assert "still to come" in run("add", file, "--date", "2203-01-01").stderr
    assert "before 1900" in run("add", file, "--date", "1800-01-01").stderr
    assert "10,000 characters" in run("add", file, "--section", "x" * 10_000).stderr
