from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.scripts import is_rtl, languages_rtl, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ajnad al-Kavkaz", "Latn"),
        ("Аджнад аль-Кавказ", "Cyrl"),
        ("أجناد القوقاز", "Arab"),
        ("בנימין נתניהו", "Hebr"),
        ("Μητσοτάκης", "Grek"),
        ("Նիկոլ", "Armn"),
        ("საქართველო", "Geor"),
        ("北京", "Hani"),
        ("バラク", "Kana"),
        ("कश्मीर", "Deva"),
        ("한국", "Hang"),
        ("ﺳﺎﻣﻲ", "Arab"),
        ("Łódź", "Latn"),
        ("1234 !?", ""),
        ("", ""),
    ],
)
def test_it_names_the_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_most_letters_decide() -> None:
    assert script_of("Reuters сообщает") == "Cyrl"
    assert script_of("агентство Reuters International") == "Latn"


@pytest.mark.parametrize("right_to_left", ["ar", "fa", "he", "ur", "fa-IR", "ckb", "حلب", "חיפה"])
def test_right_to_left_is_told_by_language_or_text(right_to_left: str) -> None:
    assert is_rtl(right_to_left)


@pytest.mark.parametrize("left_to_right", ["en", "ru", "tr", "az", "ar-Latn", "Aleppo", "Алеппо", ""])
def test_left_to_right_too(left_to_right: str) -> None:
    assert not is_rtl(left_to_right)


def test_the_languages_are_lower_case_codes() -> None:
    assert {"ar", "fa", "he", "ur"} <= languages_rtl
    assert all(code == code.lower() for code in languages_rtl)


@given(st.text())
def test_any_text_has_a_script_or_none(text: str) -> None:
    script = script_of(text)
    assert script == "" or len(script) == 4
