from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.keys import sound_keys
from backstory.text.likeness import distance, likeness

WORDS = st.text(alphabet="abcdeghijklmnoprstuvwxyz'абвгджийклмнорстухцчшاأبتجحدرسشعغقكلمنهوي", max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Theresa", "Тереза"),
        ("Wright", "رايت"),
        ("Johnson", "Джонсън"),
        ("Barnier", "بارنييه"),
        ("Kavkaz", "قوقاز"),
        ("Qawqaz", "Кавказ"),
        ("Cameron", "كاميرون"),
        ("Muhammad", "محمد"),
        ("Netanyahu", "נתניהו"),
        ("Saleh", "صالح"),
        ("Daesh", "داعش"),
        ("Benghazi", "بنغازي"),
        ("Thatcher", "Тэтчер"),
        ("Hughes", "Хьюз"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hama", "حماس"),
        ("حماس", "حمص"),
        ("Ahmad", "محمد"),
        ("Sharif", "ظريف"),
        ("Saad", "أسد"),
        ("Riyadh", "رياضة"),
        ("Nusra", "نصر"),
        ("Putin", "Потанин"),
        ("Aden", "Адана"),
    ],
)
def test_other_names_sound_less_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.9


def test_less_than_asked_for_counts_as_nothing() -> None:
    assert likeness("Hama", "Kavkaz", 0.8) == 0.0
    assert likeness("Kavkaz", "قوقاز", 0.8) == likeness("Kavkaz", "قوقاز")


@given(WORDS, WORDS)
def test_it_lies_between_0_and_1_and_is_the_same_both_ways(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(WORDS, WORDS, st.floats(0, 1))
def test_the_early_end_changes_no_answer(one: str, other: str, least: float) -> None:
    whole = likeness(one, other)
    assert likeness(one, other, least) == pytest.approx(whole if whole >= least else 0.0, abs=1e-6)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_held_against_each_other(one: str, other: str) -> None:
    assert distance(one, other) >= 0.0


@pytest.mark.corpora
def test_nine_in_ten_arabic_words_sound_most_like_their_english_one(corpora: Path) -> None:
    lines = (corpora / "names" / "ar2en-train.txt").read_text(encoding="utf-8").splitlines()[::20]
    pairs = [tuple(line.split("\t")) for line in lines]
    found = 0
    for arabic, truth in pairs:
        bare = arabic.removeprefix("ال")
        keys = set(sound_keys(bare))
        rivals = [english for _, english in pairs if keys & set(sound_keys(english))]
        found += max(rivals, key=lambda english: likeness(bare, english), default="") == truth
    assert found / len(pairs) > 0.9
