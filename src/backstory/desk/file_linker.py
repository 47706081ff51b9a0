"""The linker for the actors of a registry's file: from the user's cache, or built and put there.

1. The file's path and bytes and the data of the packs name the index. Where the code has changed since it was
   saved, it is of another version and is built anew.
2. What there was to say of the registry's rows is kept beside it, and said each time.
3. An index of what the same file held before goes; so does any that nobody has used for a month, and the
   longest unused where all take more than a gigabyte.
What a cache refuses costs time and stops nothing. A registry may name people who must not be known: the cache
is its user's alone, and a folder of somebody else's is not used.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b, file_digest
from importlib.resources import files
from pathlib import Path

import orjson

from backstory.errors import LinkError, RegistryError
from backstory.names.index.saving import PART, is_being_written
from backstory.names.linker import LARGE, Linker
from backstory.values import Actor

UNUSED = 30 * 24 * 3600
"""Seconds after which an index that nobody has used is taken away."""
LARGEST = 1_000_000_000
"""Bytes of all indexes; those that were used longest ago go first."""

_NOTES = ".notes"
_OURS = re.compile(r"[0-9a-f]{16}-[0-9a-f]{32}(\.notes|\.[0-9a-f]{8}\.part)?")

Tell = Callable[[str], object]


def user_cache() -> Path | None:
    """Where this user's programs keep what can be made again; None for a user without a home."""
    from platformdirs import user_cache_path

    folder = user_cache_path("backstory", appauthor=False)
    return folder if folder.is_absolute() else None


def file_linker(path: Path, *, packs: bool, cache: Path | None, tell: Tell) -> Linker:
    """The linker for the actors in `path`; RegistryError where it holds none.

    `packs`: whether they lend their names. `cache`: the folder where indexes are kept, None for nowhere.
    `tell` gets what should be known of the registry's rows, a line each.
    """
    if not path.is_file():
        raise RegistryError("there is no such file", where=str(path))
    folder = _folder(cache, tell) if cache else None
    kept = folder / _name(path, packs) if folder else None
    if kept and (found := _kept(kept, tell)):
        return found
    notes: list[str] = []

    def note(line: str) -> None:
        notes.append(line)
        tell(line)

    from backstory.registry import knowledge

    actors = _actors(path, note)
    if len(actors) > LARGE:
        tell(f"The index of the names of {len(actors):,} actors is being made, which takes a while")
    linker = Linker(actors, knowledge=knowledge(actors) if packs else ())
    if kept:
        try:
            return _keep(linker, notes, kept)
        except OSError as error:
            tell(_refusal(kept, error))
    return linker


def _actors(path: Path, note: Tell) -> list[Actor]:
    from backstory.registry import read

    good = []
    for row in read(path):
        if isinstance(row, RegistryError):
            note(f"{'Note' if row.warning else 'Failed'}: {row}")
        else:
            good.append(row)
    if not good:
        raise RegistryError("the registry holds no actor", where=str(path))
    return good


def _name(path: Path, packs: bool) -> str:
    """Names the index: the part before the hyphen its registry, the other one what stands in it."""
    place = blake2b(f"{path.absolute()}\0{path}\0{packs}".encode(errors="surrogateescape"), digest_size=8)
    with path.open("rb") as stream:
        content = file_digest(stream, lambda: blake2b(digest_size=16))
    if packs:
        data = files("backstory").joinpath("registry", "packs")  # without importing what reads them
        for file in sorted(data.iterdir(), key=lambda file: file.name):
            content.update(file.read_bytes() if file.is_file() else b"")
    return f"{place.hexdigest()}-{content.hexdigest()}"


def _folder(cache: Path, tell: Tell) -> Path | None:
    """The folder of the indexes, made if need be; None where it cannot be used."""
    folder = cache / "names"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if hasattr(os, "geteuid") and folder.stat().st_uid != os.geteuid():
            raise PermissionError(0, "the folder is somebody else's")
    except OSError as error:
        tell(_refusal(folder, error))
        return None
    return folder


def _refusal(path: Path, error: OSError) -> str:
    return f"Note: {path}: the index of names is not kept for the next time: {error.strerror or error}"


def _kept(path: Path, tell: Tell) -> Linker | None:
    notes = path.with_name(path.name + _NOTES)
    with suppress(OSError, LinkError, orjson.JSONDecodeError):
        found = Linker.load(path)
        lines = orjson.loads(notes.read_bytes())
        for used in (notes, path):
            os.utime(used)
        for line in lines:
            tell(line)
        return found
    return None


def _keep(linker: Linker, notes: list[str], path: Path) -> Linker:
    """Save it; what is opened again takes less memory than what was made."""
    path.with_name(path.name + _NOTES).write_bytes(orjson.dumps(notes))
    linker.save(path)
    _sweep(path)
    try:
        return Linker.load(path)
    except LinkError:  # another command has swept it away
        return linker


def _sweep(kept: Path) -> None:
    """Take away what nobody needs any more; nothing that is not ours, and nothing that is being written."""
    place, _, _ = kept.name.partition("-")
    now, size = time.time(), 0
    for file, known in sorted(_files(kept.parent), key=lambda each: each[1].st_mtime, reverse=True):
        if file.suffix != PART:
            size += known.st_size
            old = now - known.st_mtime > UNUSED or size > LARGEST or file.name.startswith(place)
            gone = old and not file.name.startswith(kept.name)
        else:
            gone = not is_being_written(file)
        if gone:
            with suppress(OSError):
                file.unlink()


def _files(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    for file in folder.iterdir():
        if _OURS.fullmatch(file.name):
            with suppress(OSError):
                yield file, file.stat()
