"""The registry in the archive: values.Actor in, values.Actor out.

Steps of an import: compare each actor with what is there; write new actors and names in bulk; update
what differs; remove names that this same source gave earlier and gives no more. Names that an editor or
another source gave stay. Importing the same file again changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from backstory import values
from backstory.errors import RegistryError

from .models import Actor, ActorName, ArchiveState, Designation, Relation
from .transactions import writing

_PLAIN = ("kind", "name", "countries", "latitude", "longitude", "population", "note")
_BATCH = 1000
_LONGEST_SOURCE = 200
"""Characters of a source's name that are kept; a file's name may be longer."""


@dataclass(slots=True)
class Imported:
    """What an import did: counts, the keys of actors that are new or changed, and the rows it refused."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    changed: list[str] = field(default_factory=list)
    names: list[values.Name] = field(default_factory=list)
    """Names that came or went: only stories that may hold one can change."""
    errors: list[RegistryError] = field(default_factory=list)


def import_actors(
    rows: Iterable[values.Actor | RegistryError],
    source: str,
    noting: Callable[[Iterable[str]], None] = lambda _keys: None,
) -> Imported:
    """Write the rows to the registry in batches; each batch is whole or not at all. `noting` hears the keys
    of each batch before it is written."""
    done = Imported()
    source = source[:_LONGEST_SOURCE]
    stream = iter(rows)
    while batch := list(islice(stream, _BATCH)):
        done.errors += [row for row in batch if isinstance(row, RegistryError)]
        by_key: dict[str, values.Actor] = {}
        for row in batch:
            if isinstance(row, values.Actor):
                by_key[row.id] = row
        with writing():
            noting(by_key)
            _import_batch(by_key, source, done)
    return done


def _import_batch(rows: dict[str, values.Actor], source: str, done: Imported) -> None:
    there = {actor.key: actor for actor in Actor.objects.filter(key__in=rows)}
    new = [Actor(key=key, source=source, **_plain(row)) for key, row in rows.items() if key not in there]
    Actor.objects.bulk_create(new)
    _write_parts([(actor, rows[actor.key]) for actor in new], source)
    done.added += len(new)
    known = {actor.key: actor_value(actor) for actor in _with_parts(there.values())}
    for key, actor in there.items():
        if _update(actor, known[key], rows[key], source):
            done.updated += 1
            done.changed.append(key)
            done.names += _all_names(known[key]) | _all_names(rows[key])
        else:
            done.unchanged += 1
    done.changed += [actor.key for actor in new]
    for actor in new:
        done.names += _all_names(rows[actor.key])
    if new or done.updated:
        bump_generation()


def _all_names(row: values.Actor) -> set[values.Name]:
    return {values.Name(row.name, "", "main"), *row.names}


def _plain(row: values.Actor) -> dict[str, Any]:
    return {name: _stored(getattr(row, name)) for name in _PLAIN}


def _stored(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _write_parts(pairs: Sequence[tuple[Actor, values.Actor]], source: str) -> None:
    ActorName.objects.bulk_create(
        [
            ActorName(actor=actor, text=name.text, language=name.language, kind=name.kind, source=source)
            for actor, row in pairs
            for name in row.names
        ],
        ignore_conflicts=True,
        batch_size=5000,
    )
    Designation.objects.bulk_create(
        Designation(
            actor=actor,
            authority=d.authority,
            list=d.list,
            since=d.since,
            until=d.until,
            reference=d.reference,
        )
        for actor, row in pairs
        for d in row.designations
    )
    Relation.objects.bulk_create(
        Relation(actor=actor, kind=r.kind, other_key=r.other, since=r.since, until=r.until, source=r.source)
        for actor, row in pairs
        for r in row.relations
    )


def _update(actor: Actor, old: values.Actor, row: values.Actor, source: str) -> bool:
    """Make the actor what the row says; False where it says so already."""
    wanted = {(name.text, name.language): name for name in row.names}
    own = {(n.text, n.language): n for n in actor.names.all() if n.source == source}
    stale = [name.pk for key, name in own.items() if key not in wanted]
    held = {(n.text, n.language) for n in old.names}
    kinds = [n for key, n in own.items() if key in wanted and n.kind != wanted[key].kind]
    same = (
        not stale
        and not kinds
        and wanted.keys() <= held
        and all(_stored(getattr(row, field)) == getattr(actor, field) for field in _PLAIN)
        and set(row.designations) <= set(old.designations)
        and set(row.relations) <= set(old.relations)
    )
    if same:
        return False
    for name in _PLAIN:
        setattr(actor, name, _stored(getattr(row, name)))
    actor.save()
    ActorName.objects.filter(pk__in=stale).delete()
    for name in kinds:
        name.kind = wanted[name.text, name.language].kind
        name.save(update_fields=["kind"])
    if row.designations:
        actor.designations.all().delete()
    if row.relations:
        actor.relations.all().delete()
    _write_parts([(actor, row)], source)
    return True


def _with_parts(actors: Iterable[Actor]) -> Sequence[Actor]:
    return Actor.objects.filter(pk__in=[actor.pk for actor in actors]).prefetch_related(
        "names", "designations", "relations"
    )


def actor_value(actor: Actor) -> values.Actor:
    """The actor as the stages know it; prefetch names, designations and relations for many."""
    return values.Actor(
        id=actor.key,
        kind=actor.kind,  # type: ignore[arg-type]
        name=actor.name,
        names=tuple(values.Name(n.text, n.language, n.kind) for n in actor.names.all()),  # type: ignore[arg-type]
        designations=tuple(
            values.Designation(d.authority, d.list, d.since, d.until, d.reference)
            for d in actor.designations.all()
        ),
        relations=tuple(
            values.Relation(r.kind, r.other_key, r.since, r.until, r.source) for r in actor.relations.all()
        ),
        countries=tuple(actor.countries),
        latitude=actor.latitude,
        longitude=actor.longitude,
        population=actor.population,
        note=actor.note,
    )


def actors() -> Iterator[values.Actor]:
    """Every actor of the registry, in the order they came; bounded memory."""
    everything = Actor.objects.order_by("pk").prefetch_related("names", "designations", "relations")
    for actor in everything.iterator(chunk_size=_BATCH):
        yield actor_value(actor)


def actor_ids() -> dict[str, int]:
    """The database's id for each key; a merged actor's key gives the one it was merged into."""
    into: dict[str, int] = {}
    for key, pk, merged in Actor.objects.values_list("key", "pk", "merged_into"):
        into[key] = merged or pk
    return into


def generation() -> int:
    """Grows with every change of the registry, so that a cached index of it knows its age.

    It is no count but a time, so that a number does not come again with other contents after a restore.
    """
    state = ArchiveState.objects.filter(key="registry").first()
    return int(state.value) if state else 0


def bump_generation() -> None:
    """Call it in the transaction that changes the registry; on a server, others that do so wait."""
    state, _ = ArchiveState.objects.select_for_update().get_or_create(key="registry", defaults={"value": 0})
    state.value = max(int(state.value) + 1, int(time.time()))
    state.save(update_fields=["value"])
