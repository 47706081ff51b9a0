"""Actors into files: our own JSON Lines, which lose nothing, and FollowTheMoney's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from backstory.errors import RegistryError
from backstory.registry.registry_rows import row_from_actor
from backstory.values import Actor, NameKind

_SCHEMATA = {"person": "Person", "organisation": "Organization", "group": "Organization", "place": "Address"}
_PROPERTIES: dict[NameKind, str] = {
    "main": "name",
    "alias": "alias",
    "acronym": "abbreviation",
    "former": "previousName",
    "misspelling": "weakAlias",
    "weak": "weakAlias",
}


def write_jsonl(actors: Iterable[Actor], stream: BinaryIO) -> int:
    """Write a line an actor, which `read` gives back as it was; the number of actors is returned."""
    count = 0
    for actor in actors:
        stream.write(_line(row_from_actor(actor), actor))
        count += 1
    return count


def write_ftm(actors: Iterable[Actor], stream: BinaryIO) -> int:
    """Write FollowTheMoney entities, a line each; the number of actors is returned.

    An actor gives one entity, and one more for each designation (Sanction) and relation (UnknownLink).
    Lost are the languages of names, the difference between weak and misspelled ones, and the population.
    A group is an Organization and a place an Address; a `kind` beside the properties keeps them apart.
    """
    count = 0
    for actor in actors:
        for entity in _entities(actor):
            stream.write(_line(entity, actor))
        count += 1
    return count


def _line(row: dict[str, Any], actor: Actor) -> bytes:
    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError as error:
        raise RegistryError(f"the actor {actor.id!r} cannot be written: {error}") from error


def _entities(actor: Actor) -> Iterator[dict[str, Any]]:
    properties: dict[str, list[str]] = {"name": [actor.name]}
    for name in actor.names:
        values = properties.setdefault(_PROPERTIES[name.kind], [])
        if name.text not in values:
            values.append(name.text)
    if actor.countries:
        properties["country"] = list(actor.countries)
    if actor.note:
        properties["notes"] = [actor.note]
    if actor.latitude is not None and actor.longitude is not None:
        properties["latitude"], properties["longitude"] = [repr(actor.latitude)], [repr(actor.longitude)]
    entity: dict[str, Any] = {"id": actor.id, "schema": _SCHEMATA[actor.kind], "caption": actor.name}
    if actor.kind in ("group", "place"):
        entity["kind"] = actor.kind
    yield {**entity, "properties": properties}
    for number, designation in enumerate(actor.designations, 1):
        yield _entity(
            f"{actor.id}-designation-{number}",
            "Sanction",
            entity=actor.id,
            authority=designation.authority,
            program=designation.list,
            startDate=designation.since,
            endDate=designation.until,
            recordId=designation.reference,
        )
    for number, relation in enumerate(actor.relations, 1):
        yield _entity(
            f"{actor.id}-relation-{number}",
            "UnknownLink",
            subject=actor.id,
            object=relation.other,
            role=relation.kind,
            startDate=relation.since,
            endDate=relation.until,
            sourceUrl=relation.source,
        )


def _entity(key: str, schema: str, **values: str) -> dict[str, Any]:
    return {
        "id": key,
        "schema": schema,
        "properties": {name: [value] for name, value in values.items() if value},
    }
