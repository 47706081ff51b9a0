from __future__ import annotations

import pytest

from backstory.names.vocabulary.ordinary import is_ordinary
from backstory.names.words.caseless import Surroundings, is_quoted, why_not

NOTHING = Surroundings()


@pytest.mark.parametrize(
    ("word", "name", "kind"),
    [
        ("الموصل", "mosul", "place"),
        ("بالموصل", "mosul", "place"),
        ("وبنغازي", "benghazi", "place"),
        ("طهران", "tehran", "place"),
        ("الرياض", "riyadh", "place"),
        ("حماس", "hamas", "group"),
        ("للحوثيين", "houthi", "group"),
        ("رويترز", "reuters", "organisation"),
    ],
)
def test_a_word_that_sounds_like_the_name_is_it(word: str, name: str, kind: str) -> None:
    assert why_not(word, name, kind, NOTHING) == ""


@pytest.mark.parametrize(
    ("word", "name", "kind"),
    [
        ("مثل", "mosul", "place"),
        ("طيران", "tehran", "place"),
        ("نيران", "najran", "place"),
        ("فإنه", "vienna", "place"),
        ("رياضة", "riyadh", "place"),
        ("حمص", "hamas", "group"),
        ("الشباب", "shabaab", "group"),
    ],
)
def test_other_words_are_not(word: str, name: str, kind: str) -> None:
    assert why_not(word, name, kind, NOTHING) != ""


def test_an_ordinary_word_is_a_name_where_it_is_introduced_or_quoted() -> None:
    assert why_not("الشباب", "shabaab", "group", Surroundings(before="حركة")) == ""
    assert why_not("الشباب", "shabaab", "group", Surroundings(quoted=True)) == ""
    assert why_not("الشباب", "shabaab", "group", Surroundings(before="مدينة")) != ""


def test_a_word_inside_a_persons_name_is_no_place() -> None:
    assert why_not("عدن", "aden", "place", Surroundings(before="بن")) == "is part of a person's name"
    assert why_not("رياض", "riyadh", "place", Surroundings(after="بن")) == "is part of a person's name"


def test_quotation_marks_must_stand_on_both_sides() -> None:
    assert is_quoted(' "', '" ')
    assert is_quoted("«", "»،")
    assert not is_quoted(' "', " ")
    assert not is_quoted("", "")


@pytest.mark.parametrize(
    "word", ["في", "مسؤول", "والمسؤول", "نيران", "بالنيران", "مسؤولون", "سيارتها", "وأنه"]
)
def test_ordinary_words_are_known_in_their_forms(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize(
    "word", ["الموصل", "طهران", "حماس", "الرياض", "بنغازي", "اليمن", "بحرين", "تكريت", "Kavkaz"]
)
def test_names_are_no_ordinary_words(word: str) -> None:
    assert not is_ordinary(word)
