"""Which ids the rows of one run have used, so that none stands for two stories.

An archive may have millions of rows, so they are kept in a file of SQLite's own that vanishes with the
process. The latest wait in memory and go there together: most archives touch no disk.
"""

from __future__ import annotations

import sqlite3

from backstory.errors import ArchiveError

MOST_WAITING = 20_000


class UsedIds:
    """Row id -> where it was first read."""

    def __init__(self) -> None:
        self._latest: dict[str, str] = {}
        self._database: sqlite3.Connection | None = None

    def claim(self, external_id: str, where: str) -> str:
        """Note that `where` uses the id; returns who used it before in this run, or ""."""
        before = self._latest.get(external_id) or self._stored(external_id)
        if before:
            return "" if before == where else before
        self._latest[external_id] = where
        if len(self._latest) >= MOST_WAITING:
            self._store()
        return ""

    def _stored(self, external_id: str) -> str:
        if self._database is None:
            return ""
        row = self._database.execute("SELECT place FROM used WHERE id = ?", (external_id,)).fetchone()
        return str(row[0]) if row else ""

    def _store(self) -> None:
        try:
            if self._database is None:
                self._database = _made()
            self._database.executemany("INSERT INTO used VALUES (?, ?)", self._latest.items())
        except sqlite3.OperationalError as error:
            raise ArchiveError(
                f"temporary files cannot be written ({error}); free some space, or set SQLITE_TMPDIR",
                where="temporary files",
            ) from error
        self._latest.clear()


def _made() -> sqlite3.Connection:
    database = sqlite3.connect("", isolation_level=None)
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA cache_size=-16000")
    database.execute("CREATE TABLE used (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
    database.execute("BEGIN")
    return database
