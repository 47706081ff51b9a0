"""A name index on disk, so that a command need not build it: JSON and numbers, which nothing can run from.

1. The file begins with a line that names the code, the data and the kind of machine it was built by; another
   line is another version.
2. Its blocks follow, each at a multiple of eight bytes: the numbers of an array, JSON, or what `Items` and
   `Table` read.
3. Last stands which blocks each field of the index has, and where that begins: a file that breaks off has
   none of it.
4. It is written beside its place and renamed, so that it is whole or not there. Commands map it into memory
   and read of it what they need.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import secrets
import sys
import time
from array import array
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from backstory.errors import LinkError
from backstory.names.index.column import Keyed, Stored, as_it_is
from backstory.names.index.items import Items, Table, write_items, write_table
from backstory.names.index.name_index import NameIndex
from backstory.values import Actor, Designation, Name, Relation

_LEFT_BEHIND = 24 * 3600
"""Seconds after which a half-written file is nobody's any more."""
_MAGIC = b"backstory names "
PART = ".part"
"""Ends the names of half-written files."""
_ROUND = 8
_END = b"%015d\n"

_Block = tuple[int, int]
"""Where it begins and ends."""


def save_index(index: NameIndex, path: Path) -> None:
    """Write the index; OSError where the disk refuses."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        with part.open("wb") as stream:
            stream.write(_MAGIC + built_by().encode() + b"\n")
            blocks = {
                field.name: [
                    _written(block, stream) for block in _blocks(str(field.type), getattr(index, field.name))
                ]
                for field in fields(index)
                if field.name not in _FOUND_AGAIN
            }
            begins = stream.tell()
            stream.write(orjson.dumps(blocks) + _END % begins)
            stream.flush()
            os.fsync(stream.fileno())  # what is mapped is not read through before it is believed
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def is_being_written(path: Path) -> bool:
    """Whether some process may be writing an index to this file."""
    return path.suffix == PART and time.time() - path.stat().st_mtime <= _LEFT_BEHIND


def load_index(path: Path) -> NameIndex:
    """The index; LinkError if the file is missing, damaged, or built by another version."""
    try:
        with path.open("rb") as stream:
            if stream.readline(200) != _MAGIC + built_by().encode() + b"\n":
                raise LinkError("the index is of another version; build it anew", where=str(path))
            return _opened(_mapped(stream), str(path))
    except OSError as error:
        raise LinkError(f"the index cannot be read: {error.strerror}", where=str(path)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise LinkError("the index is damaged; build it anew", where=str(path)) from error


def _mapped(stream: BinaryIO) -> memoryview:
    try:
        return memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError:  # some file systems cannot
        stream.seek(0)
        return memoryview(stream.read())


def _opened(text: memoryview, where: str) -> NameIndex:
    end = len(text) - len(_END % 0)
    directory = orjson.loads(text[int(bytes(text[end:])) : end])
    found = {}
    for field in fields(NameIndex):
        if field.name not in _FOUND_AGAIN:
            blocks = [text[begins:ends] for begins, ends in directory[field.name]]
            found[field.name] = _field(str(field.type), blocks, where)
    return NameIndex(**found)


def _written(block: bytes, stream: BinaryIO) -> _Block:
    stream.write(bytes(-stream.tell() % _ROUND))
    begins = stream.tell()
    stream.write(block)
    return begins, begins + len(block)


def _blocks(annotation: str, value: Any) -> Iterable[bytes]:
    """The blocks of a field."""
    if annotation == "array[int]":
        return [value.tobytes()]
    if annotation.startswith("Column["):
        return write_items(value.all())
    if annotation.startswith("dict[str, "):
        whole = value.whole() if isinstance(value, Keyed) else value
        begins, keys, values = write_table(whole.items())
        return [begins, *keys, *values]
    return [orjson.dumps(value, list, orjson.OPT_NON_STR_KEYS)]


def _field(annotation: str, blocks: list[memoryview], where: str) -> Any:
    if annotation == "array[int]":
        numbers = array("i")
        numbers.frombytes(blocks[0])
        return numbers
    if annotation.startswith("Column["):
        return Stored(_items(blocks, where), _ITEMS[annotation])
    if annotation.startswith("dict[str, "):
        begins, *arrays = blocks
        keys, values = _items(arrays[:2], where), _items(arrays[2:], where)
        return Keyed(Table(begins, keys, values), _ITEMS[annotation])
    return _WHOLE[annotation](orjson.loads(blocks[0]))


def _items(blocks: list[memoryview], where: str) -> Items:
    begins, text = blocks
    return Items(begins, text, where)


@cache
def built_by() -> str:
    """A digest of the code and data that an index depends on, and of how this machine writes numbers."""
    digest = hashlib.blake2b(sys.byteorder.encode(), digest_size=16)
    for package in ("backstory.names", "backstory.text"):
        for file in _below(files(package)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _below(folder: Traversable) -> Iterable[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _below(item)
        elif item.is_file():
            yield item


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        **{
            **row,
            "names": tuple(Name(**name) for name in row["names"]),
            "designations": tuple(Designation(**part) for part in row["designations"]),
            "relations": tuple(Relation(**part) for part in row["relations"]),
            "countries": tuple(row["countries"]),
        }
    )


def _by_number(items: dict[str, Any]) -> dict[int, Any]:
    return dict(zip(map(int, items), map(tuple, items.values()), strict=True))


def _numbers_by_number(items: dict[str, int]) -> dict[int, int]:
    return dict(zip(map(int, items), items.values(), strict=True))


def _sets_by_number(items: dict[str, Any]) -> dict[int, Any]:
    return dict(zip(map(int, items), map(frozenset, items.values()), strict=True))


def _rows(rows: list[list[Any]]) -> list[tuple[Any, ...]]:
    return [*map(tuple, rows)]


_FOUND_AGAIN = (
    "actor_words",
    "actor_scripts",
    "actor_singles",
    "names_like",
    "paired",
    "signed_names",
    "asked",
)
"""Fields that are filled when they are asked for, or of no use to another process."""

_ITEMS: dict[str, Callable[[Any], Any]] = {
    "Column[Actor]": _actor,
    "Column[str]": as_it_is,
    "Column[tuple[int, ...]]": tuple,
    "Column[tuple[str, ...]]": tuple,
    "Column[Mapping[int, tuple[int, ...]]]": _by_number,
    "dict[str, int]": as_it_is,
    "dict[str, tuple[int, ...]]": tuple,
}
"""Annotation of a field -> how an item of it is made of what JSON has of it."""

_WHOLE: dict[str, Callable[[Any], Any]] = {
    "int": as_it_is,
    "list[Skipped]": _rows,
    "set[str]": set,
    "set[int]": set,
    "dict[int, int]": _numbers_by_number,
    "dict[int, tuple[int, ...]]": _by_number,
    "dict[int, tuple[str, ...]]": _by_number,
    "dict[int, frozenset[str]]": _sets_by_number,
}
"""The same for fields that are read at once."""
