"""The archive's folder: made by the first command that needs it, brought up to date by every later one.

archive.sqlite3   the database (unless DATABASE_URL names another)
captures/         every page's bytes, under their SHA-256
index/            the search index, derived
cache/            the linker's index, derived
secret.key        signs the site's sessions
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from backstory.capture import BlobStore
from backstory.errors import ArchiveError

from .refusals import refusal
from .transactions import changing_schema


def home() -> Path:
    return Path(settings.BACKSTORY_HOME)


def blobs() -> BlobStore:
    return BlobStore(home() / "captures")


def free_space(folder: Path) -> int:
    """Bytes that may still be written where `folder` is."""
    return shutil.disk_usage(folder).free


def open_archive() -> Path:
    """Make the folder and the database where they are missing, and bring the database up to date.

    Raises ArchiveError, saying what to do, where the folder cannot be written or the database refuses.
    """
    folder = home()
    try:
        for part in (folder, folder / "captures", folder / "cache"):
            part.mkdir(parents=True, exist_ok=True)
        _make_key(folder / "secret.key")
        writable = os.access(folder, os.W_OK)
    except OSError as error:
        raise ArchiveError(_why(error), where=str(folder)) from error
    if not writable:
        raise ArchiveError(
            "the archive's folder cannot be written; set BACKSTORY_HOME to a folder of your own",
            where=str(folder),
        )
    try:
        _migrate(folder)
    except DatabaseError as error:
        raise refusal(error) from error
    except OSError as error:
        raise ArchiveError(_why(error), where=str(folder)) from error
    return folder


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "no space is left for the archive; free some and run the same command again"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return (
            f"the archive's folder cannot be made: {error.filename} is a file; "
            "set BACKSTORY_HOME to a folder of your own"
        )
    return (
        f"the archive's folder cannot be made or written ({error.strerror}); "
        "set BACKSTORY_HOME to a folder of your own"
    )


def _make_key(key: Path) -> None:
    """Make the secret if there is none; it appears whole, whoever else makes one in this moment."""
    if key.exists() and key.stat().st_size:
        return
    part = key.with_name(f"{key.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:  # noqa: PTH123
            stream.write(secrets.token_urlsafe(50))
        if key.exists() and not key.stat().st_size:  # a full disk left it so
            key.unlink()
        try:
            os.link(part, key)
        except FileExistsError:
            pass  # another command made it in this moment
        except OSError:  # a file system without links
            part.replace(key)
    finally:
        part.unlink(missing_ok=True)


def _migrate(folder: Path) -> None:
    """Run Django's migrations, unless the database already has every one that this version knows."""
    if _is_current(folder):
        return
    with changing_schema(folder):
        if not _is_current(folder):  # another command may have done it while we waited
            from django.core.management import call_command

            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _is_current(folder: Path) -> bool:
    known = {path.stem for path in (Path(__file__).parent / "migrations").glob("[0-9]*.py")}
    if "django_migrations" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'archive'")
        applied = {name for (name,) in cursor.fetchall()}
    if newer := sorted(applied - known):
        raise ArchiveError(
            f"the archive was made by a later version of Backstory ({newer[0]}); upgrade this one",
            where=str(folder),
        )
    return applied == known
