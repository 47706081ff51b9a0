"""What editors decided about an actor and what imports of its file therefore leave alone.

Kept with the actor (`Actor.decided`), by part of it:

    {"fields": ["name", "kind"],
     "refused": {"names": [["River Front", "en"]], "designations": [...], "relations": [...]},
     "given": {"designations": [[authority, list, since, until, reference]], "relations": [...]}}

`fields` an editor has set; `refused` are keys of what an editor took away, which an import does not bring
back; `given` are rows that an editor added, which an import does not take away. Names that an editor gave
need no entry: their source is the editor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .models import Actor

Key = tuple[str, str]
"""Of a name: text and language; of a designation: authority and list; of a relation: kind and other actor."""
Row = tuple[str, ...]


def is_set(actor: Actor, field: str) -> bool:
    """Whether an editor has set this field of the actor."""
    return field in actor.decided.get("fields", ())


def refused(actor: Actor, part: str) -> set[Key]:
    """Keys of the names, designations or relations that an editor took away."""
    return {(first, second) for first, second in actor.decided.get("refused", {}).get(part, ())}


def given(actor: Actor, part: str) -> list[Row]:
    """The designations or relations that an editor added."""
    return [tuple(row) for row in actor.decided.get("given", {}).get(part, ())]


def set_field(actor: Actor, field: str) -> None:
    """Note that an editor set the field; the caller saves the actor."""
    actor.decided = {**actor.decided, "fields": sorted({*actor.decided.get("fields", ()), field})}


def give(actor: Actor, part: str, row: Row) -> None:
    """Note that an editor added this; the caller saves the actor. A row's first two columns are its key."""
    _put(actor, "given", part, [*(kept for kept in given(actor, part) if kept[:2] != row[:2]), row])
    allow(actor, part, (row[0], row[1]))


def refuse(actor: Actor, part: str, key: Key) -> None:
    """Note that an editor took this away; the caller saves the actor."""
    _put(actor, "given", part, [row for row in given(actor, part) if row[:2] != key])
    _put(actor, "refused", part, sorted(refused(actor, part) | {key}))


def allow(actor: Actor, part: str, key: Key) -> None:
    """Note that an editor no longer wants this away; the caller saves the actor."""
    _put(actor, "refused", part, sorted(refused(actor, part) - {key}))


def _put(actor: Actor, verdict: str, part: str, rows: list[Any]) -> None:
    parts: Mapping[str, Any] = {**actor.decided.get(verdict, {}), part: [list(row) for row in rows]}
    changed = {**actor.decided, verdict: {name: rows for name, rows in parts.items() if rows}}
    actor.decided = {name: value for name, value in changed.items() if value}
