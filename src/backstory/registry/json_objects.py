"""The JSON objects of a file one after another: JSON Lines, or objects spread over lines, in an array or not.

1. Lines: each line is parsed by itself, so that a broken one costs nothing but itself.
2. Otherwise one pattern runs over the bytes and finds strings and brackets; an object that opens at the
   top, or right inside the outermost array, is cut out where its bracket closes, and then parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from backstory.errors import RegistryError
from backstory.registry.source import LONGEST_ROW, Source

Found = tuple[str, dict[str, Any] | RegistryError]
"""`file:row` and the object there, or why there is none."""

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+(")?|[{}\[\]]', re.DOTALL)
_CHUNK = 256 * 1024


def objects(source: Source, head: bytes) -> Iterator[Found]:
    """Every object of the file; `head` is its beginning."""
    return _from_lines(source) if _is_lines(head) else _from_document(source)


def _is_lines(head: bytes) -> bool:
    """Whether each line is an object of its own: the first does not end in the middle of one."""
    first = head.lstrip().split(b"\n", 1)[0].strip()
    return not first.startswith(b"[") and not first.endswith((b"{", b"[", b","))


def _from_lines(source: Source) -> Iterator[Found]:
    for number, line in source.lines():
        where = source.where(number)
        yield where, line if isinstance(line, RegistryError) else _parsed(line, where)


def _parsed(data: bytes, where: str) -> dict[str, Any] | RegistryError:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        why = str(error).replace("line 1 ", "")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            why = "it is not UTF-8; save the file as UTF-8"
        return RegistryError(f"the row is not valid JSON and is left out: {why}", where=where)
    if isinstance(value, dict):
        return value
    return RegistryError("the row is no JSON object ({...}) and is left out", where=where)


def _from_document(source: Source) -> Iterator[Found]:
    row, depth, base, start = 0, 0, 0, -1
    buffer, position = b"", 0
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            buffer += chunk
            for token in _TOKEN.finditer(buffer, position):
                mark = token[0]
                if mark[:1] == b'"':
                    if token[1] is None:
                        break  # the string goes on in the next chunk
                    position = token.end()
                    continue
                position = token.end()
                if mark in b"{[":
                    if mark == b"[" and depth == 0 and row == 0 and start < 0:
                        base = 1
                    elif depth == base and start < 0:
                        start = token.start()
                    depth += 1
                else:
                    depth -= 1
                    if depth == base and start >= 0:
                        row += 1
                        where = source.where(row)
                        yield where, _parsed(buffer[start:position], where)
                        start = -1
                    elif depth < base:
                        base = depth = 0  # the array is over
            else:
                position = len(buffer)
            keep = start if start >= 0 else position
            buffer, position = buffer[keep:], position - keep
            start = 0 if start >= 0 else -1
            if len(buffer) > LONGEST_ROW:
                yield (
                    source.where(row + 1),
                    RegistryError(
                        f"the object is longer than {LONGEST_ROW // 2**20} MiB or has no end; "
                        "what follows cannot be read",
                        where=source.where(row + 1),
                    ),
                )
                return
    if start >= 0 or depth > 0:
        yield (
            source.where(row + 1),
            RegistryError(
                "the file ends inside a JSON object or array; what was whole before it is read",
                where=source.where(row + 1),
            ),
        )
