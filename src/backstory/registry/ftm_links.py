"""What FollowTheMoney says in entities of their own: that an actor is sanctioned, or tied to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from backstory.registry import fields
from backstory.registry.problems import Problems
from backstory.registry.registry_rows import read_relation
from backstory.values import Designation, Relation


class Tie(NamedTuple):
    """The properties that hold the two ends of a tie, the one that says which, and words if it does not."""

    source: str
    target: str
    role: str
    words: str


LINKS: Mapping[str, Tie] = {
    "UnknownLink": Tie("subject", "object", "role", "linked to"),
    "Membership": Tie("member", "organization", "role", "member of"),
    "Directorship": Tie("director", "organization", "role", "director of"),
    "Employment": Tie("employee", "employer", "role", "employed by"),
    "Ownership": Tie("owner", "asset", "role", "owner of"),
    "Representation": Tie("agent", "client", "role", "representative of"),
    "Succession": Tie("predecessor", "successor", "role", "succeeded by"),
    "Family": Tie("person", "relative", "relationship", "relative of"),
    "Associate": Tie("person", "associate", "relationship", "associate of"),
}


@dataclass(slots=True)
class Links:
    """By the id of the actor they are about."""

    designations: dict[str, list[Designation]] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)

    def add(self, row: Mapping[str, Any], where: str, problems: Problems) -> bool:
        """Take in a Sanction or a tie; False for any other entity."""
        schema, properties = row.get("schema"), row.get("properties")
        if not isinstance(properties, dict) or not isinstance(schema, str):
            return False
        if schema == "Sanction":
            found = list(sanction(properties, where, problems))
            for actor in _texts(properties, "entity"):
                self.designations.setdefault(actor, []).extend(found)
            return True
        if tie := LINKS.get(schema):
            self._tie(tie, properties, where, problems)
            return True
        return False

    def _tie(self, tie: Tie, properties: Mapping[str, Any], where: str, problems: Problems) -> None:
        given = {
            "kind": _first(properties, tie.role)[: fields.LONGEST_RELATION] or tie.words,
            "since": _first(properties, "startDate", "date"),
            "until": _first(properties, "endDate"),
            "source": _first(properties, "sourceUrl", "publisherUrl"),
        }
        problems = problems.within("relation")
        for own in _texts(properties, tie.source):
            for other in _texts(properties, tie.target):
                if relation := read_relation({**given, "other": other}, own, where, problems):
                    self.relations.setdefault(own, []).append(relation)


def sanction(properties: Mapping[str, Any], where: str, problems: Problems) -> Iterator[Designation]:
    """The designation that a Sanction names; none where it has neither an authority nor a program."""
    program = _first(properties, "program", "programId")
    named = _first(properties, "authority")
    if authority := named or program:
        yield Designation(
            fields.read_text(authority, "authority", where, problems),
            fields.read_text(program, "program", where, problems) if named else "",
            fields.read_date(_first(properties, "listingDate", "startDate"), "startDate", where, problems),
            fields.read_date(_first(properties, "endDate"), "endDate", where, problems),
            fields.read_text(
                _first(properties, "unscId", "authorityId", "recordId"), "recordId", where, problems
            ),
        )


def _texts(properties: Mapping[str, Any], name: str) -> Iterator[str]:
    for value in fields.as_list(properties.get(name)):
        value = value.get("id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _first(properties: Mapping[str, Any], *names: str) -> str:
    return next((text for name in names for text in _texts(properties, name)), "")
