"""What a database says when it refuses, in words that tell the operator what to do."""

from __future__ import annotations

from django.db import DatabaseError, connection

from backstory.errors import ArchiveError

_NO_SPACE = "no space is left for the database; free some and run the same command again"
_GONE = "the database server has gone away; once it is back, run the same command again"
_KNOWN = (
    ("database or disk is full", _NO_SPACE),
    ("no space left on device", _NO_SPACE),
    (
        "database is locked",
        "another program has been writing to the database for a long time; let it finish, or end it, and run "
        "the same command again",
    ),
    (
        "readonly database",
        "the database cannot be written; give yourself the right to write the file and its folder",
    ),
    (
        "unable to open database file",
        "the database cannot be opened; give yourself the right to read and write the file and its folder",
    ),
    ("file is not a database", "this is no database; restore a backup into a new folder"),
    ("disk image is malformed", "the database is damaged; restore a backup into a new folder"),
    ("disk i/o error", "the disk fails, or no space is left; see to the disk and run the same command again"),
    ("connection refused", "the database server does not answer; start it, or mend DATABASE_URL"),
    ("could not translate host name", "the database server is not known; mend DATABASE_URL"),
    ("failed to resolve host", "the database server is not known; mend DATABASE_URL"),
    ("password authentication failed", "the database server refuses the password; mend DATABASE_URL"),
    ("the connection is closed", _GONE),
    ("server closed the connection", _GONE),
    ("terminating connection", _GONE),
)
"""What the databases write, in small letters -> what is wrong and what to do."""


def refusal(error: DatabaseError) -> ArchiveError:
    """The error as one line with where the database is."""
    said = str(error).strip()
    first = said.splitlines()[0] if said else type(error).__name__
    lower = said.lower()
    message = next((words for sign, words in _KNOWN if sign in lower), f"the database refuses: {first}")
    return ArchiveError(message, where=database_name())


def database_name() -> str:
    """Where the database is, without a password."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return name
    host = connection.settings_dict["HOST"]
    return f"{connection.vendor} {name} on {host}" if host else f"{connection.vendor} {name}"
