"""A backup: one tar file with a manifest, the database as of one moment, and every capture's bytes.

Steps: copy the database by SQLite's own backup, which lets others go on writing; then the captures that
this copy names, checked against their hashes. The file is written beside its place and renamed when it
is whole.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from backstory import __version__
from backstory.errors import ArchiveError

from .home import blobs

MANIFEST, DATABASE = "manifest.json", "archive.sqlite3"


def write_backup(file: Path, moved: Callable[[], None] = lambda: None) -> int:
    """Write `file` and return the number of captures. Raises CaptureError where kept bytes are damaged
    and ArchiveError where the file cannot be written."""
    if connection.vendor != "sqlite":
        raise ArchiveError(
            "this archive is on a database server; back it up with pg_dump and keep captures/ beside it"
        )
    part = file.with_name(file.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=file.absolute().parent) as folder:
            copy = Path(folder) / DATABASE
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
        os.replace(part, file)  # noqa: PTH105
    except OSError as error:
        raise ArchiveError(f"the backup cannot be written: {error.strerror}", where=str(file)) from error
    finally:
        part.unlink(missing_ok=True)
    return len(kept)


def _copy_database(target: Path) -> list[tuple[str, str, int]]:
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    try:
        connection.connection.backup(copy)
        rows = copy.execute(
            "SELECT sha256, place, max(size) FROM archive_capture GROUP BY sha256, place ORDER BY place"
        ).fetchall()
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    return rows


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(content), int(time.time()), 0o644
    tar.addfile(info, io.BytesIO(content))
