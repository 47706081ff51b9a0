"""The linker for the archive's registry, from its cached index or built anew."""

from __future__ import annotations

import contextlib
import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.errors import LinkError

from .home import home
from .registry import actors, generation

if TYPE_CHECKING:
    from backstory.names import Linker

LEFT_BEHIND = 24 * 3600
"""Seconds after which a half-written file is nobody's any more."""

log = logging.getLogger(__name__)


def linker_path(of: int | None = None) -> Path:
    """Where the index for a generation of the registry, by default the present one, is or will be saved."""
    return home() / "cache" / f"linker-{generation() if of is None else of}"


def current_linker() -> Linker:
    """The index saved for this generation of the registry; built and saved where there is none.

    What is saved is derived: a disk that refuses costs time, and stops nothing.
    """
    from backstory.names import Linker
    from backstory.registry import knowledge

    path = linker_path()
    if path.exists():
        with contextlib.suppress(LinkError):  # an index of another version: built anew below
            return Linker.load(path)
    linker = Linker(actors(), knowledge=knowledge())
    try:
        linker.save(path)
        _sweep(path)
    except OSError as error:
        log.warning("the index of names is not saved and will be built again: %s", error)
    return linker


def _sweep(kept: Path) -> None:
    """Take away the indexes of earlier generations, but no file that another command is writing."""
    for old in kept.parent.glob("linker-*"):
        if old == kept:
            continue
        if old.suffix != ".part" or time.time() - old.stat().st_mtime > LEFT_BEHIND:
            old.unlink(missing_ok=True)
