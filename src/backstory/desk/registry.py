"""Changing the registry: the stories that a change touches are linked anew at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backstory import values
from backstory.archive.registry import import_actors
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


def import_and_relink(rows: Iterable[values.Actor | RegistryError], source: str) -> Change:
    """Import the rows and link anew every story that may name one of the actors that changed."""
    done = import_actors(rows, source)
    relinked = relink_for(done.changed) if done.changed else 0
    return Change(done.added, done.updated, done.unchanged, done.errors, relinked)
