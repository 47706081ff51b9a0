"""Names cleared of what cannot be seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.registry.cleaning import clean, clean_note, has_marks, why_no_name, why_weak


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Alpha \t\r\n  Brigade ", "Alpha Brigade"),
        ("Al\u00adpha\u200b", "Alpha"),
        ("\u200fأجناد\u202c القوقاز\u200e", "أجناد القوقاز"),
        ("Al\u0000pha", "Alpha"),
        ("e\u0301", "é"),
        ("هنگ\u200cکنگ", "هنگ\u200cکنگ"),
        ("\u200cهنگ\u200c", "هنگ"),
        ("Alpha\u00a0Brigade", "Alpha Brigade"),
    ],
)
def test_it_takes_out_what_cannot_be_seen(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n" not in cleaned
    assert not has_marks(cleaned)


@given(st.text(max_size=500))
def test_cleaning_a_note_twice_changes_nothing(text: str) -> None:
    assert clean_note(clean_note(text)) == clean_note(text)


def test_it_knows_what_no_name_can_be() -> None:
    assert why_no_name("") == "is empty"
    assert why_no_name("—…") == "has no letter"
    assert "301 characters" in why_no_name("x" * 301)
    assert why_no_name("47") == ""


@pytest.mark.parametrize("text", ["a", "я", "ب", "中", "47", "of", "Of", "или", "التي", "été"])
def test_some_names_can_only_support_others(text: str) -> None:
    assert why_weak(text)


@pytest.mark.parametrize("text", ["Al", "EU", "IS", "T4", "Of Mice", "中国", "Али", "Dass"])
def test_others_can_stand_alone(text: str) -> None:
    assert not why_weak(text)


def test_a_capitalised_word_is_measured_by_its_own_language() -> None:
    assert why_weak("Dass", "de")
    assert not why_weak("Dass", "fr")
