from __future__ import annotations

import pytest

from backstory.names.vocabulary.numerals import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("44", "44"), ("007", "7"), ("0", "0"), ("1st", "1"), ("22nd", "22"), ("5я", "5"), ("first", "1")),
        *(("seventeen", "17"), ("ninetieth", "90"), ("iv", "4"), ("xiv", "14"), ("xx", "20"), ("ix", "9")),
    ],
)
def test_numbers_are_read(text: str, number: str) -> None:
    assert number_in(text, words_too=True, roman_too=True) == number


@pytest.mark.parametrize("text", ["", "brigade", "mix", "vi4", "x1", "civic", "iiii"])
def test_other_words_are_none(text: str) -> None:
    assert number_in(text, words_too=True, roman_too=True) == ""


def test_words_and_roman_numerals_are_read_on_demand_only() -> None:
    assert number_in("one", words_too=False, roman_too=True) == ""
    assert number_in("iv", words_too=True, roman_too=False) == ""
