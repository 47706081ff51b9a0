"""What is written comes back: our own format whole, FollowTheMoney's as far as it goes."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backstory.errors import RegistryError
from backstory.registry import check, read, write_ftm, write_jsonl
from backstory.registry.cleaning import clean, clean_note, why_no_name
from backstory.values import ACTOR_KINDS, NAME_KINDS, Actor, Designation, Name, Relation

TEXTS = st.text(max_size=40).map(clean)
NAMES = TEXTS.filter(lambda text: not why_no_name(text))
IDS = st.text("abcxyzАب-_. /0123456789", min_size=1, max_size=20).map(clean).filter(bool)
DATES = st.sampled_from(["", "2001", "2001-10", "2001-10-06"])
DESIGNATIONS = st.builds(Designation, TEXTS.filter(bool), TEXTS, DATES, DATES, TEXTS)
RELATIONS = st.builds(Relation, TEXTS.filter(bool), IDS, DATES, DATES, TEXTS)
LANGUAGES = st.sampled_from(["", "en", "ru", "sr-Latn", "ar"])
COORDINATES = st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    name = draw(NAMES)
    names = {
        (text, language): Name(text, language, kind)
        for text, language, kind in draw(
            st.lists(st.tuples(NAMES, LANGUAGES, st.sampled_from(NAME_KINDS)), max_size=5)
        )
        if text != name
    }
    key = draw(IDS)
    relations = [tie for tie in draw(st.lists(RELATIONS, max_size=3)) if tie.other != key]
    latitude, longitude = draw(COORDINATES) or (None, None)
    return Actor(
        key,
        draw(st.sampled_from(ACTOR_KINDS)),
        name,
        tuple(names.values()),
        tuple(dict.fromkeys(draw(st.lists(DESIGNATIONS, max_size=3)))),
        tuple(dict.fromkeys(relations)),
        tuple(draw(st.lists(st.sampled_from(["sy", "ru", "xk", "gb"]), unique=True))),
        latitude,
        longitude,
        draw(st.none() | st.integers(0, 10**10)),
        clean_note(draw(st.text(max_size=60))),
    )


def read_back(content: bytes) -> list[Actor]:
    return [found for found in read(io.BytesIO(content)) if isinstance(found, Actor)]


@settings(max_examples=200, deadline=None)
@given(st.lists(actors(), max_size=5, unique_by=lambda actor: actor.id))
def test_what_is_written_comes_back_as_it_was(written: list[Actor]) -> None:
    stream = io.BytesIO()
    assert write_jsonl(written, stream) == len(written)
    assert read_back(stream.getvalue()) == written


@settings(max_examples=100, deadline=None)
@given(actors())
def test_follow_the_money_keeps_who_it_is(actor: Actor) -> None:
    stream = io.BytesIO()
    assert write_ftm([actor], stream) == 1
    (back,) = read_back(stream.getvalue())
    assert (back.id, back.kind, back.name) == (actor.id, actor.kind, actor.name)
    texts = {name.text for name in actor.names}
    assert {name.text for name in back.names} == texts
    assert back.designations == actor.designations
    assert back.relations == actor.relations
    assert back.countries == actor.countries
    assert (back.latitude, back.longitude) == (actor.latitude, actor.longitude)


@settings(max_examples=100, deadline=None)
@given(actors())
def test_nothing_is_wrong_with_what_comes_back(actor: Actor) -> None:
    faults = [fault for fault in check(actor) if "stands in every text" not in fault]
    assert not [fault for fault in faults if "no letter" not in fault and "single letter" not in fault]


def test_ftm_rows_are_valid_entities() -> None:
    stream = io.BytesIO()
    actor = Actor(
        "a",
        "person",
        "Ann Lee",
        (Name("Anne", "fr", "weak"),),
        (Designation("Council", since="2020"),),
        (Relation("leader of", "b"),),
    )
    write_ftm([actor], stream)
    rows = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [row["schema"] for row in rows] == ["Person", "Sanction", "UnknownLink"]
    assert all(
        isinstance(value, list) and all(isinstance(entry, str) for entry in value)
        for row in rows
        for value in row["properties"].values()
    )
    assert rows[1]["properties"]["entity"] == ["a"]


def test_it_says_which_actor_cannot_be_written() -> None:
    broken = Actor("a", "group", "half \ud800 a character")
    with pytest.raises(RegistryError, match="'a' cannot be written"):
        write_jsonl([broken], io.BytesIO())


def test_check_finds_what_a_file_would_not_give_back() -> None:
    actor = Actor("a", "group", "Alpha Brigade")
    assert check(actor) == []
    faulty = {
        "id": replace(actor, id=" "),
        "kind": replace(actor, kind=cast("str", "militia")),  # type: ignore[arg-type]
        "name": replace(actor, name=""),
        "stands 2 times": replace(actor, names=(Name("Alpha Brigade"),)),
        "to itself": replace(actor, relations=(Relation("part of", "a"),)),
        "country": replace(actor, countries=("zz",)),
        "countries": replace(actor, countries=("SY",)),
        "no date": replace(actor, designations=(Designation("UN", since="May"),)),
        "no place on earth": replace(actor, latitude=95.0, longitude=0.0),
        "population": replace(actor, population=-1),
        "marks": replace(actor, names=(Name("Al\u202efa"),)),
    }
    for told, wrong in faulty.items():
        assert any(told in problem for problem in check(wrong)), told


@pytest.mark.parametrize(
    ("faulty", "problem"),
    [
        (
            {"relations": (Relation("part of", "b", "2014", "2013"),)},
            "until: '2013' is before 2014, when it began",
        ),
        ({"relations": (Relation("part of", "a"),)}, "'part of' ties the actor to itself"),
        ({"relations": (Relation("", "b"),)}, "kind: it does not say what ties the actor to 'b'"),
        ({"designations": (Designation("x" * 1001),)}, "authority: longer than 1,000 characters"),
        ({"names": (Name("?"),)}, "the further name '?' has no letter"),
        ({"names": (Name("Alfa", "Arabic"),)}, "'Arabic' is no language code such as 'ar'"),
        ({"population": -1}, "population: '-1' is no number of people"),
    ],
)
def test_check_says_what_is_wrong_and_nothing_of_rows(faulty: dict[str, Any], problem: str) -> None:
    """An actor that an editor makes stands in no list of a file, and nothing of it is left out."""
    assert check(replace(Actor("a", "group", "Alpha Brigade"), **faulty)) == [problem]
