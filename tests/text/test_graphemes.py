from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.text.graphemes import Graphemes

GERMAN = Graphemes(
    inside={"s": "s", "c": "k", "h": "h", "sch": "sh", "ch": "kh", "t": "t"},
    start={"st": "sht", "h": "H"},
    end={"t": "T", "cht": "KHT"},
)


def test_the_longest_grapheme_counts() -> None:
    assert GERMAN.cut("tsch") == ["t", "sh"]
    assert GERMAN.cut("tch") == ["t", "kh"]


def test_the_start_and_the_end_of_a_word_differ_from_its_middle() -> None:
    assert GERMAN.cut("stst") == ["sht", "s", "T"]
    assert GERMAN.cut("hacht") == ["H", "KHT"]
    assert GERMAN.cut("t") == ["t"]


def test_a_letter_without_a_sound_is_passed_over() -> None:
    assert GERMAN.cut("ästä") == ["s", "t"]
    assert GERMAN.cut("") == []


def test_it_says_whether_a_word_begins_with_a_grapheme() -> None:
    assert GERMAN.split("stadt")[0]
    assert not GERMAN.split("astadt")[0]
    assert not GERMAN.split("")[0]


@given(st.text("schtä", max_size=12))
def test_every_known_letter_has_its_part(word: str) -> None:
    plain = Graphemes({sign: len(sign) for sign in ("s", "c", "h", "t", "sch", "ch", "st")}, {}, {})
    assert sum(plain.cut(word)) == sum(letter in "scht" for letter in word)
