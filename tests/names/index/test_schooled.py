from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.names.index.schooled import readings, readings_of, schooled_keys, schooled_keys_of

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzéßш'-", max_size=10), min_size=1, max_size=8)


def test_spellings_of_two_schools_share_a_key() -> None:
    for one, other in (("qawqaz", "kavkaz"), ("dzhokhar", "djohar"), ("кавказ", "kavkaz")):
        assert set(schooled_keys(readings(one))) & set(schooled_keys(readings(other)))


def test_a_short_word_is_read_in_no_way_and_has_no_key() -> None:
    assert readings("al") == ()
    assert schooled_keys(()) == ()


@given(WORDS)
def test_many_words_are_read_as_each_alone(words: list[str]) -> None:
    together = readings_of(words)
    assert together == [readings(word) for word in words]
    assert [tuple(keys) for keys in schooled_keys_of(together)] == [schooled_keys(ways) for ways in together]
