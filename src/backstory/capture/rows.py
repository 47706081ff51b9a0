"""JSONL archives: one row, one capture, read as a stream in bounded memory.

A row is kept as the bytes that stand in the file. It is parsed by the extract stage, not here.
"""

from __future__ import annotations

import gzip
import io
import time
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from backstory.errors import CaptureError
from backstory.values import Capture

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST_ROW = 64 * 1024 * 1024
"""Bytes; a longer line is skipped and reported."""

MOMENT = 0.1
"""Seconds within which rows count as captured at one time."""

ROW = "application/json"
"""The media type of a row."""

_BUFFER = 1 << 17
_NO_HEADERS: Mapping[str, str] = {}
_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def is_row_file(path: Path) -> bool:
    return path.name.lower().endswith(_SUFFIXES)


def read_rows(stream: BinaryIO, where: str, *, compressed: bool) -> Iterator[Capture | CaptureError]:
    """A capture for each line that is not blank; `source` is `where:row`, counted from 1.

    A gzip that breaks off yields its whole rows and then a CaptureError.
    """
    lines = cast(BinaryIO, io.BufferedReader(_Unpacked(stream), _BUFFER)) if compressed else stream
    row, empty = 0, True
    now, looked = datetime.now(UTC), time.monotonic()
    while True:
        try:
            line = lines.readline(LARGEST_ROW + 1)
            too_long = len(line) > LARGEST_ROW
            rest = line
            while too_long and rest and not rest.endswith(b"\n"):
                rest = lines.readline(1 << 20)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield CaptureError(
                f"the gzip is damaged or breaks off after row {row} ({error}); the rows before are read, "
                "fetch the file again and add it for the rest",
                where=where,
            )
            return
        if not line:
            break
        row += 1
        if too_long:
            empty = False
            yield CaptureError(
                f"the row is longer than {LARGEST_ROW // 2**20} MiB and is left out; split it",
                where=f"{where}:{row}",
            )
            continue
        content = line.strip()
        if row == 1:
            content = content.removeprefix(b"\xef\xbb\xbf")
        if content:
            empty = False
            if time.monotonic() - looked > MOMENT:
                now, looked = datetime.now(UTC), time.monotonic()
            yield Capture(content, sha256(content).hexdigest(), now, ROW, "", f"{where}:{row}", _NO_HEADERS)
    if empty:
        yield CaptureError("the file is empty" if row == 0 else "the file holds no row", where=where)


class _Unpacked(io.RawIOBase):
    """What is in a gzip, piece by piece: nothing that was unpacked is lost where the next is damaged."""

    def __init__(self, stream: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=stream)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        piece = self._file.read1(len(view))
        view[: len(piece)] = piece
        return len(piece)
