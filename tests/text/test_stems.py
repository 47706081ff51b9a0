"""Inflected forms, as the languages have them."""

from __future__ import annotations

import pytest

from backstory.text.stems import cuts, fits, group_of, is_declined


@pytest.mark.parametrize(
    ("name", "word", "language", "is_one"),
    [
        ("кавказ", "кавказа", "ru", True),
        ("павел", "павла", "ru", True),
        ("ливан", "ливни", "ru", False),
        ("ливан", "ливане", "ru", True),
        ("львів", "львова", "uk", True),
        ("мостар", "мостра", "sr", True),
        ("praga", "pradze", "pl", True),
    ],
)
def test_vowels_fall_as_in_the_texts_language(name: str, word: str, language: str, is_one: bool) -> None:
    group = group_of(word, language)
    assert group is not None
    found = [cut for cut in cuts(word, group) if name.startswith(cut[0]) and fits(name, cut, group)]
    assert bool(found) is is_one


@pytest.mark.parametrize(
    "name", ["мали", "чили", "тбилиси", "самоа", "никарагуа", "токио", "осло", "зимбабве", "перу", "баку"]
)
def test_russian_leaves_names_of_foreign_sound_as_they_are(name: str) -> None:
    assert not is_declined(name, "ru")
    assert is_declined(name, "sr")


@pytest.mark.parametrize(
    "name", ["москва", "сирия", "афины", "сумы", "химки", "косово", "иваново", "запорожье", "ливан", "рязань"]
)
def test_and_declines_others(name: str) -> None:
    assert is_declined(name, "ru")


@pytest.mark.parametrize("name", ["малі", "чилі", "делі", "гаїті", "токіо", "осло"])
def test_ukrainian_leaves_them_too(name: str) -> None:
    assert not is_declined(name, "uk")


@pytest.mark.parametrize("name", ["суми", "черкаси", "чернівці", "рівне", "бровари", "дубно", "київ"])
def test_but_not_its_own_towns(name: str) -> None:
    assert is_declined(name, "uk")
