"""Commands run as a user runs them: in a process of their own, with an archive in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith(("BACKSTORY_", "DJANGO_", "DATABASE_URL"))
    }
    return {
        **clean,
        "BACKSTORY_HOME": str(tmp_path / "archive"),
        "BACKSTORY_CACHE": str(tmp_path / "cache"),
        "BACKSTORY_EDITOR": "ann",
    }


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run `backstory` with these words in an empty folder; its output is text."""

    def run(*words: object, stdin: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "backstory", *map(str, words)],
            cwd=tmp_path,
            env={**environment, **env},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., Path]:
    """Write rows into a JSONL file."""

    def rows(*values: dict[str, Any] | str, name: str = "rows.jsonl") -> Path:
        file = tmp_path / name
        lines = (value if isinstance(value, str) else json.dumps(value) for value in values)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    return rows
