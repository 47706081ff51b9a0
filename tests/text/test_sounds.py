from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.text.sounds import SLOTS, arabic, cyrillic, hebrew, latin, sounds

TABLES = [
    table
    for script in (latin, cyrillic, arabic, hebrew)
    for name in ("INSIDE", "START", "END")
    if (table := getattr(script, name, ""))
]
PHONES = set("bpfvmnrldtkgqszxGhTDSZCJcywaeiou'")


@pytest.mark.parametrize("table", TABLES)
def test_no_sign_stands_twice_in_a_table(table: str) -> None:
    signs = Counter(table.split()[::2])
    assert [sign for sign, times in signs.items() if times > 1] == []


def test_every_phone_is_one_that_is_known() -> None:
    assert {phone for slot in SLOTS for phone, _ in slot.phones} <= PHONES


def test_prices_are_small_and_never_negative() -> None:
    for slot in SLOTS:
        assert all(0 <= price < 1 for _, price in slot.phones)
        assert 0 <= slot.silent_abjad <= 1
        assert 0 <= slot.silent <= 1


def test_a_word_may_sound_in_several_ways() -> None:
    assert len(sounds("Kavkaz").slots) == len(sounds("Кавказ").slots) == 6
    assert sounds("قوقاز").abjad
    assert not sounds("Кавказ").abjad


@given(st.text())
def test_any_text_has_sounds(text: str) -> None:
    heard = sounds(text)
    assert len(heard.slots) == len(heard.leaving) == len(heard.leaving_abjad)
    assert heard.weight >= 0
