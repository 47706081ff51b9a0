"""The big towns whose names are lent: what their file holds, and which of them a registry is given."""

from __future__ import annotations

import gzip
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from backstory.registry import knowledge, pack
from backstory.registry.packs.towns import FILE, LEAST_PEOPLE, towns
from backstory.values import Actor


@cache
def lines() -> list[list[str]]:
    content = files("backstory.registry").joinpath("packs", FILE).read_bytes()
    return [line.split("\t") for line in gzip.decompress(content).decode().split("\n")]


def place(name: str) -> Actor:
    return Actor("a", "place", name)


def names_of(name: str) -> set[str]:
    return {text.text for town in towns([place(name)]) for text in town.names}


def test_every_line_is_a_big_town_with_names_and_the_most_populous_come_first() -> None:
    assert {len(line) for line in lines()} == {5}
    people = [int(line[2]) for line in lines()]
    assert people == sorted(people, reverse=True) and people[-1] >= LEAST_PEOPLE
    assert [line for line in lines() if not line[3] or not line[4]] == []
    assert [number for number, times in Counter(line[0] for line in lines()).items() if times > 1] == []


def test_capitals_are_left_to_the_pack_of_countries() -> None:
    capitals = {actor.id for actor in pack("countries") if actor.id.startswith("geonames-")}
    assert [line[3] for line in lines() if f"geonames-{line[0]}" in capitals] == []


@pytest.mark.parametrize(
    ("town", "name"),
    [
        ("Aleppo", "حلب"),
        ("Aleppo", "Алеппо"),
        ("Geneva", "جنيف"),
        ("Geneva", "Женева"),
        ("Mariupol", "Мариуполь"),
        ("Mariupol", "Маріуполь"),
        ("Istanbul", "Стамбул"),
        ("The Hague", "Гаага"),
        ("Tripoli", "طرابلس"),
        ("حمص", "Хомс"),
    ],
)
def test_a_town_has_its_names_in_other_scripts(town: str, name: str) -> None:
    assert name in names_of(town)


@pytest.mark.parametrize(
    ("town", "no_name"),
    [
        ("Perm", "Молотов"),
        ("Naberezhnyye Chelny", "Брежнев"),
        ("Aleppo", "Beria"),
        ("Mariupol", "ქართული"),
        ("Murmansk", "столица Арктики"),
    ],
)
def test_names_of_old_by_names_and_slips_are_left_out(town: str, no_name: str) -> None:
    assert names_of(town)
    assert no_name not in names_of(town)


def test_hyphens_and_capitals_do_not_keep_a_town_from_being_known() -> None:
    assert names_of("ROSTOV ON DON") == names_of("Rostov-on-Don") != set()


def test_only_places_are_given_towns_and_only_those_that_they_may_be() -> None:
    assert list(towns([Actor("a", "person", "Aleppo"), Actor("b", "organisation", "Geneva")])) == []
    assert {town.name for town in towns([place("Aleppo")])} == {"Aleppo"}
    assert list(towns([])) == []


def test_knowledge_is_the_packs_and_the_towns_of_the_registry() -> None:
    without, with_towns = list(knowledge()), list(knowledge([place("Aleppo")]))
    assert with_towns[: len(without)] == without
    assert [town.name for town in with_towns[len(without) :]] == ["Aleppo"]
