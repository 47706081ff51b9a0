"""The pack of countries is the one that its script writes."""

from __future__ import annotations

import gzip
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.cldr
def test_the_pack_is_what_the_script_writes() -> None:
    spec = importlib.util.spec_from_file_location("write_countries", ROOT / "scripts" / "write_countries.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert gzip.decompress(script.PACK.read_bytes()) == script.content(), "run 'make docs'"
