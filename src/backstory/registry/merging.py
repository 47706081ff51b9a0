"""Rows of one id, put together as one actor: their names, designations, relations and countries united."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.conflicts import Conflicts
from backstory.registry.format import Format
from backstory.values import Actor, Name


class Repeated:
    """How often each id stands in a file, kept as hashes: two ids that clash wait for each other, no more."""

    def __init__(self) -> None:
        self._once: set[int] = set()
        self._more: dict[int, int] = {}

    def count(self, key: str) -> None:
        mark = hash(key)
        if mark in self._more:
            self._more[mark] += 1
        elif mark in self._once:
            self._more[mark] = 2
        else:
            self._once.add(mark)

    def still_to_come(self, key: str) -> int | None:
        """Count one row of a repeated id off; None for an id that stands once."""
        mark = hash(key)
        if mark not in self._more:
            return None
        self._more[mark] -= 1
        return self._more[mark]


@dataclass(slots=True)
class _Waiting:
    actor: Actor | None = None
    wheres: list[str] = field(default_factory=list)


def merging(format: Format, repeated: Repeated) -> Iterator[Actor | RegistryError]:
    """The rows' actors and remarks in their order, each id once: where it is repeated, at its last row."""
    waiting: dict[str, _Waiting] = {}
    conflicts = Conflicts()
    where = ""
    for row in format.rows():
        yield from row.remarks
        where = row.where
        left = repeated.still_to_come(row.id) if row.id else None
        if left is None:
            if row.actor is not None:
                yield from conflicts.of(row.actor, row.where)
                yield row.actor
            continue
        held = waiting.setdefault(row.id, _Waiting())
        if row.actor is not None:
            if held.actor is not None and held.actor.kind != row.actor.kind:
                yield RegistryError(
                    f"the id {row.id!r} already stands in {held.wheres[0]} for a {held.actor.kind}: this "
                    f"{row.actor.kind} is left out; give it an id of its own",
                    where=row.where,
                )
            else:
                held.actor = row.actor if held.actor is None else merged(held.actor, row.actor)
                if len(held.wheres) < 4:
                    held.wheres.append(row.where)
        if left <= 0:
            yield from _released(waiting.pop(row.id), conflicts, quiet=format.quiet)
    for held in waiting.values():
        yield from _released(held, conflicts, quiet=format.quiet)
    yield from conflicts.of_all(where.rpartition(":")[0])


def _released(held: _Waiting, conflicts: Conflicts, *, quiet: bool) -> Iterator[Actor | RegistryError]:
    if held.actor is None:
        return
    if len(held.wheres) > 1 and not quiet:
        first, *others = held.wheres
        rows = ", ".join(where.rpartition(":")[2] for where in [first, *others])
        yield RegistryError(
            f"the id {held.actor.id!r} stands in rows {rows}: they are read as one actor, "
            f"{held.actor.name!r}, with the names of all; give one another id if they are two",
            where=others[0],
            warning=True,
        )
    yield from conflicts.of(held.actor, held.wheres[-1])
    yield held.actor


def merged(first: Actor, second: Actor) -> Actor:
    """`first` with all that `second` knows beside; of a field for one value the first one's stands."""
    names = (*first.names, Name(second.name), *second.names)
    placed = first if first.latitude is not None else second
    return replace(
        first,
        names=fields.distinct(first.name, names)[: fields.MOST_NAMES],
        designations=tuple(dict.fromkeys((*first.designations, *second.designations))),
        relations=tuple(dict.fromkeys((*first.relations, *second.relations))),
        countries=tuple(dict.fromkeys((*first.countries, *second.countries))),
        latitude=placed.latitude,
        longitude=placed.longitude,
        population=first.population if first.population is not None else second.population,
        note=first.note or second.note,
    )
