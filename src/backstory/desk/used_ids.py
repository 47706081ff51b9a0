"""Which ids the rows of one run have used, so that none stands for two stories.

An archive may have millions of rows, so they are kept in a file of SQLite's own that vanishes with the
process; a few thousand fit in its memory and touch no disk.
"""

from __future__ import annotations

import sqlite3

from backstory.errors import ArchiveError


class UsedIds:
    """Row id -> where it was first read."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode=OFF")
        self._database.execute("PRAGMA cache_size=-16000")
        self._database.execute("CREATE TABLE used (id TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def claim(self, external_id: str, where: str) -> str:
        """Note that `where` uses the id; returns who used it before in this run, or ""."""
        try:
            taken = self._database.execute("INSERT OR IGNORE INTO used VALUES (?, ?)", (external_id, where))
        except sqlite3.OperationalError as error:
            raise ArchiveError(
                f"temporary files cannot be written ({error}); free some space, or set SQLITE_TMPDIR",
                where="temporary files",
            ) from error
        if taken.rowcount:
            return ""
        (before,) = self._database.execute("SELECT place FROM used WHERE id = ?", (external_id,)).fetchone()
        return "" if before == where else str(before)
