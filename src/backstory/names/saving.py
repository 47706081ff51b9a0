"""A name index on disk, so that a command need not build it: JSON, which nothing can run from.

1. The file begins with a line that names the code and data it was built by; another line is another version.
2. The fields of the index follow, each as a line with the number of its parts and a line for each part, so
   that of a large index only a part at a time is there twice.
3. It is written beside its place and renamed, so that it is whole or not there.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from backstory.errors import LinkError
from backstory.names.index import NameIndex
from backstory.values import Actor, Designation, Name, Relation

_MAGIC = b"backstory names "


_PART = 20_000
"""Items of a field that stand on one line."""


def save_index(index: NameIndex, path: Path) -> None:
    """Write the index; OSError where the disk refuses."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("wb") as stream:
            stream.write(_MAGIC + built_by().encode() + b"\n")
            for field in fields(index):
                value = {} if field.name in _FOUND_AGAIN else getattr(index, field.name)
                stream.write(b"%d\n" % -(-len(value) // _PART))
                for items in _parts(value):
                    stream.write(orjson.dumps(items, default=list) + b"\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def load_index(path: Path) -> NameIndex:
    """The index; LinkError if the file is missing, damaged, or built by another version."""
    try:
        with path.open("rb") as stream:
            if stream.readline(200) != _MAGIC + built_by().encode() + b"\n":
                raise LinkError("the index is of another version; build it anew", where=str(path))
            return NameIndex(**{field.name: _field(str(field.type), stream) for field in fields(NameIndex)})
    except OSError as error:
        raise LinkError(f"the index cannot be read: {error.strerror}", where=str(path)) from error
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise LinkError("the index is damaged; build it anew", where=str(path)) from error


def _parts(value: Any) -> Iterator[Any]:
    """A dict's parts are pairs of lists, its keys and its values."""
    items = iter(value.items() if isinstance(value, dict) else value)
    while part := list(islice(items, _PART)):
        yield _pair_of_lists(dict(part)) if isinstance(value, dict) else part


def _pair_of_lists(items: dict[Any, Any]) -> list[list[Any]]:
    values = [_pair_of_lists(item) if isinstance(item, dict) else item for item in items.values()]
    return [list(items), values]


def _field(annotation: str, stream: BinaryIO) -> Any:
    make, read = _FORMS[annotation]
    found = make()
    for _ in range(int(stream.readline(20))):
        part = orjson.loads(stream.readline())
        if isinstance(found, dict):
            found.update(zip(part[0], map(read, part[1]) if read else part[1], strict=True))
        elif isinstance(found, list):
            found.extend(map(read, part) if read else part)
        else:
            found.update(part)
    return found


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


def _beside(parts: list[list[Any]]) -> dict[int, tuple[int, ...]]:
    return dict(zip(parts[0], map(tuple, parts[1]), strict=True))


_FOUND_AGAIN = ("actor_words", "actor_scripts", "names_like")
"""Fields that are filled when they are asked for."""

_FORMS: dict[str, tuple[Callable[[], Any], Callable[[Any], Any] | None]] = {
    "list[Actor]": (list, _actor),
    "list[str]": (list, None),
    "list[int]": (list, None),
    "list[tuple[int, ...]]": (list, tuple),
    "list[tuple[str, ...]]": (list, tuple),
    "list[Skipped]": (list, tuple),
    "set[str]": (set, None),
    "set[int]": (set, None),
    "dict[str, int]": (dict, None),
    "dict[str, tuple[int, ...]]": (dict, tuple),
    "dict[tuple[int, int], int]": (dict, None),
    "dict[int, tuple[int, frozenset[int]]]": (dict, None),
    "dict[int, tuple[int, frozenset[str]]]": (dict, None),
    "dict[int, str]": (dict, None),
    "dict[int, tuple[int, ...]]": (dict, tuple),
    "dict[int, frozenset[str]]": (dict, frozenset),
    "dict[int, dict[int, tuple[int, ...]]]": (dict, _beside),
}
"""Annotation of a field -> what it is and how an item of it is read back from JSON."""
