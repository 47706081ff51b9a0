"""Places by the ten thousand: among so many names some sound like any word."""

from __future__ import annotations

import pytest

from backstory.names import Linker
from backstory.values import Actor, Document, Name, Relation

PLACES = [
    Actor("linz", "place", "Linz", (Name("Лінц", "", "weak"),), population=200_000),
    Actor("charge", "place", "Charge", (Name("Al Charge"),), population=60_000),
    Actor(
        "marki",
        "place",
        "Marki (Poland)",
        (Name("Marki", "", "weak"),),
        (),
        (Relation("in", "pl"),),
        population=30_000,
    ),
    Actor("pl", "place", "Polska", (Name("polski", "pl", "weak"), Name("Poland", "en"))),
    Actor("warsaw", "place", "Warszawa", (Name("Warsaw", "en"),), relations=(Relation("capital of", "pl"),)),
]
LINKER = Linker(PLACES)


def found(text: str, language: str = "en") -> set[str]:
    return {mention.actor for mention in LINKER.link(Document("", (text,), language))}


@pytest.mark.parametrize(
    "text", ["Shares of Lynch rose.", "He denied the Charges.", "A bid for Lynch's stock"]
)
def test_a_word_that_sounds_like_a_place_is_none(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "actor"), [("He went to Linz.", "linz"), ("The mayor of Linz's port", "linz")]
)
def test_its_own_names_are_found(text: str, actor: str) -> None:
    assert found(text) == {actor}


def test_it_is_found_in_letters_that_it_has_no_name_in() -> None:
    assert found("اجتمعوا في لينز", "ar") == {"linz"}


def test_what_people_of_a_country_are_called_counts_in_every_case_where_a_tie_tells() -> None:
    assert found("Londyn chwali polskiego ministra.", "pl") == set()
    assert found("Warszawa chwali polskiego ministra.", "pl") == {"pl", "warsaw"}


def test_a_small_place_is_no_case_of_a_word_because_its_country_is_named() -> None:
    assert found("Tak powiedział Marek w Polsce.", "pl") == {"pl"}
