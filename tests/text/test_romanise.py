from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.romanise import romanise


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("Аджнад аль-Кавказ", "ru", "adzhnad al-kavkaz"),
        ("Харків", "uk", "kharkiv"),
        ("Зеленський", "uk", "zelenskyy"),
        ("Джонсън", "bg", "dzhonsan"),
        ("Милошевић", "sr", "milosevic"),
        ("أجناد القوقاز", "ar", "ajnad alqwqaz"),
        ("روحانی", "fa", "rvhany"),
        ("نَصْر", "ar", "nasr"),
        ("Μητσοτάκης", "el", "mitsotakis"),
        ("Παπανδρέου", "el", "papandreou"),
        ("საქართველო", "ka", "sakartvelo"),
        ("Փաշինյան", "hy", "pashinyan"),
        ("Łódź Straße Ørsted", "", "lodz strasse orsted"),
        ("Müller", "de", "mueller"),
        ("Ağrı", "tr", "agri"),
        ("١٢٣", "ar", "123"),
    ],
)
def test_it_reads_letters_as_the_language_does(text: str, language: str, latin: str) -> None:
    assert romanise(text, language) == latin


def test_a_region_does_not_change_the_language() -> None:
    assert romanise("روحانی", "fa-IR") == romanise("روحانی", "fa")


def test_an_unknown_language_is_read_as_the_script_is() -> None:
    assert romanise("Кавказ", "xx") == "kavkaz"


@given(st.text(), st.sampled_from(["", "ru", "uk", "bg", "sr", "ar", "fa", "he", "el", "de", "zz"]))
def test_it_gives_small_letters_of_ascii_for_any_text(text: str, language: str) -> None:
    latin = romanise(text, language)
    assert latin.isascii()
    assert latin == latin.lower()


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_only_loses_its_capitals(text: str) -> None:
    assert romanise(text) == text.lower()
