"""How the tables of letters are written down: "б b  в v  ь -"."""

from __future__ import annotations


def readings(table: str) -> dict[str, str]:
    """Letter -> Latin from pairs parted by spaces; "-" stands for a letter without a sound of its own."""
    parts = table.split()
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {letter: "" if latin == "-" else latin for letter, latin in pairs}
