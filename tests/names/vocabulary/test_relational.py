from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names.vocabulary.relational import places_in, without_last_vowel


@pytest.mark.parametrize(
    ("adjective", "place"),
    [
        ("самарский", "самара"),
        ("рязанского", "рязань"),
        ("туапсинский", "туапсе"),
        ("таганрогская", "таганрог"),
        ("муромским", "муром"),
        ("волгоградский", "волгоград"),
    ],
)
def test_the_place_is_one_of_what_is_left_of_its_adjective(adjective: str, place: str) -> None:
    assert without_last_vowel(place) in places_in(adjective)


@pytest.mark.parametrize("word", ["кавказ", "диск", "иск", "hamas", ""])
def test_other_words_hold_no_place(word: str) -> None:
    assert places_in(word) == ()


@given(st.text())
def test_any_word_can_be_asked(word: str) -> None:
    assert all(word.startswith(place) and place for place in places_in(word))
