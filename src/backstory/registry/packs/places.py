"""The pack of populated places, made of GeoNames when it is asked for.

1. A first pass remembers how many people the biggest place of each name has.
2. A second pass gives each place with its alternate names, coordinates and population.
3. Guarded is a main name that could be anything (Nice, Reading, Hope), or that a place ten times as big
   bears too (London in Ontario): the actor is then called "Reading (United Kingdom)", the bare name is weak.
   Alternate names are weak for the same reasons, and where they are a name of another place that is not far
   smaller.
4. A small place in the USA that is called as a state is left out: texts mean the state.
5. There are so many places that any word sounds like one of them. So single words are weak for smaller ones,
   too, and count where the story names the country, to which all but hamlets are tied.

Licence: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from backstory.registry.cleaning import clean, why_no_name
from backstory.registry.fields import distinct
from backstory.registry.packs import geonames
from backstory.registry.packs.countries import (
    country_name,
    is_capital,
    is_country,
    is_country_name,
    zone_names,
)
from backstory.registry.packs.guard import KNOWN_TO_ALL, WELL_KNOWN, is_common, is_phrase
from backstory.registry.packs.place_names import alternate_names, is_short, is_written
from backstory.registry.territories import english_names
from backstory.text.fold import fold
from backstory.values import Actor, Name, Relation

MINIMUM_POPULATION = 5000
_ARTICLE = re.compile("(?:al|ar|as|ash|ad|an|at|az|the)[ -]", re.IGNORECASE)
_BIGGER = 10
_TIED = 20_000
"""People of a place that is tied to its country."""
_SHORT_BUT_KNOWN = 100_000
"""People of a place whose name of two or three letters is taken at its word: Ufa, Qom, Ulm."""


def places(minimum_population: int = MINIMUM_POPULATION, *, cautious: bool = True) -> Iterator[Actor]:
    """Every place with that many people or more, and every capital.

    `cautious`: single words alone do not name the smaller ones; for who picks few of the places.
    """
    biggest = _biggest(minimum_population)
    for place in geonames.places(0):
        capital = is_capital(place)
        if place.population < minimum_population and not capital:
            continue
        name = clean(place.name)
        if why_no_name(name) or _is_called_as_state(place):
            continue
        yield _actor(place, name, capital, biggest, cautious=cautious)


def _actor(
    place: geonames.Place, name: str, capital: bool, biggest: dict[str, int], *, cautious: bool
) -> Actor:
    population = place.population
    careful = cautious and not capital
    weight = max(population, KNOWN_TO_ALL if capital and population >= WELL_KNOWN else 0)

    def is_dwarfed(text: str) -> bool:
        return not capital and biggest.get(fold(text), 0) > _BIGGER * max(weight, 1)

    def is_guarded(text: str) -> bool:
        return (
            is_common(text, weight)
            or (population < KNOWN_TO_ALL and _is_state(text))
            or (not capital and is_phrase(text, population))
            or (is_short(text) and weight < _SHORT_BUT_KNOWN)
            or is_country(text)
            or is_dwarfed(text)
            or (careful and population < WELL_KNOWN and _is_one_word(text))
        )

    # The namesake of a city is written as the city in every script.
    namesake = is_dwarfed(name)

    def is_guarded_alternate(text: str) -> bool:
        other = biggest.get(fold(text), population)
        return (
            namesake
            or is_short(text)
            or is_common(text)
            or is_phrase(text)
            or is_guarded(text)
            or is_country_name(text)
            or (careful and population < KNOWN_TO_ALL and _is_one_word(text))
            or (other != population and other * _BIGGER > population)
        )

    zones = zone_names(place)
    names = list(zones)
    if is_guarded(name):
        names = [Name(name, "", "weak"), *names]
        name = f"{name} ({country_name(place.country)})"
    names += alternate_names(place, is_guarded_alternate, zones)
    return Actor(
        f"geonames-{place.id}",
        "place",
        name,
        distinct(name, names),
        relations=_ties(place, capital=capital),
        countries=(place.country,) if place.country.upper() in english_names() else (),
        latitude=place.latitude,
        longitude=place.longitude,
        population=population or None,
    )


def _is_called_as_state(place: geonames.Place) -> bool:
    return place.country == "us" and place.population < KNOWN_TO_ALL and _is_state(place.name)


def _is_state(name: str) -> bool:
    return fold(name) in _states()


@cache
def _states() -> frozenset[str]:
    """Of the USA."""
    return frozenset(map(fold, geonames.states()))


def _is_one_word(text: str) -> bool:
    """Whether a text may name it by one word, an article apart."""
    found = _ARTICLE.match(text)
    bare = text[found.end() :] if found else text
    return " " not in bare and "-" not in bare


def _ties(place: geonames.Place, *, capital: bool) -> tuple[Relation, ...]:
    """To the country, by which single words count; not for hamlets, nor for what could be anything."""
    if place.country.upper() not in english_names() or (
        not capital
        and (place.population < _TIED or is_common(place.name, place.population) or _is_state(place.name))
    ):
        return ()
    kind = "capital of" if capital else "in"
    return (Relation(kind, f"country-{place.country}", source=geonames.SOURCE),)


def _biggest(minimum_population: int) -> dict[str, int]:
    """By the normal form of a name, the population of the biggest place that bears it.

    Of the smaller places only the main name counts: the alternates of all would not fit in little memory.
    """
    found: dict[str, int] = {}
    for place in geonames.places(minimum_population):
        names = {place.name}
        if place.population >= WELL_KNOWN:
            names.update(filter(is_written, place.alternates))
        for folded in map(fold, names):
            if place.population > found.get(folded, -1):
                found[folded] = place.population
    return found
