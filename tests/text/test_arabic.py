from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.arabic import clitics, plain, stems

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ", max_size=12)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والقوقاز", "قوقاز"),
        ("بالقاهرة", "قاهرة"),
        ("وبالقاهرة", "قاهرة"),
        ("للحوثيين", "حوثيين"),
        ("كالعراق", "عراق"),
        ("فلبنان", "لبنان"),
        ("ولبنان", "لبنان"),
        ("الحر", "حر"),
        ("والأسد", "اسد"),
    ],
)
def test_particles_come_off(word: str, stem: str) -> None:
    assert stem in [cut.stem for cut in clitics(word)]


def test_the_article_is_told_from_the_rest() -> None:
    assert [(cut.prefix, cut.article) for cut in clitics("والقوقاز")] == [("و", False), ("وال", True)]


@pytest.mark.parametrize("word", ["من", "قال", "بيت", "", "Kavkaz", "ال"])
def test_short_words_are_not_eaten_up(word: str) -> None:
    assert clitics(word) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("حوثي", "حوثيين"), ("حوثي", "حوثيون"), ("حوثي", "حوثية"), ("سورية", "سوري"), ("مسلم", "مسلمين")],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert set(stems(one)) & set(stems(other))


def test_vowel_marks_and_hamza_go() -> None:
    assert plain("أُمَّـة") == "امة"


@given(ARABIC)
def test_prefix_and_stem_make_the_word(word: str) -> None:
    for cut in clitics(word):
        assert cut.prefix + cut.stem == plain(word)


@given(st.text())
def test_any_text_can_be_cut(word: str) -> None:
    clitics(word)
    assert stems(word)[0] == plain(word)
