"""Values in a file of which any can be read alone: JSON, which nothing can run from.

`Items` is one array of JSON and where each of its items begins; `Table` finds an item by a string: two such
arrays, of keys and of values, sorted by the keys' hashes, and where the keys of each hash begin.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import orjson

from backstory.errors import LinkError

_PLACES = 2
"""Hashes for each key, at least."""

Bytes = bytes | memoryview


class Items:
    """`begins`: unsigned numbers of 32 bits, one more than there are items; `text`: the array; `where`: its
    file. What is no JSON, in a file that was damaged since it was written, is a LinkError."""

    __slots__ = ("_begins", "_text", "_where")

    def __init__(self, begins: Bytes, text: Bytes, where: str = "") -> None:
        self._begins = memoryview(begins).cast("I")
        self._text = memoryview(text)
        self._where = where

    def __len__(self) -> int:
        return len(self._begins) - 1

    def __getitem__(self, number: int) -> Any:
        """IndexError beyond the last."""
        return self._read(self.raw(number))

    def raw(self, number: int) -> memoryview:
        """An item as it stands in the file."""
        return self._text[self._begins[number] : self._begins[number + 1] - 1]

    def all(self) -> list[Any]:
        """Every item, much sooner than one by one."""
        found: list[Any] = self._read(self._text)
        return found

    def _read(self, text: memoryview) -> Any:
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise LinkError("the index is damaged; delete it, it is built anew", where=self._where) from error


class Table:
    """`begins`: unsigned numbers of 32 bits, the first key of each hash, and the number of all keys."""

    __slots__ = ("_begins", "_keys", "_last", "_values")

    def __init__(self, begins: Bytes, keys: Items, values: Items) -> None:
        self._begins = memoryview(begins).cast("I")
        self._keys, self._values = keys, values
        self._last = len(self._begins) - 2

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, key: str) -> int:
        """The number of the key's value, -1 where it has none."""
        try:
            text = orjson.dumps(key)
        except TypeError:  # half a sign, as no key has
            return -1
        place = crc32(text) & self._last
        begins, raw = self._begins, self._keys.raw
        for number in range(begins[place], begins[place + 1]):
            if raw(number) == text:
                return number
        return -1

    def value(self, number: int) -> Any:
        return self._values[number]

    def all(self) -> tuple[list[str], list[Any]]:
        """Every key, and the value of each."""
        return self._keys.all(), self._values.all()


class WrittenItems(NamedTuple):
    """What `Items` reads."""

    begins: bytes
    text: bytes


class WrittenTable(NamedTuple):
    """What `Table` reads."""

    begins: bytes
    keys: WrittenItems
    values: WrittenItems


def write_items(values: Iterable[Any]) -> WrittenItems:
    """Anything that JSON can hold; sets and the like become arrays, and keys strings."""
    text, begins = bytearray(b"["), array("I", [1])
    for value in values:
        text += orjson.dumps(value, list, orjson.OPT_NON_STR_KEYS)
        text += b","
        begins.append(len(text))
    text[max(1, len(text) - 1) :] = b"]"
    return WrittenItems(begins.tobytes(), bytes(text))


def write_table(items: Iterable[tuple[str, Any]]) -> WrittenTable:
    """Strings, each once, with their values."""
    pairs = list(items)
    size = 1 << (_PLACES * len(pairs)).bit_length()
    hashes = np.fromiter((crc32(orjson.dumps(key)) for key, _ in pairs), dtype=np.int64, count=len(pairs))
    places = hashes & (size - 1)
    order = np.argsort(places, kind="stable")
    begins = np.searchsorted(places[order], np.arange(size + 1)).astype(np.uint32)
    rows: Sequence[int] = order.tolist()
    keys, values = (pairs[row][0] for row in rows), (pairs[row][1] for row in rows)
    return WrittenTable(begins.tobytes(), write_items(keys), write_items(values))
