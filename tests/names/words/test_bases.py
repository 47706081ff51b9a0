from __future__ import annotations

from backstory.names.words.bases import bases, spellings_of


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


def test_an_article_that_is_written_onto_a_name_is_no_part_of_it() -> None:
    assert "lima" not in spellings_of("l'IMA")
    assert "lviv" in spellings_of("L'viv")
    assert "ukraine" in spellings_of("l'Ukraine")
