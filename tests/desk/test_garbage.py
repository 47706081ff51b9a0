"""Searching for cyclic garbage seldom, and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from backstory.desk.garbage import SELDOM, seldom_searched


@pytest.fixture(autouse=True)
def _thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_it_is_searched_as_often_as_before_whatever_happens_within() -> None:
    gc.set_threshold(700, 9, 8)
    with pytest.raises(ValueError, match="a bug"), seldom_searched():
        assert gc.get_threshold() == (SELDOM, 9, 8)
        raise ValueError("a bug")
    assert gc.get_threshold() == (700, 9, 8)


def test_what_is_never_searched_stays_so() -> None:
    gc.set_threshold(0)
    with seldom_searched():
        assert gc.get_threshold()[0] == 0
