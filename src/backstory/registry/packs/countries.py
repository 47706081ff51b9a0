"""The pack of countries and territories, with their capitals.

1. Codes and names in some sixty languages from CLDR (by babel): `LANGUAGES` and each country's own.
2. Further names, short forms and acronyms, names of capitals, and the names of peoples, from our own tables;
   peoples are weak.
3. Capitals from GeoNames, named in other languages by CLDR where a time zone bears the capital's name, and
   otherwise by GeoNames' alternate names. A capital has the id that the pack of places gives it.

Licences: CLDR, Unicode License v3; GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from backstory.registry.cleaning import clean
from backstory.registry.fields import distinct
from backstory.registry.packs import geonames
from backstory.registry.packs.guard import WELL_KNOWN, is_common
from backstory.registry.packs.place_names import alternate_names
from backstory.registry.packs.tables import capital_names, country_demonyms, country_names
from backstory.registry.territories import english_names
from backstory.text.fold import fold
from backstory.text.scripts import script_of
from backstory.values import Actor, Name, NameKind, Relation

LANGUAGES = (
    *("en", "ar", "ru", "uk", "fr", "es", "de", "tr", "fa", "he", "pl", "cs", "sk", "sl", "bg", "sr"),
    *("sr_Latn", "hr", "bs", "mk", "sq", "ro", "it", "pt", "ca", "el", "hy", "ka", "az", "kk", "ky", "uz"),
    *("tg", "tk", "be", "lt", "lv", "et", "fi", "sv", "da", "nb", "nl", "hu", "id", "ms", "vi", "zh"),
    *("zh_Hant", "ja", "ko", "th", "hi", "bn", "ur", "ps", "ku", "am", "so", "sw", "ha"),
)
"""CLDR's locales; `sr_Latn` is "sr-Latn" in a name, and `nb` is "no"."""

_TAGS = {"nb": "no", "fil": "tl"}
_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_TWO_NAMES = frozenset({"MM", "CI"})
"""Where CLDR gives a second name in brackets; elsewhere they hold a remark."""
_DISTRICTS = frozenset({"HK", "MO"})
"""Where CLDR's name says that it is a special administrative region of China, as texts seldom do."""
_SHARED = frozenset({"CD", "CG", "MF", "SX"})
"""Countries of one name: what is left of CLDR's name without its brackets is not enough."""
_CONGOS = frozenset({"CD", "CG"})
"""One word is never enough to tell them apart."""
_SHORTENED = {"о-ва": "острова", "о-в": "остров", "О-ва": "Острова", "О-в": "Остров"}
_ZONE_CITY = 100_000
"""People of a place that is taken for a time zone's city by an alternate name."""
_FURTHER_CAPITALS = {"kz": "Astana", "ps": "East Jerusalem", "cw": "Willemstad", "mo": "Macau"}


def countries() -> Iterator[Actor]:
    """Each country and territory, then each capital."""
    yield from _countries()
    for _, place in sorted(_capitals().items()):
        if not is_country(place.name):  # a city-state is one actor
            yield _capital(place)


def country_name(code: str) -> str:
    """The English name of a country by its code, upper or lower case; the code itself where it has none."""
    return _names_by_code().get(code.lower(), code.upper())


def is_country(name: str) -> bool:
    """Whether it is the English name of a country or territory."""
    return fold(name) in _english()


def is_country_name(name: str) -> bool:
    """Whether a country or territory is called so in any of the languages."""
    return fold(name) in _country_names()


@cache
def _english() -> frozenset[str]:
    return frozenset(map(fold, _names_by_code().values()))


@cache
def _names_by_code() -> dict[str, str]:
    return {country.countries[0]: country.name for country in _countries()}


@cache
def _countries() -> tuple[Actor, ...]:
    known = geonames.countries()
    return tuple(
        _country(code, name, known.get(code, {}).get("population")) for code, name in english_names().items()
    )


@cache
def _country_names() -> frozenset[str]:
    return frozenset(
        fold(text)
        for country in _countries()
        for text in (country.name, *(name.text for name in country.names if name.kind != "weak"))
    )


def _country(code: str, english: str, population: int | None) -> Actor:
    low = code.lower()
    own = [name for of, name in country_names() if of == low]
    mains = {name.language: name.text for name in own if name.kind == "main"}
    names = [name for name in _cldr_names(code) if name.language not in mains or name.kind != "main"]
    names += own
    names += (name for of, name in country_demonyms() if of == low)
    main = mains.get("en") or _plain(english)
    return Actor(
        f"country-{low}",
        "place",
        main,
        distinct(main, (Name(clean(name.text), name.language, name.kind) for name in names)),
        countries=(low,),
        population=population or None,
    )


def _cldr_names(code: str) -> Iterator[Name]:
    for locale, tag in _locales(code):
        text = locale.territories.get(code)
        if not text:
            continue
        if tag == "ru":
            text = " ".join(_SHORTENED.get(word, word) for word in text.split())
        plain = _plain(text)
        shared = (
            (plain != text and code in _SHARED) or (code in _CONGOS and plain.isalpha()) or _is_common(plain)
        )
        kind: NameKind = "weak" if shared else "alias" if code in _DISTRICTS else "main"
        for part in plain.split(", ") if tag == "ha" else [plain]:  # Hausa's names come in pairs
            yield Name(part, tag, kind)
        if tag == "en" and plain != (spelled := plain.replace("&", "and").replace("St.", "Saint")):
            yield Name(spelled, tag, "alias")
        if code in _TWO_NAMES:
            yield from (Name(inner.strip(), tag, "alias") for inner in _BRACKETS.findall(text))


def _plain(text: str) -> str:
    return clean(_BRACKETS.sub("", text))


def _locales(code: str) -> Iterator[tuple[Any, str]]:
    from babel.languages import get_official_languages

    native = (
        tag for tag in get_official_languages(code, regional=True, de_facto=True) if tag not in LANGUAGES
    )
    for identifier in (*LANGUAGES, *native):
        if (locale := _locale(identifier)) is not None:
            yield locale, _TAGS.get(identifier, identifier).replace("_", "-")


@cache
def _locale(identifier: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(identifier)
    except (UnknownLocaleError, ValueError):
        return None


def is_capital(place: geonames.Place) -> bool:
    return place.country in _capitals() and _capitals()[place.country].id == place.id


@cache
def _capitals() -> dict[str, geonames.Place]:
    """By alpha-2 code in lower case; GeoNames says which, and of places of one name the biggest counts."""
    known = geonames.countries()
    wanted: dict[str, str] = {}
    for code in english_names():
        capital = _FURTHER_CAPITALS.get(code.lower()) or known.get(code, {}).get("capital", "").strip()
        if capital:
            wanted[code.lower()] = _letters(capital)
    found: dict[str, geonames.Place] = {}
    for place in geonames.places(0):
        capital = wanted.get(place.country, "")
        if not capital or (place.country in found and found[place.country].population >= place.population):
            continue
        if _letters(place.name) == capital or any(_letters(name) == capital for name in place.alternates):
            found[place.country] = place
    return found


def _letters(name: str) -> str:
    return fold(name).replace(" ", "")


def _capital(place: geonames.Place) -> Actor:
    zones = zone_names(place)
    others = alternate_names(place, lambda text: is_common(text) or is_country_name(text), zones)
    names = [*zones, *_believed(others, is_named=bool(_zone_names(place)))]
    name = place.name
    if place.population < WELL_KNOWN and is_common(name):
        names = [Name(name, "", "weak"), *names]
        name = f"{name} ({country_name(place.country)})"
    return Actor(
        f"geonames-{place.id}",
        "place",
        name,
        distinct(name, names),
        relations=(Relation("capital of", f"country-{place.country}", source=geonames.SOURCE),),
        countries=(place.country,),
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population or None,
    )


def _believed(names: Iterable[Name], *, is_named: bool) -> Iterator[Name]:
    """Without Latin names of no language where CLDR names the place; weak where it does not.

    Many are names of old or slips, such as Philadelphia for Amman, and sound like anything.
    """
    for name in names:
        if name.language or script_of(name.text) != "Latn":
            yield name
        elif not is_named:
            yield replace(name, kind="weak")


def zone_names(place: geonames.Place) -> list[Name]:
    """The place's name in CLDR's languages, if its time zone is called after it; weak where a country's.

    For a capital with those of our own table before them.
    """
    own = capital_names() if is_capital(place) else ()
    return [*(name for of, name in own if of == place.country), *_zone_names(place)]


def _zone_names(place: geonames.Place) -> list[Name]:
    called = {_letters(place.name)}
    if place.population >= _ZONE_CITY:
        called.update(map(_letters, place.alternates))
    # A zone that is now another city's may still be known by this one's name: Australia/Canberra is Sydney's.
    keys = [key for key in _zone_keys(place.timezone) if _letters(_zone_city(key)) in called]
    if not keys:
        return []
    names: list[Name] = []
    for identifier in LANGUAGES:
        locale = _locale(identifier)
        zones = locale.time_zones if locale is not None else {}
        city = _plain(next((zones[key]["city"] for key in keys if "city" in zones.get(key, {})), ""))
        if city and city != place.name:
            kind: NameKind = "weak" if is_country_name(city) or _is_common(city) else "main"
            names.append(Name(city, _TAGS.get(identifier, identifier).replace("_", "-"), kind))
    return names


def _zone_city(key: str) -> str:
    """The English name of the city that a time zone is called after."""
    city: str = _locale("en").time_zones.get(key, {}).get("city", "")
    return city or key.rpartition("/")[2].replace("_", " ")


def _is_common(name: str) -> bool:
    """Whether a name is an everyday word of a script without capitals: Kyiv in Persian is "how" in Arabic."""
    return name.lower() == name.upper() and is_common(name)


@cache
def _zone_keys(zone: str) -> tuple[str, ...]:
    """The names under which CLDR may know a time zone: older ones too."""
    from babel.core import get_global

    aliases = get_global("zone_aliases")
    canonical = aliases.get(zone, zone)
    return (
        zone,
        *(key for key in (canonical, *(a for a, of in aliases.items() if of == canonical)) if key != zone),
    )
