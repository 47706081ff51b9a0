"""Countries and capitals: named in many languages, each name with its language."""

from __future__ import annotations

from collections import Counter

import pytest

from backstory.registry import check, pack
from backstory.registry.packs.place_names import language_of
from backstory.registry.territories import codes
from backstory.values import Actor, Name, Relation


def test_every_country_is_there(countries: dict[str, Actor]) -> None:
    assert {f"country-{code}" for code in codes()} <= set(countries)
    assert all(actor.kind == "place" and len(actor.countries) == 1 for actor in countries.values())


def test_nothing_is_wrong_with_them(countries: dict[str, Actor]) -> None:
    assert not [problem for actor in countries.values() for problem in check(actor)]


@pytest.mark.parametrize(
    ("key", "language", "text"),
    [
        ("country-sy", "ar", "سوريا"),
        ("country-sy", "ru", "Сирия"),
        ("country-sy", "uk", "Сирія"),
        ("country-sy", "fr", "Syrie"),
        ("country-us", "ru", "США"),
        ("country-us", "ru", "Соединенные Штаты Америки"),
        ("country-us", "pl", "Stany Zjednoczone"),
        ("country-de", "cs", "Německo"),
        ("country-gb", "ar", "بريطانيا"),
        ("country-cd", "ru", "ДР Конго"),
        ("country-mm", "ru", "Бирма"),
        ("country-ge", "ka", "საქართველო"),
        ("country-jp", "ja", "日本"),
        ("geonames-170654", "ar", "دمشق"),
        ("geonames-703448", "ru", "Киев"),
        ("geonames-524901", "zh", "莫斯科"),
    ],
)
def test_it_knows_a_name(countries: dict[str, Actor], key: str, language: str, text: str) -> None:
    assert any((name.text, name.language) == (text, language) for name in countries[key].names)


def test_most_countries_have_names_in_twenty_languages(countries: dict[str, Actor]) -> None:
    for code in codes():
        languages = {name.language for name in countries[f"country-{code}"].names if name.kind != "weak"}
        assert len(languages) >= 20, code


def test_peoples_are_weak_names(countries: dict[str, Actor]) -> None:
    syria = countries["country-sy"].names
    assert Name("Syrian", "en", "weak") in syria
    assert Name("сирийский", "ru", "weak") in syria
    languages = Counter(
        name.language
        for key, actor in countries.items()
        if key.startswith("country-")
        for name in actor.names
        if name.kind == "weak"
    )
    assert sum(count >= 30 for count in languages.values()) >= 20


def test_what_two_countries_are_called_is_weak(countries: dict[str, Actor]) -> None:
    for key in ("country-cd", "country-cg"):
        kinds = {name.kind for name in countries[key].names if name.text in ("Congo", "Конго", "刚果")}
        assert kinds == {"weak"}


def test_no_name_holds_brackets(countries: dict[str, Actor]) -> None:
    assert not [name for actor in countries.values() for name in actor.names if set("()") & set(name.text)]


def test_a_capital_has_its_place_and_its_country(countries: dict[str, Actor]) -> None:
    damascus = countries["geonames-170654"]
    assert damascus.name == "Damascus"
    assert damascus.relations == (Relation("capital of", "country-sy", source="GeoNames"),)
    assert damascus.latitude == pytest.approx(33.5, abs=0.1)
    assert damascus.longitude == pytest.approx(36.3, abs=0.1)
    assert damascus.countries == ("sy",)


def test_nearly_every_country_has_a_capital(countries: dict[str, Actor]) -> None:
    assert sum(bool(actor.relations) for actor in countries.values()) > 220


def test_a_city_state_is_one_actor(countries: dict[str, Actor]) -> None:
    names = Counter(actor.name for actor in countries.values())
    assert names["Singapore"] == names["Monaco"] == 1


def test_a_capital_is_only_weakly_called_as_its_country(countries: dict[str, Actor]) -> None:
    """Tunis and Tunisia are one word in Arabic."""
    tunis = next(actor for actor in countries.values() if actor.name == "Tunis")
    assert all(name.kind == "weak" for name in tunis.names if name.text == "تونس")


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("Kyiv", "کیف"),
        ("Alofi", "الوفی"),
        ("Amman", "امان"),
        ("Algiers", "الجزیره"),
        ("Male", "ماليه"),
        ("Mali", "مالي"),
    ],
)
def test_a_name_that_is_an_everyday_word_of_arabic_is_weak(place: str, word: str) -> None:
    kinds = {name.kind for name in named(place).names if name.text == word}
    assert kinds == {"weak"}


@pytest.mark.parametrize(
    ("capital", "name"), [("Washington", "واشنطن"), ("Port-Vila", "بورت فيلا"), ("Kingston", "كينغستون")]
)
def test_a_capital_that_other_data_do_not_name_in_arabic_has_its_name(capital: str, name: str) -> None:
    assert Name(name, "ar", "main") in named(capital).names


def named(place: str) -> Actor:
    return next(actor for actor in pack("countries") if actor.name == place)


@pytest.mark.parametrize(
    ("text", "language"), [("کیف", "fa"), ("سکرے", "ur"), ("ۋارشاۋا", "ug"), ("وارسو", ""), ("كييف", "")]
)
def test_letters_that_arabic_does_not_use_tell_another_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("key", "language", "texts"),
    [
        ("country-ru", "en", {"Russian", "Russians"}),
        ("country-nl", "en", {"Dutch", "Dutchman", "Dutchmen"}),
        ("country-cn", "en", {"Chinese"}),
        ("country-eg", "es", {"egipcio", "egipcia", "egipcios", "egipcias"}),
        ("country-fr", "es", {"francés", "francesa", "franceses", "francesas"}),
        ("country-fr", "fr", {"français", "française", "françaises"}),
        ("country-de", "it", {"tedesco", "tedesca", "tedeschi", "tedesche"}),
        ("country-ru", "de", {"russisch", "russische", "russischen", "Russe", "Russen"}),
        ("country-sd", "ru", {"суданский", "суданец", "суданцы"}),
        ("country-ml", "fr", {"malien", "malienne", "maliens", "maliennes"}),
    ],
)
def test_peoples_are_named_in_all_forms(
    countries: dict[str, Actor], key: str, language: str, texts: set[str]
) -> None:
    assert texts <= {name.text for name in countries[key].names if name.language == language}


def test_no_form_is_made_up(countries: dict[str, Actor]) -> None:
    names = {name.text for country in countries.values() for name in country.names}
    assert names.isdisjoint({"Dutchmans", "Chineses", "Frenchs", "Deutschern", "tedesci"})
