from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.lookalikes import unmixed


@pytest.mark.parametrize(
    ("mixed", "clean"),
    [("cергей", "сергей"), ("пyтин", "путин"), ("mosсow", "moscow"), ("кawasaki", "kawasaki")],
)
def test_a_mixed_word_takes_the_script_of_most_of_its_letters(mixed: str, clean: str) -> None:
    assert mixed != clean
    assert unmixed(mixed) == clean


@pytest.mark.parametrize("word", ["москва", "moscow", "it компания", "qюв", "قوقاز"])
def test_other_words_stay_as_they_are(word: str) -> None:
    assert unmixed(word) == word


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(unmixed(text)) == len(text)
