"""The registry in the archive: values.Actor in, values.Actor out.

Steps of an import: compare each actor with what is there; write new actors and names in bulk; update
what differs; remove names that this same source gave earlier and gives no more. Names that an editor or
another source gave stay, and so does what an editor decided (decided.py). Importing the same file again
changes nothing. An actor that was merged into another lends that one its names and is not seen itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from backstory import values
from backstory.errors import RegistryError

from . import decided
from .actor_values import PLAIN, actor_values
from .bulk import insert, rows_with
from .generations import bump_generation
from .models import Actor, ActorName, Designation, Link, Relation, Unindexed
from .transactions import writing

_BATCH = 1000
_Given = dict[tuple[str, str], tuple[int, str]]
"""Text and language of a name -> its row, and its kind."""
_LONGEST_SOURCE = 200
"""Characters of a source's name that are kept; a file's name may be longer."""


@dataclass(slots=True)
class Imported:
    """What an import did: counts, the keys of actors that are new or changed, and the rows it refused."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    changed: list[str] = field(default_factory=list)
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
    changed = [actor.key for actor in new]
    pks = [actor.pk for actor in there.values()]
    known, given = actor_values(pks), _names_given(pks, source)
    for key, actor in there.items():
        if _update(actor, known[actor.pk], given.get(actor.pk, {}), rows[key], source):
            done.updated += 1
            changed.append(key)
        else:
            done.unchanged += 1
    if changed:
        done.changed += changed
        bump_generation(changed)


def _plain(row: values.Actor) -> dict[str, Any]:
    return {name: _stored(getattr(row, name)) for name in PLAIN}


def _stored(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _write_parts(pairs: Sequence[tuple[Actor, values.Actor]], source: str) -> None:
    names = (
        (actor.pk, name.text, name.language, name.kind, source) for actor, row in pairs for name in row.names
    )
    insert(ActorName, ("actor_id", "text", "language", "kind", "source"), names, once=True)
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


def _names_given(pks: Sequence[int], source: str) -> dict[int, _Given]:
    """The names of each of these actors that came from the source."""
    found: dict[int, _Given] = {}
    rows = ActorName.objects.filter(actor_id__in=pks, source=source).order_by("pk")
    for actor, pk, text, language, kind in rows.values_list("actor_id", "pk", "text", "language", "kind"):
        found.setdefault(actor, {})[text, language] = pk, kind
    return found


def _update(actor: Actor, old: values.Actor, given: _Given, row: values.Actor, source: str) -> bool:
    """Make the actor what the row says, but for what editors decided; False where it says so already."""
    row = _as_editors_left_it(actor, row)
    wanted = {(name.text, name.language): name for name in row.names}
    stale = [pk for key, (pk, _) in given.items() if key not in wanted]
    held = {(n.text, n.language) for n in old.names}
    kinds = {
        pk: wanted[key].kind
        for key, (pk, kind) in given.items()
        if key in wanted and kind != wanted[key].kind
    }
    same = (
        not stale
        and not kinds
        and wanted.keys() <= held
        and all(_stored(getattr(row, field)) == getattr(actor, field) for field in PLAIN)
        and set(row.designations) <= set(old.designations)
        and set(row.relations) <= set(old.relations)
    )
    if same:
        return False
    for name in PLAIN:
        setattr(actor, name, _stored(getattr(row, name)))
    actor.save()
    ActorName.objects.filter(pk__in=stale).delete()
    for pk, kind in kinds.items():
        ActorName.objects.filter(pk=pk).update(kind=kind)
    if row.designations:
        actor.designations.all().delete()
    if row.relations:
        actor.relations.all().delete()
    _write_parts([(actor, row)], source)
    return True


def _as_editors_left_it(actor: Actor, row: values.Actor) -> values.Actor:
    """The row without what an editor took away, and with what an editor set or added."""
    if not actor.decided:
        return row
    plain: dict[str, Any] = {name: getattr(actor, name) for name in PLAIN if decided.is_set(actor, name)}
    if "countries" in plain:
        plain["countries"] = tuple(plain["countries"])
    main = plain.get("name", row.name)
    gone = {part: decided.refused(actor, part) for part in ("names", "designations", "relations")}
    names = (values.Name(row.name), *row.names) if main != row.name else row.names
    designations = [d for d in row.designations if (d.authority, d.list) not in gone["designations"]]
    relations = [r for r in row.relations if (r.kind, r.other) not in gone["relations"]]
    if designations:
        designations += [values.Designation(*given) for given in decided.given(actor, "designations")]
    if relations:
        relations += [values.Relation(*given) for given in decided.given(actor, "relations")]
    return replace(
        row,
        **plain,
        names=tuple(n for n in names if n.text != main and (n.text, n.language) not in gone["names"]),
        designations=tuple(dict.fromkeys(designations)),
        relations=tuple(dict.fromkeys(relations)),
    )


def actors(keys: Iterable[str] | None = None, *, towns: bool = True) -> Iterator[values.Actor]:
    """Every actor of the registry, or those of these keys, in the order they came; bounded memory.

    `towns`: those of a gazetteer among them (`values.Actor.is_town`). One merged into another is not:
    the other has its names, designations and ties.
    """
    merges = dict(Actor.objects.exclude(merged_into=None).values_list("key", "merged_into__key"))
    rows = Actor.objects.filter(merged_into=None).order_by("pk")
    if keys is not None:
        rows = rows.filter(key__in={merges.get(key, key) for key in keys})
    if not towns:
        rows = rows.exclude(kind="place", population__gt=0, latitude__isnull=False)
    pks = rows.values_list("pk", flat=True).iterator(chunk_size=_BATCH)
    while batch := list(islice(pks, _BATCH)):
        found = actor_values(batch)
        yield from _with_merged(found, merges) if merges else found.values()


def _with_merged(found: Mapping[int, values.Actor], merges: Mapping[str, str]) -> Iterator[values.Actor]:
    merged: dict[int, list[int]] = {}
    rows = Actor.objects.filter(merged_into__in=found).order_by("pk")
    for into, pk in rows.values_list("merged_into_id", "pk"):
        merged.setdefault(into, []).append(pk)
    others = actor_values([pk for pks in merged.values() for pk in pks])
    for pk, actor in found.items():
        yield _joined(actor, [others[other] for other in merged.get(pk, ())], merges)


def _joined(actor: values.Actor, merged: Sequence[values.Actor], merges: Mapping[str, str]) -> values.Actor:
    names = dict.fromkeys(actor.names)
    designations = dict.fromkeys(actor.designations)
    relations = dict.fromkeys(actor.relations)
    for other in merged:
        names |= dict.fromkeys((values.Name(other.name), *other.names))
        designations |= dict.fromkeys(other.designations)
        relations |= dict.fromkeys(other.relations)
    tied = [replace(relation, other=merges.get(relation.other, relation.other)) for relation in relations]
    once = {(name.text, name.language): name for name in reversed(names) if name.text != actor.name}
    return replace(
        actor,
        names=tuple(reversed(once.values())),
        designations=tuple(designations),
        relations=tuple(relation for relation in dict.fromkeys(tied) if relation.other != actor.id),
        countries=tuple(dict.fromkeys(c for one in (actor, *merged) for c in one.countries)),
    )


def actor_ids(keys: Iterable[str] | None = None) -> dict[str, int]:
    """The database's id for each of the keys, or for all; a merged actor's key gives the one it was merged
    into."""
    into: dict[str, int] = {}
    for rows in [Actor.objects.all()] if keys is None else _rows_of(rows_with(Actor, "key", keys)):
        for key, pk, merged in rows.values_list("key", "pk", "merged_into"):
            into[key] = merged or pk
    return into


def _rows_of(pks: Sequence[int]) -> Iterator[QuerySet[Actor]]:
    for start in range(0, len(pks), _BATCH):
        yield Actor.objects.filter(pk__in=pks[start : start + _BATCH])


def with_owners(keys: Sequence[str]) -> list[str]:
    """The keys, and those of the actors that they were merged into."""
    into: dict[str, None] = dict.fromkeys(keys)
    for start in range(0, len(keys), _BATCH):
        merged = Actor.objects.filter(key__in=keys[start : start + _BATCH]).exclude(merged_into=None)
        into.update(dict.fromkeys(merged.values_list("merged_into__key", flat=True)))
    return list(into)


def tied_to(keys: Iterable[str]) -> list[str]:
    """The actors with a tie to one of these: where that one is merged or parted, the tie leads elsewhere."""
    holders = Relation.objects.filter(other_key__in=list(keys)).values_list("actor__key", flat=True)
    return with_owners(sorted(set(holders)))


def forget_actors(keys: Sequence[str]) -> set[int]:
    """Take actors out of the registry with their links and counts; returns the stories that had those.

    Actors that were merged into one of them stand for themselves again. Call it in a transaction.
    """
    gone = list(Actor.objects.filter(key__in=keys).values_list("pk", flat=True))
    stories = set(Link.objects.filter(actor__in=gone).values_list("story_id", flat=True))
    Actor.objects.filter(merged_into__in=gone).update(merged_into=None)
    Actor.objects.filter(pk__in=gone).delete()
    Unindexed.objects.bulk_create([Unindexed(story_id=story) for story in sorted(stories)], batch_size=5000)
    return stories
