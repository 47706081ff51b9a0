"""What a model's word does to the list of unknown names; the model here says what each test lets it."""

from __future__ import annotations

from collections.abc import Sequence

from backstory.names.unknown.entities import Entity, EntityKind
from backstory.names.unknown.judging import judged
from backstory.names.unknown.sightings import UnknownName, Unknowns
from backstory.values import Document


def listed(texts: Sequence[str], said: dict[str, EntityKind], language: str = "en") -> dict[str, UnknownName]:
    """The names of the texts after a model that finds the words of `said` has judged."""

    def read(text: str, _: str) -> list[Entity]:
        return [
            Entity(text.index(words), text.index(words) + len(words), kind)
            for words, kind in said.items()
            if words in text
        ]

    gathered = Unknowns()
    for number, text in enumerate(texts):
        gathered.add(Document("", [text], language, id=str(number)), ())
    return {name.name: name for name in judged(gathered.listed(1), read, lambda asked: asked == "en")}


def test_a_model_says_what_kind_of_actor_a_name_may_be() -> None:
    found = listed(["They met Ildar Temrakov in Velbrod."], {"Ildar Temrakov": "person", "Velbrod": "place"})
    assert {name.name: name.kind for name in found.values()} == {
        "Ildar Temrakov": "person",
        "Velbrod": "place",
    }


def test_a_name_gets_the_bounds_that_the_model_sees() -> None:
    found = listed(
        ["It was the Ministry of Foreign Affairs that said so."] * 3,
        {"the Ministry of Foreign Affairs": "organisation"},
    )
    assert set(found) == {"Ministry of Foreign Affairs"}


def test_a_word_before_the_name_is_cut_off_and_the_name_is_listed_once() -> None:
    found = listed(
        ["They met Ildar Temrakov.", "Yesterday Ildar Temrakov came."], {"Ildar Temrakov": "person"}
    )
    assert set(found) == {"Ildar Temrakov"}


def test_a_date_or_a_nationality_is_no_name() -> None:
    assert not listed(["It was a Velbrodian, they said."] * 2, {"Velbrodian": ""})


def test_several_names_in_a_row_are_not_one() -> None:
    found = listed(
        ["And so Velbrod Ildar Temrakov came."] * 2, {"Velbrod": "place", "Ildar Temrakov": "person"}
    )
    assert not found


def test_a_word_that_the_model_passes_over_time_and_again_is_left_out_and_a_longer_name_is_not() -> None:
    assert not listed(["And Internet was off."] * 3, {})
    assert "Internet" in listed(["And Internet was off."] * 2, {})
    assert "Velbrod Front" in listed(["And Velbrod Front was off."] * 3, {})


def test_what_may_be_an_actor_stays_without_a_kind() -> None:
    (name,) = listed(["And Orvanet was off."] * 3, {"Orvanet": None}).values()
    assert (name.name, name.kind) == ("Orvanet", "")


def test_a_language_without_a_model_is_as_the_rules_list_it() -> None:
    texts = ["Da war Velbrod still."] * 3
    assert listed(texts, {"Velbrod": ""}, "de")["Velbrod"].kind == ""


def test_a_bracket_that_is_not_closed_is_cut_off() -> None:
    found = listed(
        ["It was the Velbrod Health Council (VHC) again."] * 2,
        {"the Velbrod Health Council (VHC": "organisation"},
    )
    assert "Velbrod Health Council" in found
