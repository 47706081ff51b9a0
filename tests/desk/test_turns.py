"""Threads that take short turns, and as long ones as before afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from backstory.desk.turns import TURN, short_turns


@pytest.fixture(autouse=True)
def _interval() -> Iterator[None]:
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_turns_are_as_long_as_before_whatever_happens_within() -> None:
    sys.setswitchinterval(0.003)
    with pytest.raises(ValueError, match="a bug"), short_turns():
        assert sys.getswitchinterval() == pytest.approx(TURN, rel=0.1)
        raise ValueError("a bug")
    assert sys.getswitchinterval() == pytest.approx(0.003, rel=0.1)


def test_shorter_turns_stay_as_they_are() -> None:
    sys.setswitchinterval(TURN / 5)
    with short_turns():
        assert sys.getswitchinterval() == pytest.approx(TURN / 5, rel=0.1)
