"""Checkpoints: in an import SQLite's log grows until it is told to be carried over."""

from __future__ import annotations

import pytest
from django.db import connection

from backstory.archive.transactions import checkpoint, rare_checkpoints

pytestmark = pytest.mark.django_db


def pages() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint")
        return int(cursor.fetchone()[0])


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_they_are_rare_within_the_block_and_as_usual_after_it() -> None:
    usual = pages()
    with pytest.raises(ValueError, match="a bug"), rare_checkpoints():
        assert pages() > usual
        raise ValueError("a bug")
    assert pages() == usual


def test_within_a_transaction_nothing_can_be_seen_to_and_nothing_fails() -> None:
    with rare_checkpoints():
        checkpoint()
