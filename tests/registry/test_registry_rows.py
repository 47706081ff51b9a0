"""Our own format: what each field may hold, and what a row with a fault in it still gives."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor, Designation, Name, Relation

ROW: dict[str, Any] = {"id": "alpha", "kind": "group", "name": "Alpha Brigade"}


def outcomes(*rows: Any) -> list[Actor | RegistryError]:
    lines = (row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    return list(read(io.BytesIO(b"\n".join(lines)), name="r.jsonl"))


def the_actor(**fields: Any) -> Actor:
    (actor,) = [found for found in outcomes({**ROW, **fields}) if isinstance(found, Actor)]
    return actor


def the_remarks(**fields: Any) -> list[str]:
    return [str(found) for found in outcomes({**ROW, **fields}) if isinstance(found, RegistryError)]


def test_it_reads_every_field() -> None:
    actor = the_actor(
        names=["Alfa", {"name": "Альфа", "lang": "ru", "kind": "main"}],
        designations=[
            "European Union",
            {"authority": "UN", "list": "L", "since": "2001-10", "reference": "X.1"},
        ],
        relations=[{"kind": "part of", "other": "beta", "since": "2015", "source": "a book"}],
        countries=["SY", "Iraq"],
        latitude=33.5,
        longitude="36.3",
        population=12,
        note=" first line \n\n second ",
    )
    assert actor.names == (Name("Alfa"), Name("Альфа", "ru", "main"))
    assert actor.designations == (
        Designation("European Union"),
        Designation("UN", "L", since="2001-10", reference="X.1"),
    )
    assert actor.relations == (Relation("part of", "beta", since="2015", source="a book"),)
    assert actor.countries == ("sy", "iq")
    assert (actor.latitude, actor.longitude, actor.population) == (33.5, 36.3, 12)
    assert actor.note == "first line\nsecond"


def test_it_takes_a_number_for_an_id() -> None:
    assert the_actor(id=7).id == "7"


def test_it_reads_a_kind_in_any_case_and_in_american() -> None:
    assert the_actor(kind="Organization").kind == "organisation"


def test_it_does_not_repeat_the_main_name_among_the_names() -> None:
    assert the_actor(names=["Alpha Brigade", "Alfa", "Alfa"]).names == (Name("Alfa"),)


def test_it_keeps_one_spelling_in_several_languages() -> None:
    names = [{"name": "Alfa", "lang": "pl"}, {"name": "Alfa", "lang": "cs"}]
    assert [name.language for name in the_actor(names=names).names] == ["pl", "cs"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"kind": "group", "name": "A B"}, "'id' is missing"),
        ({"id": "x" * 201, "kind": "group", "name": "A B"}, "201 characters"),
        ({"id": "a\u0000b", "kind": "group", "name": "A B"}, "control characters"),
        ({"id": "a", "name": "A B"}, "'kind' is missing"),
        ({"id": "a", "kind": "militia", "name": "A B"}, "'militia' is not known; give one of group"),
        ({"id": "a", "kind": "group"}, "'name' is missing"),
        ({"id": "a", "kind": "group", "name": ["A B"]}, "give text"),
        ({"id": "a", "kind": "group", "name": "y" * 10_000}, "10,000 characters"),
        ({"id": "a", "kind": "group", "name": "—"}, "has no letter"),
        (b'{"id": "a", "kind": ', "not valid JSON"),
        (b'{"id": "a", "kind": "group", "name": "\xcf\xf0\xe8"}', "save the file as UTF-8"),
        ([1, 2], "no JSON object"),
    ],
)
def test_it_names_the_row_and_the_fault_and_reads_the_rest(row: Any, told: str) -> None:
    error, actor = outcomes(ROW, row, {**ROW, "id": "beta", "name": "Beta Front"})[1:]
    assert isinstance(error, RegistryError)
    assert error.where == "r.jsonl:2"
    assert told in error.message
    assert not error.warning
    assert isinstance(actor, Actor)
    assert actor.id == "beta"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"names": "Alfa"}, "names: 'Alfa' is no list"),
        ({"names": ["Alfa", 5]}, "names[1]"),
        ({"names": ["y" * 10_000]}, "10,000 characters"),
        ({"names": ["--"]}, "has no letter"),
        ({"names": [{"name": "Alfa", "kind": "nickname"}]}, "'nickname' is not known"),
        ({"names": [{"name": "Alfa", "lang": "Russian language"}]}, "no language code"),
        ({"names": [{"name": "Alfa", "language": "ru"}]}, "'language' is no field"),
        ({"designations": [{"list": "L"}]}, "designations[0]"),
        ({"designations": [{"authority": "UN", "since": "May 2001"}]}, "designations[0].since"),
        ({"designations": [{"authority": "UN", "since": "2001-13"}]}, "designations[0].since"),
        (
            {"designations": [{"authority": "UN", "since": "2021-05", "until": "2021-04-30"}]},
            "designations[0].until: '2021-04-30' is before 2021-05",
        ),
        ({"relations": [{"kind": "part of", "other": "beta", "since": "2021", "until": "2019"}]}, "before"),
        ({"relations": [{"kind": "part of", "other": "alpha"}]}, "to itself"),
        ({"relations": [{"other": "beta"}]}, "relations[0].kind"),
        ({"relations": ["beta"]}, "relations[0]"),
        ({"countries": ["Atlantis"]}, "'Atlantis' is no country"),
        ({"latitude": 91, "longitude": 0}, "no place on earth"),
        ({"latitude": 5}, "no place on earth"),
        ({"population": -3}, "population"),
        ({"note": 5}, "note"),
        ({"naems": ["x"]}, "did you mean 'names'?"),
    ],
)
def test_it_leaves_a_faulty_detail_out_and_keeps_the_actor(fields: dict[str, Any], told: str) -> None:
    assert the_actor(**fields).name == "Alpha Brigade"
    (remark,) = the_remarks(**fields)
    assert remark.startswith("r.jsonl:1: ")
    assert told in remark


def test_it_tells_an_unknown_key_once_a_file() -> None:
    rows = [{**ROW, "id": str(n), "name": f"Front {n}", "colour": "red"} for n in range(50)]
    remarks = [found for found in outcomes(*rows) if isinstance(found, RegistryError)]
    assert [remark.where for remark in remarks] == ["r.jsonl:1"]
    assert remarks[0].warning


@pytest.mark.parametrize("text", ["the", "Of", "и", "77", "x", "من"])
def test_it_takes_a_name_that_could_be_anything_as_weak(text: str) -> None:
    assert the_actor(names=[text]).names == (Name(text, "", "weak"),)
    assert the_remarks(names=[text])


def test_it_believes_whoever_gives_a_name_its_kind() -> None:
    names = [{"name": "IS", "kind": "acronym"}, {"name": "the", "kind": "alias"}]
    assert [name.kind for name in the_actor(names=names).names] == ["acronym", "alias"]
    assert not the_remarks(names=names)


def test_it_takes_control_and_direction_marks_out() -> None:
    assert the_actor(name="Al\u0000pha\u202e Bri\u200fgade").name == "Alpha Brigade"
    (remark,) = the_remarks(name="Alpha\u202e Brigade")
    assert remark.endswith("direction marks stand in the name 'Alpha Brigade' and were taken out")


def test_it_lets_relations_run_in_a_circle() -> None:
    rows = [
        {**ROW, "relations": [{"kind": "rival of", "other": "beta"}]},
        {**ROW, "id": "beta", "name": "Beta", "relations": [{"kind": "rival of", "other": "alpha"}]},
    ]
    assert all(isinstance(found, Actor) and found.relations for found in outcomes(*rows))


def test_two_actors_may_have_all_their_names_in_common() -> None:
    actors = [found for found in outcomes(ROW, {**ROW, "id": "beta"}) if isinstance(found, Actor)]
    assert [actor.id for actor in actors] == ["alpha", "beta"]
