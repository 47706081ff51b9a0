"""Rows with FollowTheMoney's field names but without nesting, as crawlers of official lists write them.

    {"schema": "Person", "name": "ABDOLLAHI Hamed", "alias": "Mustafa Abdullahi; ...",
     "programKey": "EU-TERR", "startDate": "6.10.2001",
     "celex": "32001R2580", "annex": "II.A", "recordId": "1"}

1. Names are cut at semicolons, outside of brackets and quotation marks, and read as lists print them.
2. The id is the row's own, or made of the act, the annex and the number in it, or of the name.
3. The authority is what the row names; a CELEX number is the European Union's own reference to its acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.ftm import KINDS, schema_of
from backstory.registry.listed_names import listed_names
from backstory.registry.problems import LEFT_OUT, Problems
from backstory.text.dates import parse_date
from backstory.text.fold import fold
from backstory.values import Actor, ActorKind, Designation, Name, NameKind

_NAMES: tuple[tuple[str, NameKind], ...] = (
    ("name", "alias"),
    ("alias", "alias"),
    ("previousName", "former"),
    ("abbreviation", "acronym"),
    ("weakAlias", "weak"),
)
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")
_NOTES = ("position", "reason", "notes", "summary")
_TOPICS = "topics"
_PARTS = re.compile(r"\"[^\"]*\"|\([^()]*\)|[^;\"(]+|[\"(]|(;)")
_CELEX = re.compile(r"3\d{4}[A-Z]{1,2}\d{4}")


def is_flat(row: Mapping[str, Any]) -> bool:
    return "schema" in row and "properties" not in row


def flat_id(row: Mapping[str, Any]) -> str:
    """The row's id, or one made of what stays the same when the list is issued again."""
    if given := row.get("id"):
        return fields.read_id(given, "")
    known = [str(row[key]).strip() for key in ("celex", "annex", "recordId") if row.get(key)]
    if "recordId" not in row or not known:
        known.append(str(row.get("name", "")))
    slug = "-".join(fold(part).replace(" ", "-") for part in known)
    return slug[: fields.LONGEST_ID].strip("-")


def actor_from_flat(row: Mapping[str, Any], where: str, problems: Problems) -> Actor:
    kind = KINDS[schema_of(row)]
    names = list(_names(row, kind, where, problems))
    if not names:
        raise RegistryError("the field 'name' is missing or holds no name", where=where)
    key = flat_id(row)
    if not key:
        raise RegistryError("the row has neither an id nor anything to make one of", where=where)
    return Actor(
        key,
        kind,
        names[0].text,
        fields.distinct(names[0].text, names[1:])[: fields.MOST_NAMES],
        designations=tuple(_designations(row, where, problems)),
        countries=fields.read_countries(
            [part for key in _COUNTRIES for part in _split(row.get(key))], where, problems
        ),
        note=fields.read_note("\n".join(_lines(row)), where, problems),
    )


def _names(row: Mapping[str, Any], kind: ActorKind, where: str, problems: Problems) -> Iterator[Name]:
    for key, name_kind in _NAMES:
        parts = [str(row[key])] if key == "name" and row.get(key) else _split(row.get(key))
        for part in parts:
            for name in listed_names(part, kind=name_kind, person=kind == "person"):
                kept = fields.read_name(
                    name.text, where, problems, kind=None if name.kind == "alias" else name.kind
                )
                if kept is not None:
                    yield kept


def _designations(row: Mapping[str, Any], where: str, problems: Problems) -> Iterator[Designation]:
    celex = str(row.get("celex") or "")
    program = str(row.get("program") or row.get("programId") or row.get("programKey") or "")
    authority = str(row.get("authority") or ("European Union" if _CELEX.fullmatch(celex) else program))
    if not authority:
        return
    began = str(row.get("startDate") or row.get("listingDate") or "")
    day = parse_date(began, language="en", day_first=True)
    since = day.isoformat() if day else began if re.fullmatch(r"\d{4}(-\d\d)?", began) else ""
    if began and not since:
        problems.warn(where, f"{fields.shown(began)} is no date", LEFT_OUT, field="startDate")
    yield Designation(authority, program if program != authority else "", since, "", _reference(row))


def _reference(row: Mapping[str, Any]) -> str:
    celex, annex = str(row.get("celex") or ""), str(row.get("annex") or "")
    return f"{celex} annex {annex}" if celex and annex else celex or str(row.get("recordId") or "")


def _lines(row: Mapping[str, Any]) -> Iterator[str]:
    for key in _NOTES:
        if text := str(row.get(key) or "").strip():
            yield text
    if topics := _split(row.get(_TOPICS)):
        yield "Topics: " + ", ".join(topics)


def _split(value: object) -> list[str]:
    """The parts between semicolons that stand neither in brackets nor in quotation marks."""
    if isinstance(value, list):
        return [part for entry in value for part in _split(entry)]
    if not isinstance(value, str):
        return []
    parts, current = [], ""
    for match in _PARTS.finditer(value):
        if match[1]:
            parts.append(current)
            current = ""
        else:
            current += match[0]
    return [part for part in map(str.strip, [*parts, current]) if part]
