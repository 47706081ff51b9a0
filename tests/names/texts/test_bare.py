"""What is left of a text without the signs that its normal form has not."""

from __future__ import annotations

import random

import pytest

from backstory.names.texts.bare import Bare
from backstory.text.fold import fold


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the “national” b’ank – a-b.c", "the national bank  abc"),
        ("il\u00adyas  said", "ilyas  said"),
        ("национальный банк", "национальный банк"),
        ("قال isis، إن", " isis "),
    ],
)
def test_signs_and_letters_without_capitals_go(text: str, left: str) -> None:
    assert Bare().text(text) == left


@pytest.mark.parametrize("text", ["bánk", "ё", "bаnk", "и\u0306", "bªnk", "ba\u0301nk", "𝐛ank", "g٢", "ﬁsh"])
def test_nothing_is_told_of_a_text_whose_letters_become_others(text: str) -> None:
    assert Bare().text(text) is None


def test_words_in_normal_form_stand_in_what_is_left() -> None:
    rng = random.Random(1)
    bare = Bare()
    letters = "abcxyzйабвгдéßıάλ0٢قةأﬁªⅷ\u0301\u0306\u00ad\u200b'’`-–.,“\u00a0 _"
    told = 0
    for _ in range(20_000):
        piece = "".join(rng.choices(letters, k=rng.randint(1, 6))).lower()
        left = bare.text(piece)
        if left is not None and piece.islower():
            told += 1
            for word in piece.split():
                assert "".join(c for c in fold(word) if c.lower() != c.upper() or c.isdigit()) in left
    assert told > 500
