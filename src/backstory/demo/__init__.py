"""The demonstration archive: an invented conflict, written for Backstory, with nothing real in it.

PAGES is a folder of saved pages, one folder for each of six invented outlets, each with a layout of its own
and the bytes in the outlet's own character set. ARCHIVE is a JSONL archive of further stories by the same
outlets. REGISTRY is the registry of the actors. `docs/demo.md` describes the invented world.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent

PAGES: Path = _HERE / "pages"
ARCHIVE: Path = _HERE / "archive.jsonl"
REGISTRY: Path = _HERE / "registry.jsonl"

__all__ = ["ARCHIVE", "PAGES", "REGISTRY"]
