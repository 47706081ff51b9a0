"""A row of our own format, as a mapping, and the actor that it stands for, both ways.

    {"id", "kind", "name", "names": ["..." or {"name", "lang", "kind"}],
     "designations": ["authority" or {"authority", "list", "since", "until", "reference"}],
     "relations": [{"kind", "other", "since", "until", "source"}],
     "countries": ["sy"], "latitude", "longitude", "population", "note"}

Only id, kind and name must be given. docs/registry.md describes each field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.cleaning import why_weak
from backstory.registry.problems import LEFT_OUT, Problems
from backstory.values import Actor, Designation, Name, Relation

ACTOR_KEYS = (
    *("id", "kind", "name", "names", "designations", "relations"),
    *("countries", "latitude", "longitude", "population", "note"),
)
NAME_KEYS = ("name", "lang", "kind")
DESIGNATION_KEYS = ("authority", "list", "since", "until", "reference")
RELATION_KEYS = ("kind", "other", "since", "until", "source")
_KNOWN, _KNOWN_IN_NAME = frozenset(ACTOR_KEYS), frozenset(NAME_KEYS)


def actor_from_row(row: Mapping[str, Any], where: str, problems: Problems) -> Actor:
    """The actor, or RegistryError; what is wrong in lesser fields goes to `problems`."""
    key = fields.read_id(row.get("id"), where)
    kind = fields.read_kind(row.get("kind"), where)
    main = fields.read_main_name(row.get("name"), where, problems)
    if not row.keys() <= _KNOWN:
        problems.unknown_keys(row.keys() - _KNOWN, ACTOR_KEYS, where)
    names = fields.distinct(main, _names(row.get("names"), where, problems))
    if len(names) > fields.MOST_NAMES:
        most = f"{fields.MOST_NAMES:,}"
        problems.warn(
            where,
            f"{len(names):,} are too many, at most {most} fit",
            f"; the first {most} are kept",
            field="names",
        )
        names = names[: fields.MOST_NAMES]
    if len(row) <= 4 and row.keys() <= {"id", "kind", "name", "names"}:
        return Actor(key, kind, main, names)
    latitude, longitude = fields.read_coordinates(row.get("latitude"), row.get("longitude"), where, problems)
    return Actor(
        key,
        kind,
        main,
        names,
        designations=tuple(dict.fromkeys(_designations(row.get("designations"), where, problems))),
        relations=tuple(dict.fromkeys(_relations(row.get("relations"), key, where, problems))),
        countries=fields.read_countries(row.get("countries"), where, problems),
        latitude=latitude,
        longitude=longitude,
        population=fields.read_population(row.get("population"), where, problems),
        note=fields.read_note(row.get("note"), where, problems),
    )


def _names(value: object, where: str, problems: Problems) -> Iterator[Name]:
    if value is None:
        return
    if not isinstance(value, list):
        problems.warn(where, f"{fields.shown(value)} is no list", LEFT_OUT, field="names")
        return
    for number, entry in enumerate(value):
        name: Name | None = None
        if isinstance(entry, str):
            name = fields.read_name(entry, where, problems)
        elif isinstance(entry, dict) and isinstance(entry.get("name"), str):
            if not entry.keys() <= _KNOWN_IN_NAME:
                problems.unknown_keys(entry.keys() - _KNOWN_IN_NAME, NAME_KEYS, where)
            name = fields.read_name(
                entry["name"],
                where,
                problems,
                language=fields.read_language(entry.get("lang"), where, problems),
                kind=fields.read_name_kind(entry.get("kind"), where, problems),
            )
        else:
            cause = f"{fields.shown(entry)} is neither text nor an object with a 'name'"
            problems.within(f"names[{number}]").warn(where, cause, LEFT_OUT)
        if name is not None:
            yield name


def _designations(value: object, where: str, problems: Problems) -> Iterator[Designation]:
    for number, entry in enumerate(fields.as_list(value)):
        inner = problems.within(f"designations[{number}]")
        given = {"authority": entry} if isinstance(entry, str) else entry
        if not isinstance(given, dict) or not isinstance(given.get("authority"), str):
            inner.warn(where, f"{fields.shown(entry)} names no authority", LEFT_OUT)
            continue
        inner.unknown_keys(given.keys() - set(DESIGNATION_KEYS), DESIGNATION_KEYS, where)
        authority, listed, reference = (
            fields.read_text(given.get(key), key, where, inner) for key in ("authority", "list", "reference")
        )
        since, until = fields.read_span(given, where, inner)
        if authority:
            yield Designation(authority, listed, since, until, reference)
        else:
            inner.warn(where, "it names no authority", LEFT_OUT)


def _relations(value: object, own: str, where: str, problems: Problems) -> Iterator[Relation]:
    for number, entry in enumerate(fields.as_list(value)):
        inner = problems.within(f"relations[{number}]")
        if not isinstance(entry, dict):
            inner.warn(where, f"{fields.shown(entry)} is no object", LEFT_OUT)
            continue
        inner.unknown_keys(entry.keys() - set(RELATION_KEYS), RELATION_KEYS, where)
        relation = read_relation(entry, own, where, inner)
        if relation is not None:
            yield relation


def read_relation(given: Mapping[str, Any], own: str, where: str, problems: Problems) -> Relation | None:
    """The relation of actor `own` that `given` describes, or None with a remark."""
    try:
        other = fields.read_id(given.get("other"), where)
    except RegistryError:
        problems.warn(where, f"{fields.shown(given.get('other'))} is no id", LEFT_OUT, field="other")
        return None
    kind = fields.read_text(given.get("kind"), "kind", where, problems, longest=fields.LONGEST_RELATION)
    if not kind:
        cause = f"it does not say what ties the actor to {other!r}"
        problems.warn(where, cause, ", and the tie is left out", field="kind")
        return None
    if other == own:
        problems.warn(where, f"{kind!r} ties the actor to itself", LEFT_OUT)
        return None
    since, until = fields.read_span(given, where, problems)
    return Relation(
        kind, other, since, until, fields.read_text(given.get("source"), "source", where, problems)
    )


def row_from_actor(actor: Actor) -> dict[str, Any]:
    """The row that gives the same actor when read; empty fields are left out."""
    row: dict[str, Any] = {"id": actor.id, "kind": actor.kind, "name": actor.name}
    if actor.names:
        row["names"] = [_name_entry(name) for name in actor.names]
    for field, keys in (("designations", DESIGNATION_KEYS), ("relations", RELATION_KEYS)):
        if entries := getattr(actor, field):
            row[field] = [
                {key: getattr(entry, key) for key in keys if getattr(entry, key)} for entry in entries
            ]
    if actor.countries:
        row["countries"] = list(actor.countries)
    for field in ("latitude", "longitude", "population"):
        if (number := getattr(actor, field)) is not None:
            row[field] = number
    if actor.note:
        row["note"] = actor.note
    return row


def _name_entry(name: Name) -> str | dict[str, str]:
    if name.kind == "alias" and not name.language and not why_weak(name.text):
        return name.text
    entry = {"name": name.text, "lang": name.language, "kind": name.kind}
    return {key: value for key, value in entry.items() if value}
