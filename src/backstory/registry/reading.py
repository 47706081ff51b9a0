"""Any registry file, as actors and what is wrong with it.

1. Open the file (gzipped or not) and tell its format by its beginning.
2. Pass over it once for the ids that stand in more than one row.
3. Pass over it again: each row gives an actor, or a RegistryError that says where and why it does not.
   Rows of a repeated id wait for the last one of it and come out as one actor, with a warning.
4. Say which actors have all names in common, and which ties lead in a circle.

Memory holds one row at a time, the repeated ones, each id, and the ties.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from backstory.errors import RegistryError
from backstory.registry.format import Format
from backstory.registry.json_format import JsonRows
from backstory.registry.merging import Repeated, merging
from backstory.registry.problems import Problems
from backstory.registry.source import Source
from backstory.registry.table import Table
from backstory.values import Actor

FORMATS = ("jsonl", "csv", "ftm", "un")

_DAMAGED = (EOFError, gzip.BadGzipFile, zlib.error)
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save a workbook as CSV (UTF-8)"),
    (b"\xd0\xcf\x11\xe0", "an office document; save a workbook as CSV (UTF-8)"),
    (b"SQLite format 3", "an SQLite database"),
)


def read(path: Path | BinaryIO, *, name: str = "", format: str = "") -> Iterator[Actor | RegistryError]:
    """The actors of a file, and a RegistryError for each thing wrong with it, as it is read.

    `path` may be a binary stream; `name` is what messages call it. `format` is one of `FORMATS`; without it
    the content tells. Each id comes once. An error whose `warning` is set cost no actor. Nothing is raised
    but ValueError for an unknown `format`.
    """
    if format and format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; known are {', '.join(FORMATS)}")
    return _read(path, name, format)


def _read(path: Path | BinaryIO, name: str, format: str) -> Iterator[Actor | RegistryError]:
    called = name or (path.name if isinstance(path, Path) else "input")
    try:
        source = Source(path, name)
        called = source.name
        problems = Problems()
        chosen = _format(source, problems, format)
        found = False
        for outcome in merging(chosen, _repeated(chosen)):
            found = True
            yield outcome
        yield from chosen.remarks()
        if not found:
            yield RegistryError("no row of a registry was found in it", where=called, warning=True)
    except RegistryError as error:
        yield error
    except _DAMAGED as error:
        message = f"the gzip is damaged or breaks off ({error}); the rows before that are read"
        yield RegistryError(message, where=called)
    except FileNotFoundError:
        yield RegistryError("there is no such file", where=called)
    except OSError as error:
        yield RegistryError(f"cannot be read: {error.strerror or error}", where=called)


def _format(source: Source, problems: Problems, format: str) -> Format:
    head = source.head()
    start = head.lstrip()
    if not start:
        raise RegistryError("the file is empty", where=source.name)
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise RegistryError(f"is {what}, not a registry", where=source.name)
    if b"\x00" in head[:1024] and format != "csv":
        raise RegistryError("is binary data, not a registry", where=source.name)
    if format == "un" or (not format and start.startswith(b"<")):
        from backstory.registry.unlist import UnList, is_un_list

        if not is_un_list(head):
            raise RegistryError(
                "is XML or HTML, but not the UN Security Council's consolidated list", where=source.name
            )
        return UnList(source, problems, head)
    if format == "csv" or (not format and not _is_json(start, source.name)):
        return Table(source, problems, head)
    return JsonRows(source, problems, head)


def _is_json(start: bytes, name: str) -> bool:
    suffixes = {suffix.lower() for suffix in Path(name).suffixes}
    if suffixes & {".csv", ".tsv"}:
        return False
    return start.startswith((b"{", b"[")) or bool(suffixes & {".json", ".jsonl", ".ndjson"})


def _repeated(format: Format) -> Repeated:
    repeated = Repeated()
    try:
        for key in format.ids():
            repeated.count(key)
    except _DAMAGED:
        pass  # the second pass meets the damage at the same place and tells it
    return repeated
