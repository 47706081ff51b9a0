"""Writing to the database: one writer at a time, whatever database it is.

SQLite has one by nature: its transactions begin as IMMEDIATE ones. On a server, two imports of the same
pages would wait for each other's rows in circles, and what was looked up could be old before it is used.
So a transaction that writes takes the archive's lock first. Readers never wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.files import locks
from django.db import DatabaseError, connection, transaction

_LOGGED_PAGES, _USUAL_PAGES = 16_000, 1_000
"""Pages of SQLite's log after which it is carried over in any case: 64 MB in an import, else SQLite's own."""
_LOCK = 0x6261636B  # "back": the number under which PostgreSQL knows our lock


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that no other writer is in: whole or not at all. Others wait for it at their start."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield


@contextmanager
def rare_checkpoints() -> Iterator[None]:
    """Within the block, SQLite's log of what was written grows until somebody calls `checkpoint`.

    By itself SQLite carries the log over into the database after every thousand pages, which is with every
    batch of an import, and waits for the disk each time.
    """
    if connection.vendor != "sqlite":
        yield
        return
    _pragma(f"wal_autocheckpoint={_LOGGED_PAGES}")
    try:
        yield
    finally:
        with suppress(DatabaseError):
            checkpoint()
            _pragma(f"wal_autocheckpoint={_USUAL_PAGES}")


def checkpoint() -> None:
    """See that what was committed survives a power cut, too: what depends on it may be written now.

    Nothing happens where checkpoints are not rare. Call it outside of a transaction, which it cannot reach.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    if _pragma("wal_autocheckpoint") == _LOGGED_PAGES:
        _pragma("wal_checkpoint(PASSIVE)")


def _pragma(what: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {what}")
        return int(cursor.fetchone()[0])


@contextmanager
def changing_schema(folder: Path) -> Iterator[None]:
    """The right to run migrations, which several transactions make up; others wait for it.

    Commands on one machine share the archive's `folder`, those on several the database.
    """
    with (folder / "schema.lock").open("a") as stream:
        locks.lock(stream, locks.LOCK_EX)
        try:
            if connection.vendor != "postgresql":
                yield
                return
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK + 1])
                try:
                    yield
                finally:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK + 1])
        finally:
            locks.unlock(stream)
