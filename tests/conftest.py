"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import babel
import pytest

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes name no test: compressed ones hold the time, and each worker must collect the same names."""
    return argname if isinstance(val, bytes) else None


WRITTEN_WITH = "2.19"
"""The version of Babel that `make docs` was last run with."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A newer Babel may spell a name otherwise, which is no fault of ours."""
    if item.get_closest_marker("cldr") and not babel.__version__.startswith(f"{WRITTEN_WITH}."):
        pytest.skip(f"the files of names were written with Babel {WRITTEN_WITH}")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real data, or a skip where it is absent."""
    if not CORPORA.is_dir():
        pytest.skip(f"the shared corpora are not at {CORPORA}")
    return CORPORA


@pytest.fixture
def home(tmp_path: Path, settings: Any, db: None) -> Path:
    """An open archive in a folder of its own, with an empty database."""
    settings.BACKSTORY_HOME = tmp_path / "archive"
    from backstory.archive.home import open_archive

    return open_archive()
