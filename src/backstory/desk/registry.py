"""Changing the registry: the stories that a change touches are linked anew at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backstory import values
from backstory.archive.registry import import_actors
from backstory.archive.snapshots import Snapshot, note, snapshots
from backstory.errors import RegistryError

from .relinking import relink_for


@dataclass(frozen=True, slots=True)
class Change:
    """What an import did, and how many stories it touched."""

    added: int
    updated: int
    unchanged: int
    errors: list[RegistryError] = field(default_factory=list)
    relinked: int = 0


UNDOABLE = 2000
"""Actors up to which an import notes how each was, so that `undo` can take it back."""


def import_and_relink(rows: Iterable[values.Actor | RegistryError], source: str, who: str = "") -> Change:
    """Import the rows, write down who did it, and link anew every story that may name a changed actor."""
    before: dict[str, Snapshot] = {}

    def noting(keys: Iterable[str]) -> None:
        if len(before) <= UNDOABLE:
            before.update(snapshots(f"actor:{key}" for key in keys))

    done = import_actors(rows, source, noting)
    if done.changed:
        summary = f"{source} imported: {done.added} added, {done.updated} updated"
        changed = {f"actor:{key}" for key in done.changed}
        kept = {subject: state for subject, state in before.items() if subject in changed}
        note(who, "import", summary, kept if len(before) <= UNDOABLE else {})
    relinked = relink_for(done.names)
    return Change(done.added, done.updated, done.unchanged, done.errors, relinked)
