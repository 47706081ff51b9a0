from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.fold import fold, is_plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jabhat al-Nuṣra", "jabhat AL NUSRA"),
        ("Al‑Qaʿida", "al-Qa'ida"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("Ağrı", "agri"),
        ("Straße", "STRASSE"),
        ("«Аль-Каида»", "аль каида"),
        ("Ёлкин", "елкин"),
        ("а́рмия", "армия"),
        ("أجنادُ القوقـاز", "اجناد القوقاز"),
        ("مستشفى", "مستشفي"),
        ("فاطمة", "فاطمه"),
        ("کتاب", "كتاب"),
        ("فرماندهی", "فرماندهي"),
        ("٣٤", "34"),
        ("۵", "5"),
        ("ﺳﺎﻣﻲ", "سامي"),
        ("Άς", "ασ"),
        ("Cергей", "Сергей"),
    ],
)
def test_spellings_of_one_name_are_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Йошкар", "Иошкар"), ("حماس", "حمص"), ("Kyïv", "Kyv"), ("Łódź 2", "Łódź 3")]
)
def test_other_letters_stay_other(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_marks_that_nobody_sees_are_dropped() -> None:
    assert fold("Ja\u200bbhat\u00ad \u202bal-Nusra\u202c\ufeff") == "jabhat al nusra"


def test_it_has_single_spaces_and_no_punctuation() -> None:
    assert fold("  «Рога,  и   копыта»,\n(ООО)! ") == "рога и копыта ооо"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert fold(text) == fold(text.casefold())


def test_plain_letters_are_those_that_stay() -> None:
    plain = [letter for letter in map(chr, range(0x30000)) if is_plain(letter)]
    assert len(plain) > 80_000
    assert [letter for letter in plain if fold(f"1{letter}1") != f"1{letter}1"] == []
    assert not any(map(is_plain, "Aéß أ\u200b\u0301-'ё"))
