"""A name index on disk, so that a command need not build it: JSON, which nothing can run from.

1. The file begins with a line that names the code and data it was built by; another line is another version.
2. Every field of the index follows under its name, in the form that its annotation says.
3. It is written beside its place and renamed, so that it is whole or not there.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import orjson

from backstory.errors import LinkError
from backstory.names.index import NameIndex
from backstory.values import Actor, Designation, Name, Relation

_MAGIC = b"backstory names "


def save_index(index: NameIndex, path: Path) -> None:
    """Write the index; OSError where the disk refuses."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    content = {f.name: _WRITTEN.get(str(f.type), _same)(getattr(index, f.name)) for f in fields(index)}
    try:
        with part.open("wb") as stream:
            stream.write(_MAGIC + built_by().encode() + b"\n")
            stream.write(orjson.dumps(content, default=list, option=orjson.OPT_NON_STR_KEYS))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def load_index(path: Path) -> NameIndex:
    """The index; LinkError if the file is missing, damaged, or built by another version."""
    try:
        with path.open("rb") as stream:
            if stream.readline(200) != _MAGIC + built_by().encode() + b"\n":
                raise LinkError("the index is of another version; build it anew", where=str(path))
            content = orjson.loads(stream.read())
        return NameIndex(**{f.name: _FORMS[str(f.type)](content[f.name]) for f in fields(NameIndex)})
    except OSError as error:
        raise LinkError(f"the index cannot be read: {error.strerror}", where=str(path)) from error
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise LinkError("the index is damaged; build it anew", where=str(path)) from error


@cache
def built_by() -> str:
    """A digest of the code and data that an index depends on."""
    digest = hashlib.blake2b(digest_size=16)
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


def _same(value: Any) -> Any:
    return value


def _tuples(value: list[list[Any]]) -> list[tuple[Any, ...]]:
    return [tuple(item) for item in value]


_WRITTEN: dict[str, Callable[[Any], Any]] = {
    "dict[tuple[int, int], int]": lambda value: [[*key, item] for key, item in value.items()],
    "dict[int, tuple[int, frozenset[int]]]": lambda _: {},
}
"""Annotation of a field -> what stands for it in JSON, where JSON has no such thing."""

_FORMS: dict[str, Callable[[Any], Any]] = {
    "list[Actor]": lambda value: [_actor(row) for row in value],
    "list[str]": _same,
    "list[int]": _same,
    "dict[str, int]": _same,
    "list[tuple[int, ...]]": _tuples,
    "list[tuple[str, ...]]": _tuples,
    "list[Skipped]": _tuples,
    "set[str]": set,
    "set[int]": set,
    "frozenset[str]": frozenset,
    "dict[str, tuple[int, ...]]": lambda value: {key: tuple(item) for key, item in value.items()},
    "dict[tuple[int, int], int]": lambda value: {(a, b): item for a, b, item in value},
    "dict[int, tuple[int, frozenset[int]]]": dict,
    "dict[int, int]": lambda value: {int(key): item for key, item in value.items()},
    "dict[int, tuple[int, ...]]": lambda value: {int(key): tuple(item) for key, item in value.items()},
    "dict[int, frozenset[str]]": lambda value: {int(key): frozenset(item) for key, item in value.items()},
    "dict[int, dict[int, tuple[int, ...]]]": lambda value: {
        int(anchor): {int(word): tuple(names) for word, names in beside.items()}
        for anchor, beside in value.items()
    },
}
"""Annotation of a field -> how its value is read back from JSON."""
