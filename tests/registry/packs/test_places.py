"""Places: the everyday word does not make a city, and the namesake does not take its name."""

from __future__ import annotations

import pytest

from backstory.registry import check, pack
from backstory.registry.packs.geonames import Place
from backstory.registry.packs.guard import is_common, is_phrase
from backstory.registry.packs.place_names import alternate_names, is_written, language_of
from backstory.values import Actor, Name


def test_a_city_has_its_alternate_names(cities: dict[str, Actor]) -> None:
    aleppo = cities["Aleppo"]
    texts = {name.text for name in aleppo.names if name.kind != "weak"}
    assert {"Halab", "Алеппо", "حلب", "アレッポ", "ალეპო"} <= texts
    assert aleppo.countries == ("sy",)
    assert aleppo.population is not None
    assert aleppo.population > 1_000_000
    assert aleppo.id.startswith("geonames-")


@pytest.mark.parametrize(
    ("called", "word"),
    [
        ("Nice (France)", "Nice"),
        ("Reading (United Kingdom)", "Reading"),
        ("Mobile (United States)", "Mobile"),
        ("Victoria (Canada)", "Victoria"),
        ("London (Canada)", "London"),
    ],
)
def test_a_name_that_could_be_anything_is_weak(cities: dict[str, Actor], called: str, word: str) -> None:
    assert Name(word, "", "weak") in cities[called].names
    assert not any(name.text == word and name.kind != "weak" for name in cities[called].names)


@pytest.mark.parametrize(
    "name",
    ["London", "Paris", "Baghdad", "Homs", "Mosul", "Donetsk", "Kharkiv", "Sofia", "Lima", "Lagos"],
)
def test_a_city_that_all_know_is_taken_at_its_word(cities: dict[str, Actor], name: str) -> None:
    assert name in cities


def test_a_namesake_is_weak_in_every_script(cities: dict[str, Actor]) -> None:
    assert all(name.kind == "weak" for name in cities["London (Canada)"].names)


def test_nothing_is_wrong_with_them(cities: dict[str, Actor]) -> None:
    assert not [problem for actor in cities.values() for problem in check(actor)]


def test_small_capitals_are_there_whatever_the_floor(cities: dict[str, Actor]) -> None:
    assert {"Vaduz", "Thimphu", "Valletta"} <= set(cities)


def test_the_floor_is_kept() -> None:
    big = list(pack("places", minimum_population=5_000_000))
    small = [actor for actor in big if (actor.population or 0) < 5_000_000]
    assert len(big) - len(small) > 50
    assert len(small) < 250


def test_a_capital_has_one_id_in_both_packs(cities: dict[str, Actor], countries: dict[str, Actor]) -> None:
    assert cities["Damascus"].id in countries


@pytest.mark.parametrize("text", ["Алеппо", "حلب", "Halab", "ალეპო", "Saint-Denis", "Łódź", "东京"])
def test_a_name_that_texts_use_stays(text: str) -> None:
    assert is_written(text)


@pytest.mark.parametrize("text", ["ALP", "EGLL", "xa lep po", "東", "Х", "Paris (75)", "a, b", "ھwng kwng"])
def test_codes_and_transliterations_go(text: str) -> None:
    assert not is_written(text)


@pytest.mark.parametrize("word", ["reading", "Nice", "Of", "мир", "Мир", "الباب", "Ordu", "March", "الأحد"])
def test_everyday_words_are_guarded(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["Raqqa", "Идлиб", "حلب", "New Hope", "Cali", "Mariupol"])
def test_other_names_are_not(word: str) -> None:
    assert not is_common(word)


def test_a_given_name_is_guarded_unless_the_city_is_big() -> None:
    assert is_common("Victoria", 80_000)
    assert not is_common("Victoria", 900_000)


def test_the_language_is_told_only_where_one_writes_so() -> None:
    assert language_of("ალეპო") == "ka"
    assert language_of("Χαλέπι") == "el"
    assert language_of("Алеппо") == ""
    assert language_of("מאָסקװע") == ""


def test_an_alternate_name_stands_once() -> None:
    place = Place(1, "Tea", "sy", 0.0, 0.0, 9, "", ("Tea", "Chai", "Chai", "Ti", "TEA"))
    names = list(alternate_names(place, lambda text: False, [Name("Chai", "ru")]))
    assert names == [Name("Ti", "", "weak")]


def test_single_words_do_not_name_a_smaller_place_alone_but_it_is_tied_to_its_country() -> None:
    smaller = [a for a in pack("places", minimum_population=90_000) if (a.population or 0) < 100_000]
    smaller = [a for a in smaller if a.relations and a.relations[0].kind == "in"]
    assert len(smaller) > 200
    words = [name for a in smaller for name in a.names if " " not in name.text and "-" not in name.text]
    assert {name.kind for name in words if name.kind != "main"} == {"weak"}  # CLDR's are main ones
    assert all(a.relations[0].other == f"country-{a.countries[0]}" for a in smaller)


@pytest.mark.parametrize("phrase", ["White House", "The Valley", "New Hope"])
def test_a_name_made_of_everyday_words_is_a_phrase(phrase: str) -> None:
    assert is_phrase(phrase, 20_000) or is_common(phrase)


@pytest.mark.parametrize("name", ["New York", "Deir ez-Zor", "Khan Yunis", "Los Angeles", "Homs"])
def test_other_names_are_no_phrases(name: str) -> None:
    assert not is_phrase(name)


def test_a_further_name_made_of_everyday_words_is_weak(cities: dict[str, Actor]) -> None:
    casablanca = next(city for city in cities.values() if city.name == "Casablanca")
    assert not any(name.text == "White House" and name.kind != "weak" for name in casablanca.names)


def test_forgotten_names_of_suburbs_go_and_states_are_no_towns(cities: dict[str, Actor]) -> None:
    place = Place(1, "Granite City", "us", 0.0, 0.0, 30_000, "", ("Kinder", "Granit City", "Гранит-Сити"))
    assert [name.text for name in alternate_names(place, lambda text: False)] == [
        "Granit City",
        "Гранит-Сити",
    ]
    assert not any(city.name.startswith(("California (", "Nevada (")) for city in cities.values())
    assert "Philadelphia" in cities


@pytest.mark.parametrize("word", ["Dabei", "Lage", "Waren", "Dual", "Manos"])
def test_a_city_is_not_called_as_a_word_that_texts_are_full_of(cities: dict[str, Actor], word: str) -> None:
    named = [name.kind for city in cities.values() for name in city.names if name.text == word]
    assert set(named) <= {"weak"}
    assert word not in cities
