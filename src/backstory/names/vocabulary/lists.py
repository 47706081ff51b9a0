"""The lists of words in vocabulary/data."""

from __future__ import annotations

from importlib.resources import files


def lines_of(name: str) -> list[str]:
    """The lines of a list that are neither empty nor a comment."""
    text = files("backstory.names.vocabulary").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
