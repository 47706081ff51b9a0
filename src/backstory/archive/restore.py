"""Restoring a backup into an empty folder and an empty database; the file is not trusted.

Steps: unpack only what a backup may hold, into a folder beside the archive's place; check every capture
that its database names against its hash; then move the folder into place. On a database server, the rows
go over from the backup's own database, which needs no keeping after that.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import IO

from django.db import DEFAULT_DB_ALIAS, connection

from backstory.capture import BlobStore
from backstory.errors import ArchiveError, CaptureError

from .backup import DATABASE, MANIFEST, kept_captures
from .copying import copy_rows, sqlite_copy
from .home import open_archive
from .models import Actor, Capture

_CAPTURE = re.compile(r"captures/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_PACK = re.compile(r"captures/packs/[0-9A-Za-z-]{1,80}\.warc")


def restore_backup(file: Path, home: Path) -> None:
    """Make the archive in `home`, and in the database that is set, from `file`.

    ArchiveError leaves nothing behind, and never touches an archive that is there.
    """
    unpack_backup(file, home)
    try:
        open_archive()
        if connection.vendor != "sqlite":
            _fill_server(file, home / DATABASE)
    except BaseException:
        shutil.rmtree(home)
        raise


def _fill_server(file: Path, database: Path) -> None:
    if Capture.objects.exists() or Actor.objects.exists():
        raise ArchiveError(
            "the database holds an archive already; name an empty one in DATABASE_URL", where=str(file)
        )
    with sqlite_copy(database) as alias:
        copy_rows(alias, DEFAULT_DB_ALIAS)
    database.unlink()


def unpack_backup(file: Path, home: Path) -> int:
    """Make the folder `home` from `file`; returns the number of pages in files of their own."""
    try:
        if home.exists() and (not home.is_dir() or any(home.iterdir())):
            raise ArchiveError(
                "there is something here already; set BACKSTORY_HOME to a new folder", where=str(home)
            )
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent, prefix=".restore-") as beside:
            folder = Path(beside) / "archive"
            folder.mkdir()
            count = _unpack(file, folder)
            _check(file, folder)
            if home.exists():
                home.rmdir()
            shutil.move(folder, home)
    except (tarfile.TarError, EOFError, zlib.error, ValueError) as error:
        why = str(error).partition("\n")[0] if tarfile.is_tarfile(file) else "it is no tar"
        raise ArchiveError(
            f"this is no whole backup ({why}); give a file that 'backstory backup' wrote", where=str(file)
        ) from error
    except OSError as error:
        raise ArchiveError(
            f"cannot restore: {error.strerror or error}", where=str(error.filename or home)
        ) from error
    return count


def _unpack(file: Path, folder: Path) -> int:
    count, expected, database = 0, -1, False
    with tarfile.open(file, "r:*") as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is None:
                raise ArchiveError(f"a backup holds no {member.name!r}", where=str(file))
            if member.name == MANIFEST:
                expected = _pages(stream)
                continue
            target = folder / member.name
            if member.name == DATABASE:
                database = True
            elif _CAPTURE.fullmatch(member.name):
                count += 1
            elif not _PACK.fullmatch(member.name):
                raise ArchiveError(f"a backup holds no {member.name!r}", where=str(file))
            target.parent.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256()
            with target.open("wb") as out:
                while chunk := stream.read(1 << 20):
                    digest.update(chunk)
                    out.write(chunk)
            if _CAPTURE.fullmatch(member.name) and digest.hexdigest() != target.name:
                raise ArchiveError(f"{member.name} is damaged in this backup", where=str(file))
    if not database or count != expected:
        raise ArchiveError(f"the backup is not whole: {count} of {expected} pages", where=str(file))
    return count


def _pages(manifest: IO[bytes]) -> int:
    said = json.loads(manifest.read(65536))
    loose = said.get("loose") if isinstance(said, dict) else None
    return loose if isinstance(loose, int) else -1


def _check(file: Path, folder: Path) -> None:
    """That the database can be read, and every content that it names is there unchanged."""
    store = BlobStore(folder / "captures")
    try:
        with closing(sqlite3.connect(folder / DATABASE)) as database:
            for sha256, place, size in kept_captures(database):
                store.get(sha256, place, size)
    except (sqlite3.Error, CaptureError) as error:
        raise ArchiveError(f"the backup is damaged: {error}", where=str(file)) from error
