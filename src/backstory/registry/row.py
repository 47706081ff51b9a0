"""A row of a registry file, read: its actor, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass

from backstory.errors import RegistryError
from backstory.values import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """What one row gave. `where` is `file:row`; `id` is "" where the row gives none."""

    where: str
    id: str = ""
    actor: Actor | None = None
    remarks: tuple[RegistryError, ...] = ()
