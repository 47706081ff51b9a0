"""FollowTheMoney: which entities become actors, and what the entities around them say of these."""

from __future__ import annotations

import io
import json
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor, Designation, Name, Relation


def entity(key: str, schema: str, **properties: Any) -> dict[str, Any]:
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": key, "schema": schema, "caption": key, "properties": lists}


def outcomes(*rows: dict[str, Any]) -> list[Actor | RegistryError]:
    return list(read(io.BytesIO("\n".join(map(json.dumps, rows)).encode()), name="f.json"))


def the_actor(*rows: dict[str, Any]) -> Actor:
    return next(found for found in outcomes(*rows) if isinstance(found, Actor))


def test_it_keeps_the_kinds_of_names() -> None:
    actor = the_actor(
        entity(
            "q1",
            "Organization",
            name=["Alpha Brigade", "Alpha Unit"],
            alias="Alfa",
            weakAlias="The Unit",
            previousName="Old Alpha",
            abbreviation="AB",
            country=["sy", "gb-sct"],
            notes="A note.",
            topics=["sanction"],
        )
    )
    assert actor.kind == "organisation"
    assert actor.name == "Alpha Brigade"
    assert actor.names == (
        Name("Alpha Unit"),
        Name("Alfa"),
        Name("Old Alpha", "", "former"),
        Name("AB", "", "acronym"),
        Name("The Unit", "", "weak"),
    )
    assert actor.countries == ("sy", "gb")
    assert actor.note == "A note.\nTopics: sanction"


def test_topics_alone_make_no_designation() -> None:
    assert not the_actor(entity("p", "Person", name="Ann Lee", topics=["sanction", "poi"])).designations


def test_an_organisation_marked_as_armed_is_a_group() -> None:
    assert the_actor(entity("o", "Organization", name="Alpha", topics="crime.terror")).kind == "group"


def test_it_reads_a_sanction_in_a_row_of_its_own_before_or_after() -> None:
    person = entity("p", "Person", name="Ann Lee")
    sanction = entity(
        "s",
        "Sanction",
        entity="p",
        authority="Council of Somewhere",
        program="Regulation 5",
        startDate="2022-02-23T00:00:00",
        endDate="2024",
        authorityId="X-1",
    )
    wanted = (Designation("Council of Somewhere", "Regulation 5", "2022-02-23", "2024", "X-1"),)
    assert the_actor(person, sanction).designations == wanted
    assert the_actor(sanction, person).designations == wanted


def test_it_reads_a_nested_sanction() -> None:
    nested = entity("s", "Sanction", authority="Council", listingDate="2022-02-23")
    person = entity("p", "Person", name="Ann Lee", sanctions=[nested])
    assert the_actor(person).designations == (Designation("Council", since="2022-02-23"),)


def test_it_invents_no_authority() -> None:
    sanction = entity("s", "Sanction", entity="p", startDate="2022")
    assert not the_actor(entity("p", "Person", name="Ann Lee"), sanction).designations
    assert the_actor(entity("p", "Person", name="Ann Lee", programId="EU-TERR")).designations == (
        Designation("EU-TERR"),
    )


def test_it_reads_ties_between_entities() -> None:
    rows = (
        entity("p", "Person", name="Ann Lee"),
        entity("o", "Company", name="Alpha Ltd"),
        entity("m", "Membership", member="p", organization="o", role="treasurer", startDate="2019"),
        entity("w", "Ownership", owner="p", asset="o", sourceUrl="https://example.org/1"),
    )
    assert the_actor(*rows).relations == (
        Relation("treasurer", "o", since="2019"),
        Relation("owner of", "o", source="https://example.org/1"),
    )


def test_it_counts_what_cannot_act() -> None:
    *_, remark = outcomes(
        entity("p", "Person", name="Ann Lee"),
        *(entity(f"v{number}", "Vessel", name=f"Ship {number}") for number in range(3)),
        entity("a", "Airplane", name="Plane"),
    )
    assert isinstance(remark, RegistryError)
    assert remark.warning
    assert "3 Vessel, 1 Airplane" in remark.message


def test_an_entity_spread_over_rows_is_one_without_a_warning() -> None:
    (actor,) = outcomes(
        entity("p", "Person", name="Ann Lee"), entity("p", "Person", name="Ann Lee", alias="Anne Leigh")
    )
    assert isinstance(actor, Actor)
    assert actor.names == (Name("Anne Leigh"),)


def test_it_names_the_row_without_a_name() -> None:
    row = {"id": "p", "schema": "Person", "properties": {"birthDate": ["1970"]}}
    (error,) = outcomes(row)
    assert str(error) == "f.json:1: the entity has no property 'name'"


def test_it_reads_an_array() -> None:
    rows = [entity("p", "Person", name="Ann Lee"), entity("q", "PublicBody", name="Ministry of Tea")]
    found = list(read(io.BytesIO(json.dumps(rows, indent=1).encode())))
    assert [actor.kind for actor in found if isinstance(actor, Actor)] == ["person", "organisation"]
