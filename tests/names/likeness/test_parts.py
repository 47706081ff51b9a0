from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names.likeness.parts import alternatives, parts_of


def roles(name: str, *, person: bool = False) -> str:
    return " ".join(f"{part.text}/{part.role}" for part in parts_of(name, person=person))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Siemens AG", "siemens/word stock/form"),
        ("SiemensAG", "siemens/word stock/form"),
        ("Siemens Aktiengeselschaft", "siemens/word stock/form"),
        ("Рога и копыта, ООО", "рога/word и/particle копыта/word limited/form"),
        ("Sp. z o.o. Faberlic", "limited/form faberlic/word"),
        ("Brigade Forty-Four", "brigade/word 44/number"),
        ("Brigade forty 4", "brigade/word 44/number"),
        ("44th Brigade", "44/number brigade/word"),
        ("Fund XIV", "fund/word 14/number"),
        ("Deir ez-Zor", "deir/word zor/word"),
        ("Дейр-эз-Зор", "дейр/word зор/word"),
        ("so-called Islamic State", "islamic/word state/word"),
        ("так называемое Исламское государство", "исламское/word государство/word"),
        ("ما يسمى بالدولة الإسلامية", "الدوله/word الاسلاميه/word"),
    ],
)
def test_each_word_of_a_body_has_its_place(name: str, read: str) -> None:
    assert roles(name) == read


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Dr. Rami Makhlouf", "dr/title rami/word makhlouf/word"),
        ("J.-C. Juncker", "j/initial c/initial juncker/word"),
        ("JC Juncker", "j/initial c/initial juncker/word"),
        ("SergeiLavrov", "sergei/word lavrov/word"),
        ("Ig0r Sech1n", "igor/word sechin/word"),
        ("Ali Abdullah Saleh", "ali/word abd/word allah/word saleh/word"),
        ("Tamim bin Hamad", "tamim/word bin/particle hamad/word"),
        ("Ben Netanyahu", "ben/word netanyahu/word"),
    ],
)
def test_each_word_of_a_person_has_its_place(name: str, read: str) -> None:
    assert roles(name, person=True) == read


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Islamic State (ISIL)", ["Islamic State (ISIL)", "Islamic State", "ISIL"]),
        ("Al Qaeda / Islamic Army", ["Al Qaeda / Islamic Army", "Al Qaeda", "Islamic Army"]),
        ("Theresa May", ["Theresa May"]),
        ("(ISIL)", ["(ISIL)"]),
    ],
)
def test_one_text_may_give_several_names(name: str, names: list[str]) -> None:
    assert list(alternatives(name)) == names


@given(st.text(), st.booleans())
def test_any_text_has_parts(text: str, person: bool) -> None:
    assert all(part.text and part.spelt for part in parts_of(text, person=person))
    assert alternatives(text)
