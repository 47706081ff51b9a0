"""A backup: one tar file with a manifest, the database as of one moment, and every capture's bytes.

Steps: copy the database into a SQLite file (by SQLite's own backup, or row by row from a server), which
lets others go on writing; then the captures that this copy names, checked against their hashes. The file
is written beside its place and renamed when it is whole. Either kind of database can take it back.
"""

from __future__ import annotations

import errno
import io
import json
import os
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connection

from backstory import __version__
from backstory.errors import ArchiveError

from .copying import copy_rows, sqlite_copy
from .home import blobs

MANIFEST, DATABASE = "manifest.json", "archive.sqlite3"
_UNFINISHED = "unfinished-backup-"


def write_backup(file: Path, moved: Callable[[], None] = lambda: None, *, replace: bool = False) -> int:
    """Write `file` and return the number of captures; `replace` lets it take the place of one that is there.

    Raises CaptureError where kept bytes are damaged and ArchiveError where the file cannot be written; what
    was there before is still there then.
    """
    _refuse_to_replace(file, replace)
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=_UNFINISHED) as folder:
            copy, part = Path(folder) / DATABASE, Path(folder) / "backup.tar"
            kept = _copy_database(copy)
            with tarfile.open(part, "w") as tar:
                manifest = {
                    "backstory": __version__,
                    "made_at": int(time.time()),
                    "loose": sum(not place for _, place, _ in kept),
                }
                _add(tar, MANIFEST, json.dumps(manifest).encode())
                tar.add(copy, DATABASE)
                store = blobs()
                for sha256, place, size in kept:
                    content = store.get(sha256, place, size)
                    if not place:
                        _add(tar, f"captures/{sha256[:2]}/{sha256}", content)
                    moved()
                for pack in sorted({place.partition(":")[0] for _, place, _ in kept if place}):
                    tar.add(store.folder / "packs" / pack, f"captures/packs/{pack}")
            with part.open("rb") as stream:
                os.fsync(stream.fileno())
            _refuse_to_replace(file, replace)  # it may have come meanwhile
            part.replace(file)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        why = "no space is left; free some, or choose another disk" if full else error.strerror
        raise ArchiveError(f"the backup cannot be written: {why}", where=str(file)) from error
    except sqlite3.Error as error:
        raise ArchiveError(
            f"the copy of the database cannot be written beside the backup: {error}", where=str(file)
        ) from error
    return len(kept)


def _refuse_to_replace(file: Path, replace: bool) -> None:
    if not replace and os.path.lexists(file):
        raise ArchiveError(
            "there is a file here already; give another name, or replace it with --replace", where=str(file)
        )


def _copy_database(target: Path) -> list[tuple[str, str, int]]:
    """Copy the database to `target`; what captures it names: (SHA-256, place, bytes)."""
    if connection.vendor != "sqlite":
        with sqlite_copy(target) as alias:
            copy_rows(DEFAULT_DB_ALIAS, alias)
    with closing(sqlite3.connect(target)) as copy:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        return kept_captures(copy)


def kept_captures(database: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """(SHA-256, place, bytes) of every content that the database names, pack by pack."""
    return database.execute(
        "SELECT sha256, place, max(size) FROM archive_capture GROUP BY sha256, place ORDER BY place"
    ).fetchall()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(content), int(time.time()), 0o644
    tar.addfile(info, io.BytesIO(content))
