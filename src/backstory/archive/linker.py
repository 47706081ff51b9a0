"""The linker for the archive's registry: from its saved index, brought up to date, or built anew.

1. The index of one generation of the registry is saved in the archive's cache, and opened from there.
2. A later generation's is that one with the actors that have changed since. It is saved in its turn where
   these are many, or where another process needs the file.
3. Where nobody knows what has changed, or nothing is saved, the index is built anew.
The process holds the linker that it used last.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.errors import LinkError

from .generations import changed_since, generation
from .home import home
from .registry import actors

if TYPE_CHECKING:
    from backstory.names import Linker

MANY = 100
"""Changed actors that should not be taken up by every command."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Held:
    home: Path
    generation: int
    linker: Linker


_held: _Held | None = None


def linker_path(of: int | None = None) -> Path:
    """Where the index for a generation of the registry, by default the present one, is or will be saved."""
    return home() / "cache" / f"linker-{generation() if of is None else of}"


def current_linker() -> Linker:
    """The linker for this generation of the registry.

    What is saved of it is derived: a disk that refuses costs time, and stops nothing.
    """
    now = generation()
    linker = _held_of(now) or _saved(now) or _caught_up(now) or _built(now)
    hold(now, linker)
    return linker


def saved_linker() -> Path:
    """The file of the same linker, for other processes; there is none where the disk refuses."""
    linker = current_linker()
    path = linker_path()
    if not path.exists():
        _save(linker, path)
    return path


def hold(of: int, linker: Linker) -> None:
    """Let `linker` be this process's linker for that generation of the registry."""
    global _held  # one linker a process, since it is large
    _held = _Held(home(), of, linker)


def is_at_hand() -> bool:
    """Whether `current_linker` need not read the whole registry."""
    held = [_held.generation] if _held and _held.home == home() else []
    return any(changed_since(past) is not None for past in [*held, *_past()])


def changed_linker(linker: Linker, changed: Iterable[str]) -> Linker:
    """`linker` with these actors as the registry has them now; one that it has no more is taken out."""
    from backstory.names.index.lending import may_lend_to
    from backstory.registry import knowledge

    changed = list(changed)
    there = list(actors(changed))
    gone = set(changed) - {actor.id for actor in there}
    return linker.with_changes(there, gone, knowledge=knowledge(there, may_lend_to(there)) if there else ())


def _held_of(now: int) -> Linker | None:
    return _held.linker if _held and (_held.home, _held.generation) == (home(), now) else None


def _saved(of: int) -> Linker | None:
    from backstory.names import Linker

    path = linker_path(of)
    if path.exists():
        with contextlib.suppress(LinkError):  # an index of another version: built anew
            return Linker.load(path)
    return None


def _caught_up(now: int) -> Linker | None:
    """The linker that this process held, or that of an earlier generation's file, with what has changed."""
    if _held and _held.home == home() and (changed := changed_since(_held.generation)) is not None:
        return changed_linker(_held.linker, changed)
    for past in _past():
        changed = changed_since(past)
        if changed is not None and past != now and (linker := _saved(past)) is not None:
            linker = changed_linker(linker, changed)
            return _reopened(linker, now) if len(changed) > MANY else linker
    return None


def _past() -> list[int]:
    """The generations whose index is saved, the latest first."""
    names = (path.name.removeprefix("linker-") for path in (home() / "cache").glob("linker-*"))
    return sorted((int(name) for name in names if name.isdecimal()), reverse=True)


def _built(now: int) -> Linker:
    from backstory.names.linker import LARGE, Linker
    from backstory.registry import knowledge

    everyone = list(actors())
    if len(everyone) > LARGE:
        log.info(
            "the index of the names of %s actors is being made, which takes a while", f"{len(everyone):,}"
        )
    return _reopened(Linker(everyone, knowledge=knowledge(everyone)), now)


def _reopened(linker: Linker, now: int) -> Linker:
    """Saved and opened again, which takes less memory than what was made."""
    _save(linker, linker_path(now))
    return _saved(now) or linker


def _save(linker: Linker, path: Path) -> None:
    try:
        linker.save(path)
        _sweep(path)
    except OSError as error:
        log.warning("the index of names is not saved and will be built again: %s", error)


def _sweep(kept: Path) -> None:
    """Take away the indexes of earlier generations, but no file that another command is writing."""
    from backstory.names.index.saving import is_being_written

    for old in kept.parent.glob("linker-*"):
        if old != kept and not is_being_written(old):
            old.unlink(missing_ok=True)
