from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names.vocabulary.compounds import other_rows, taken_apart


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("ali abdullah saleh", "ali عبد الله saleh"),
        ("abdel fattah sisi", "abd fattah sisi"),
        ("abdel fattah sisi", "abdelfattah sisi"),
        ("abdulrahman", "abd rahman"),
        ("abd rabbuh hadi", "abdrabbuh hadi"),
        ("hezbollah", "hezb الله"),
        ("hassan nasrallah", "hassan nasr الله"),
        ("хезболла", "хезб الله"),
        ("نصرالله", "نصر الله"),
        ("عبدالرحمن", "عبد الرحمن"),
    ],
)
def test_a_name_may_be_written_together_or_apart(name: str, row: str) -> None:
    assert tuple(row.split()) in other_rows(tuple(name.split()))


@pytest.mark.parametrize("name", ["vladimir putin", "nicola", "abdi", "wallah", "ali"])
def test_most_names_are_written_in_one_way(name: str) -> None:
    assert other_rows(tuple(name.split())) == ()


def test_a_group_is_called_by_its_people_too() -> None:
    assert other_rows(("houthis",), group=True) == (("houthi",),)
    assert other_rows(("houthis",)) == ()


@given(st.lists(st.text(max_size=15), max_size=5))
def test_any_row_of_words_can_be_taken_apart(words: list[str]) -> None:
    assert len(taken_apart(tuple(words))) >= len(words)
