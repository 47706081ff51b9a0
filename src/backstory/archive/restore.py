"""Restoring a backup into an empty folder; the file is not trusted.

Steps: unpack only what a backup may hold, into a folder beside the archive's place; check each capture
against its name and the number against the manifest; then move the folder into place. Needs no database.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tarfile
import tempfile
from pathlib import Path

from backstory.errors import ArchiveError

_CAPTURE = re.compile(r"captures/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_PACK = re.compile(r"captures/packs/[0-9A-Za-z-]{1,80}\.warc")


def unpack_backup(file: Path, home: Path) -> int:
    """Make `home` from `file`; returns the number of captures. ArchiveError leaves nothing behind."""
    if home.exists() and any(home.iterdir()):
        raise ArchiveError(
            "there is something here already; set BACKSTORY_HOME to a new folder", where=str(home)
        )
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent, prefix=".restore-") as beside:
            folder = Path(beside) / "archive"
            count = _unpack(file, folder)
            if home.exists():
                home.rmdir()
            shutil.move(folder, home)
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError(f"this is no whole backup: {error}", where=str(file)) from error
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
            if member.name == "manifest.json":
                expected = int(json.loads(stream.read(65536)).get("loose", -1))
                continue
            target = folder / member.name
            if member.name == "archive.sqlite3":
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
