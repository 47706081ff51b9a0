"""Rows of one id: one actor comes out, and a warning says which rows it is made of."""

from __future__ import annotations

import io
import json
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor, Name


def outcomes(*rows: dict[str, Any]) -> list[Actor | RegistryError]:
    return list(read(io.BytesIO("\n".join(map(json.dumps, rows)).encode()), name="r.jsonl"))


def test_it_unites_the_names_and_says_so() -> None:
    warning, actor = outcomes(
        {"id": "a", "kind": "group", "name": "Alpha", "countries": ["sy"]},
        {"id": "a", "kind": "group", "name": "Alfa", "names": ["Альфа"], "countries": ["iq"], "note": "n"},
    )
    assert isinstance(warning, RegistryError)
    assert isinstance(actor, Actor)
    assert warning.warning
    assert "rows 1, 2" in warning.message
    assert actor.name == "Alpha"
    assert actor.names == (Name("Alfa"), Name("Альфа"))
    assert actor.countries == ("sy", "iq")
    assert actor.note == "n"


def test_it_gives_each_id_once() -> None:
    rows = [{"id": str(number % 7), "kind": "group", "name": f"Name {number}"} for number in range(100)]
    actors = [found for found in outcomes(*rows) if isinstance(found, Actor)]
    assert sorted(actor.id for actor in actors) == [str(number) for number in range(7)]
    assert sum(len(actor.names) + 1 for actor in actors) == 100


def test_it_does_not_make_a_person_of_a_group() -> None:
    error, actor = outcomes(
        {"id": "a", "kind": "group", "name": "Alpha"}, {"id": "a", "kind": "person", "name": "Alf Alfson"}
    )
    assert isinstance(error, RegistryError)
    assert not error.warning
    assert error.where == "r.jsonl:2"
    assert isinstance(actor, Actor)
    assert actor.kind == "group"
    assert not actor.names


def test_a_broken_row_does_not_hold_the_good_one_back() -> None:
    error, actor = outcomes({"id": "a", "kind": "group", "name": "Alpha"}, {"id": "a", "kind": "group"})
    assert isinstance(error, RegistryError)
    assert isinstance(actor, Actor)
