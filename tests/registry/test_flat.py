"""Rows of FollowTheMoney's fields without nesting, as crawlers of official lists write them."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor, Designation, Name


def outcomes(*rows: dict[str, Any]) -> list[Actor | RegistryError]:
    return list(read(io.BytesIO("\n".join(map(json.dumps, rows)).encode()), name="f.jsonl"))


def the_actor(**fields: Any) -> Actor:
    (actor,) = outcomes({"schema": "Person", **fields})
    assert isinstance(actor, Actor)
    return actor


def test_it_cuts_aliases_outside_of_brackets_and_quotation_marks() -> None:
    actor = the_actor(
        name="DOE Jon Maria",
        alias='Jon Doe; "Jonny Doe (Passport number: A1; DOB: 1948)"; Джон ДОУ / Jean Doe; Jon (جون)',
        weakAlias="J.D.",
        previousName="Jon Roe",
    )
    assert actor.name == "Doe Jon Maria"
    assert actor.names == (
        Name("Jon Doe"),
        Name("Jonny Doe"),
        Name("Джон Доу"),
        Name("Jean Doe"),
        Name("Jon"),
        Name("جون"),
        Name("Jon Roe", "", "former"),
        Name("J.D.", "", "weak"),
    )


def test_a_celex_number_is_the_european_unions() -> None:
    actor = the_actor(
        name="Jon Doe",
        celex="32001R2580",
        annex="II.A",
        recordId="7",
        programKey="EU-TERR",
        startDate="6.10.2001",
    )
    assert actor.designations == (
        Designation("European Union", "EU-TERR", "2001-10-06", reference="32001R2580 annex II.A"),
    )
    assert actor.id == "32001r2580-ii-a-7"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Iranian and US", ("ir", "us")),
        ("(a) Algerian, (b) German", ("dz", "de")),
        ("Trinidad and Tobago", ("tt",)),
        ("Russian/Ukrainian", ("ru", "ua")),
    ],
)
def test_it_reads_nationalities_in_words(text: str, codes: tuple[str, ...]) -> None:
    assert the_actor(name="Jon Doe", nationality=text).countries == codes


def test_the_same_row_gives_the_same_id_whatever_else_changes() -> None:
    assert the_actor(name="Jon Doe").id == the_actor(name="Jon  Doe", alias="x y").id


@pytest.mark.corpora
def test_it_reads_the_european_unions_list(corpora: Path) -> None:
    found = list(read(corpora / "names" / "eu_sanctions.jsonl.gz"))
    actors = [actor for actor in found if isinstance(actor, Actor)]
    failed = [error for error in found if isinstance(error, RegistryError) and not error.warning]
    assert not failed
    assert 3_600 <= len(actors) <= 3_623
    assert len({actor.id for actor in actors}) == len(actors)
    assert Counter(actor.kind for actor in actors)["person"] >= 2_200
    assert all(actor.designations[0].authority == "European Union" for actor in actors)
    assert sum(any("а" <= char <= "я" for n in actor.names for char in n.text) for actor in actors) > 1_500
