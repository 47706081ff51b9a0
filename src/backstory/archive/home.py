"""The archive's folder: made by the first command that needs it, brought up to date by every later one.

archive.sqlite3   the database (unless DATABASE_URL names another)
captures/         every page's bytes, under their SHA-256
index/            the search index, derived
cache/            the linker's index, derived
secret.key        signs the site's sessions
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from backstory.capture import BlobStore
from backstory.errors import ArchiveError


def home() -> Path:
    return Path(settings.BACKSTORY_HOME)


def blobs() -> BlobStore:
    return BlobStore(home() / "captures")


def open_archive() -> Path:
    """Make the folder and the database where they are missing, and bring the database up to date.

    Raises ArchiveError, saying what to do, where the folder cannot be written or the database refuses.
    """
    folder = home()
    try:
        for part in (folder, folder / "captures", folder / "cache"):
            part.mkdir(parents=True, exist_ok=True)
        key = folder / "secret.key"
        if not key.exists():
            with open(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:  # noqa: PTH123
                stream.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass  # another command made it in this moment
    except OSError as error:
        raise ArchiveError(
            f"the archive's folder cannot be made or written ({error.strerror}); "
            "set BACKSTORY_HOME to a folder of your own",
            where=str(folder),
        ) from error
    if not os.access(folder, os.W_OK):
        raise ArchiveError(
            "the archive's folder cannot be written; set BACKSTORY_HOME to a folder of your own",
            where=str(folder),
        )
    _migrate(folder)
    return folder


def _migrate(folder: Path) -> None:
    """Run Django's migrations, unless the database already has every one that this version knows."""
    known = {path.stem for path in (Path(__file__).parent / "migrations").glob("[0-9]*.py")}
    try:
        if "django_migrations" in connection.introspection.table_names():
            with connection.cursor() as cursor:
                cursor.execute("SELECT name FROM django_migrations WHERE app = 'archive'")
                applied = {name for (name,) in cursor.fetchall()}
            if newer := sorted(applied - known):
                raise ArchiveError(
                    f"the archive was made by a later version of Backstory ({newer[0]}); upgrade this one",
                    where=str(folder),
                )
            if applied == known:
                return
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    except DatabaseError as error:
        raise ArchiveError(f"the database refuses: {error}", where=database_name()) from error


def database_name() -> str:
    """Where the database is, without a password."""
    name = str(connection.settings_dict["NAME"])
    return name if connection.vendor == "sqlite" else f"{connection.vendor} {name}"
