"""Many pairs of words held against each other at once give what each pair gives by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from backstory.text.alignment import LONGEST, Rows, likenesses
from backstory.text.likeness import likeness

LETTERS = "abdhijkoqszxy'" + "абвгджзийкоухцчшщьюя" + "ابتثجحخدذرزسشصعغفقكلمنهويةى" + "אבגדהוזחילמ"
WORDS = st.text(st.sampled_from(LETTERS), min_size=0, max_size=12)


def at_once(pairs: list[tuple[str, str]], least: float) -> list[float]:
    numbers = np.arange(len(pairs), dtype=np.int32)
    first, second = (Rows.of(words) for words in zip(*pairs, strict=True))
    at_least = np.full(len(pairs), least, dtype=np.float32)
    return likenesses(first, numbers, second, numbers, at_least).tolist()


@settings(max_examples=60)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=90), st.sampled_from([0.0, 0.5, 0.8]))
def test_it_answers_as_one_by_one(pairs: list[tuple[str, str]], least: float) -> None:
    for (one, other), found in zip(pairs, at_once(pairs, least), strict=True):
        alone = likeness(one, other, least)
        near_the_bound = abs(likeness(one, other) - least) < 1e-4
        assert near_the_bound or abs(found - alone) < 1e-4, (one, other, alone, found)


def test_it_tells_a_name_from_another_among_many() -> None:
    pairs = [("qawqaz", "кавказ"), ("أجناد", "ajnad"), ("hama", "homs")] * 50
    found = at_once(pairs, 0.8)
    assert all(like > 0.8 for like in [*found[0::3], *found[1::3]])
    assert not any(found[2::3])


def test_a_word_of_too_many_sounds_is_like_none() -> None:
    assert at_once([("na" * LONGEST, "na" * LONGEST), ("na", "na")], 0.8) == [0.0, 1.0]
