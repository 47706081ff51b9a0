"""The linker for the archive's registry, from its cached index or built anew."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.errors import LinkError

from .home import home
from .registry import actors, generation

if TYPE_CHECKING:
    from backstory.names import Linker


def linker_path() -> Path:
    """Where the index for this generation of the registry is, or will be, saved."""
    return home() / "cache" / f"linker-{generation()}"


def current_linker() -> Linker:
    """The index saved for this generation of the registry; built and saved where there is none."""
    from backstory.names import Linker

    path = linker_path()
    if path.exists():
        with contextlib.suppress(LinkError):  # an index of another version: built anew below
            return Linker.load(path)
    linker = Linker(actors())
    linker.save(path)
    for old in path.parent.glob("linker-*"):
        if old != path:
            old.unlink(missing_ok=True)
    return linker
