from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names.likeness.near import NearIndex
from backstory.values import Actor, Name

ACTORS = [
    Actor("kavkaz", "group", "Ajnad al-Kavkaz"),
    Actor("sham", "group", "Ahrar al-Sham"),
    Actor("nusra", "group", "Jabhat al-Nusra", (Name("Nusra Front"),)),
    Actor("is", "group", "Islamic State"),
    Actor("putin", "person", "Vladimir Putin"),
    Actor("potanin", "person", "Vladimir Potanin"),
    Actor("zavod", "organisation", "Samara Electromechanical Plant"),
    Actor("kizlyar", "organisation", "JSC Kizlyar Electromechanical Plant"),
    Actor("homs", "place", "Homs"),
    Actor("hama", "place", "Hama"),
]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Аджнад аль-Кавказ", "kavkaz"),
        ("أجناد القوقاز", "kavkaz"),
        ("Anjad-Kavkaz", "kavkaz"),
        ("أحرار الشام", "sham"),
        ("Фронт ан-Нусра", "nusra"),
        ("Исламское государство", "is"),
        ("فلاديمير بوتين", "putin"),
        ("Потанин Владимир Олегович", "potanin"),
        ("АО «Самарский электромеханический завод» (АО «СЭМЗ»)", "zavod"),
        ("حمص", "homs"),
        ("Хама", "hama"),
    ],
)
def test_an_actor_is_found_by_its_name_in_another_script(name: str, actor: str) -> None:
    assert NearIndex(ACTORS).search(name)[0].actor == actor


def test_the_name_that_is_near_is_told() -> None:
    nearest = NearIndex(ACTORS).search("the Nusra front")[0]
    assert (nearest.actor, nearest.name) == ("nusra", "Nusra Front")
    assert nearest.score > 0.9


def test_only_one_kind_may_be_asked_for() -> None:
    found = NearIndex(ACTORS).search("Vladimir", 10, kind="organisation")
    assert all(near.actor in {"zavod", "kizlyar"} for near in found)


def test_no_more_are_given_than_asked_for() -> None:
    assert len(NearIndex(ACTORS).search("Vladimir", 1)) == 1


def test_nobody_is_near_to_nothing() -> None:
    assert NearIndex(ACTORS).search("") == ()
    assert NearIndex([]).search("Vladimir Putin") == ()


@given(st.text())
def test_any_text_can_be_searched_for(text: str) -> None:
    assert len(NearIndex(ACTORS).search(text, 3)) <= 3
