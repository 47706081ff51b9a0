from __future__ import annotations

import pytest

from backstory.names.vocabulary.lexicon import concepts, concepts_of_any_case, concepts_of_words
from backstory.text.fold import fold


@pytest.mark.parametrize(
    "words",
    [
        "front Front frente фронт جبهة חזית cephesi jabhat",
        "party партия حزب parti Partei partia stranka",
        "army армия جيش צבא ordusu jaysh",
        "islamic исламский إسلامية islamisch islamique islami",
        "bank банк بنك Bank banque bankası",
        "Syria Сирия سوريا Syrie Syrien Suriye",
        "Syrian сирийский سورية syrien syryjski",
    ],
)
def test_words_of_one_meaning_share_a_concept(words: str) -> None:
    first, *others = (set(concepts(fold(word))) for word in words.split())
    assert first
    assert all(first & other for other in others)


def test_a_country_and_its_adjective_share_a_marked_concept() -> None:
    assert concepts("syria") == concepts("syrian") == ("@sy",)


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("сирийские", "@sy"),
        ("исламского", "islamic"),
        ("объединенная", "united"),
        ("europejska", "european"),
        ("армии", "army"),
        ("إسلامية", "islamic"),
    ],
)
def test_other_cases_and_genders_are_known(word: str, concept: str) -> None:
    assert concept in concepts_of_any_case(fold(word))


@pytest.mark.parametrize("word", ["putin", "кавказа́", "حماس", "", "zzz"])
def test_other_words_mean_nothing(word: str) -> None:
    assert concepts_of_any_case(word) == ()


def test_every_word_is_in_normal_form() -> None:
    assert [word for word in concepts_of_words() if fold(word) != word] == []
