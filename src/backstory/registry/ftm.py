"""FollowTheMoney entities (followthemoney.tech) as actors, and rows of the same fields without nesting.

1. `schema` says what an entity is; only those that can act become actors, the rest is counted.
2. Names: the first `name` is the main one; `alias`, `previousName`, `abbreviation` and `weakAlias` keep
   their kind. FollowTheMoney has no languages for names.
3. Designations come from Sanction entities, nested in the entity or in rows of their own, and from the
   entity's own `programId`: only what these name as authority or program. Topics go to the note.
4. Relations come from the entities that tie two others (ftm_links).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.ftm_links import LINKS, Links, sanction
from backstory.registry.problems import Problems
from backstory.values import Actor, ActorKind, Designation, Name, NameKind

KINDS: Mapping[str, ActorKind] = {
    "Person": "person",
    "Organization": "organisation",
    "LegalEntity": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
}
_NAMES: tuple[tuple[str, NameKind | None], ...] = (
    ("name", None),
    ("alias", None),
    ("previousName", "former"),
    ("abbreviation", "acronym"),
    ("weakAlias", "weak"),
)
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_NOTES = ("summary", "description", "notes", "position")
_GROUP_TOPIC = "crime.terror"


def is_entity(row: Mapping[str, Any]) -> bool:
    """Whether the row is FollowTheMoney's, nested or flat, and not our own with a key too many."""
    return "schema" in row and ("properties" in row or "kind" not in row)


def is_actor(row: Mapping[str, Any]) -> bool:
    """Whether the entity becomes an actor. Our own export marks groups and places with a `kind` beside."""
    return schema_of(row) in KINDS or ("properties" in row and row.get("kind") in ("group", "place"))


def schema_of(row: Mapping[str, Any]) -> str:
    schema = row.get("schema")
    return schema if isinstance(schema, str) else ""


def actor_from_entity(row: Mapping[str, Any], links: Links, where: str, problems: Problems) -> Actor:
    """The actor, or RegistryError; `links` holds what other rows say of it."""
    key = fields.read_id(row.get("id"), where)
    properties = row.get("properties")
    if not isinstance(properties, dict):
        raise RegistryError("the entity has no 'properties'", where=where)
    names = _names(properties, where, problems)
    caption = row.get("caption")
    first = next(names, Name(caption) if isinstance(caption, str) else None)
    if first is None:
        raise RegistryError("the entity has no property 'name'", where=where)
    main = fields.read_main_name(first.text, where, problems)
    topics = sorted(texts(properties, "topics"))
    latitude, longitude = fields.read_coordinates(
        next(texts(properties, "latitude"), None), next(texts(properties, "longitude"), None), where, problems
    )
    designations = dict.fromkeys(_nested(properties, where, problems))
    designations.update(dict.fromkeys(links.designations.get(key, ())))
    return Actor(
        key,
        _kind(row, topics),
        main,
        fields.distinct(main, names)[: fields.MOST_NAMES],
        designations=tuple(designations) or tuple(_programs(properties)),
        relations=tuple(dict.fromkeys(links.relations.get(key, ()))),
        countries=fields.read_countries(
            [code for field in _COUNTRIES for code in texts(properties, field)], where, problems
        ),
        latitude=latitude,
        longitude=longitude,
        note=_note(properties, topics, where, problems),
    )


def _kind(row: Mapping[str, Any], topics: Iterable[str]) -> ActorKind:
    if row.get("kind") in ("group", "place"):
        return "group" if row["kind"] == "group" else "place"
    schema = schema_of(row)
    return "group" if schema == "Organization" and _GROUP_TOPIC in topics else KINDS[schema]


def _names(properties: Mapping[str, Any], where: str, problems: Problems) -> Iterator[Name]:
    for field, kind in _NAMES:
        for text in texts(properties, field):
            if name := fields.read_name(text, where, problems, kind=kind):
                yield name


def _nested(properties: Mapping[str, Any], where: str, problems: Problems) -> Iterator[Designation]:
    for entity in fields.as_list(properties.get("sanctions")):
        if isinstance(entity, dict) and isinstance(entity.get("properties"), dict):
            yield from sanction(entity["properties"], where, problems)


def _programs(properties: Mapping[str, Any]) -> Iterator[Designation]:
    """A program's identifier is all that is explicit of an entity whose Sanction is not in the file."""
    for program in texts(properties, "programId"):
        yield Designation(program)


def _note(properties: Mapping[str, Any], topics: list[str], where: str, problems: Problems) -> str:
    lines = [text for field in _NOTES for text in texts(properties, field)]
    if topics:
        lines.append("Topics: " + ", ".join(topics))
    return fields.read_note("\n".join(lines), where, problems)


def texts(properties: Mapping[str, Any], field: str) -> Iterator[str]:
    """The values of a property that are text; a nested entity stands for its id."""
    for value in fields.as_list(properties.get(field)):
        if isinstance(value, dict):
            value = value.get("id")
        if isinstance(value, str) and value.strip():
            yield value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield str(value)


class Skipped:
    """The entities that are neither actors nor ties between actors, counted by schema."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, schema: object) -> None:
        name = str(schema)[:50]
        if name in self._counts or len(self._counts) < 100:
            self._counts[name] += 1
        else:
            self._counts["other"] += 1

    def remark(self, name: str) -> Iterator[RegistryError]:
        if self._counts:
            counted = ", ".join(f"{count:,} {schema}" for schema, count in self._counts.most_common())
            known = ", ".join([*KINDS, "Sanction", *LINKS])
            yield RegistryError(f"left out by schema: {counted}; read are {known}", where=name, warning=True)
