from __future__ import annotations

from backstory.names.words.bases import bases


def test_the_longest_ending_is_taken_off() -> None:
    assert ("кавказ", False) in bases("кавказами", ("кавказами",), inflects=True)
    assert ("trump", False) in bases("trumpovi", ("trumpovi",), inflects=True)


def test_three_letters_are_left() -> None:
    assert bases("доме", ("доме",), inflects=True)[1:] == [("дом", False), ("дом", True)]
    assert bases("яма", ("яма",), inflects=True) == [("яма", None)]


def test_arabic_adjectives_lose_their_ending() -> None:
    assert ("حوث", True) in bases("حوثيون", ("حوثيون",), inflects=False)


def test_english_words_stand_as_they_are() -> None:
    assert bases("londoners", ("londoners",), inflects=False) == [("londoners", None)]
