"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CORPORA = Path(os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora"))


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real data, or a skip where it is absent."""
    if not CORPORA.is_dir():
        pytest.skip(f"the shared corpora are not at {CORPORA}")
    return CORPORA
