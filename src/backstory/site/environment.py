"""The settings that the operator gives, as environment variables; every one is parsed strictly.

A variable whose name starts with BACKSTORY_ but is not listed here is a mistake and refused, with the
nearest known name, so that a mistyped setting is never silently ignored.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from backstory.errors import ArchiveError

KNOWN = {
    "BACKSTORY_HOME": "The archive's folder. Default: ./backstory-archive",
    "BACKSTORY_CACHE": (
        "Where `backstory link` keeps the index of each registry's names, for a month after its last use. "
        "Default: the user's folder for caches"
    ),
    "BACKSTORY_SITE_NAME": "The name at the head of every page. Default: Backstory",
    "BACKSTORY_EDITOR": (
        "Who stands under 'Posted by' for stories added on this machine. Default: the user's name"
    ),
    "BACKSTORY_ALLOWED_HOSTS": (
        "Host names that the site answers to, with commas. Default: localhost,127.0.0.1,[::1]"
    ),
    "BACKSTORY_SECRET_KEY": "Signs sessions. Default: a random one, kept in the archive's folder",
    "BACKSTORY_TIME_ZONE": "The zone that times are shown in, such as Europe/Paris. Default: UTC",
    "BACKSTORY_DEBUG": "1 shows errors in the browser; for development only. Default: 0",
    "BACKSTORY_CORPORA": "Where tests and benchmarks find real data. Default: ../shared/corpora",
}

LONGEST_EDITOR = 140
"""Characters of an editor's name; what the registry's notes of it have room for."""

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Environment:
    """What the operator asked for, checked."""

    home: Path
    cache: Path | None = None
    """None: the user's folder for caches."""
    site_name: str = "Backstory"
    editor: str = ""
    allowed_hosts: tuple[str, ...] = LOCAL_HOSTS
    secret_key: str = ""
    time_zone: str = "UTC"
    debug: bool = False
    database_url: str = ""


def read_environment(env: Mapping[str, str]) -> Environment:
    """Parse the variables; ArchiveError names the one that cannot be used."""
    for name in env:
        if name.startswith("BACKSTORY_") and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(KNOWN)}"
            raise ArchiveError(f"unknown setting {name}{hint}", where="environment")
    debug = env.get("BACKSTORY_DEBUG", "0")
    if debug not in ("0", "1"):
        raise ArchiveError(f"BACKSTORY_DEBUG must be 0 or 1, not {debug!r}", where="environment")
    zone = env.get("BACKSTORY_TIME_ZONE", "UTC")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ArchiveError(
            f"BACKSTORY_TIME_ZONE {zone!r} is no time zone; use a name such as Europe/Paris",
            where="environment",
        ) from error
    database_url = _database_url(env.get("DATABASE_URL", ""))
    hosts = tuple(host.strip() for host in env.get("BACKSTORY_ALLOWED_HOSTS", "").split(",") if host.strip())
    return Environment(
        home=Path(env.get("BACKSTORY_HOME") or "backstory-archive").expanduser().absolute(),
        cache=Path(cache).expanduser().absolute() if (cache := env.get("BACKSTORY_CACHE")) else None,
        site_name=env.get("BACKSTORY_SITE_NAME") or "Backstory",
        editor=_editor(env.get("BACKSTORY_EDITOR", "")),
        allowed_hosts=hosts or LOCAL_HOSTS,
        secret_key=env.get("BACKSTORY_SECRET_KEY", ""),
        time_zone=zone,
        debug=debug == "1",
        database_url=database_url,
    )


def _editor(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_EDITOR or not name.isprintable():
        raise ArchiveError(
            f"BACKSTORY_EDITOR must be one line of at most {LONGEST_EDITOR} characters in UTF-8",
            where="environment",
        )
    return name


def _database_url(url: str) -> str:
    """The address of a PostgreSQL server that we can talk to, or "" for SQLite."""
    if not url:
        return ""
    scheme = url.partition(":")[0]
    if scheme not in ("postgresql", "postgres"):
        raise ArchiveError(
            f"DATABASE_URL must be postgresql://user:password@host/name, not {scheme}:...; "
            "leave it out for SQLite in the archive's folder",
            where="environment",
        )
    if find_spec("psycopg") is None:
        raise ArchiveError(
            "DATABASE_URL names a PostgreSQL server, which needs: pip install 'backstory[postgres]'",
            where="environment",
        )
    import dj_database_url

    try:
        named = dj_database_url.parse(url)["NAME"]
    except ValueError:
        named = ""
    if not named:
        raise ArchiveError(
            "DATABASE_URL cannot be read; write postgresql://user:password@host/name, with every special "
            "character of the password as %XX",
            where="environment",
        )
    return url
