"""JSONL archives: one row, one capture, read as a stream in bounded memory.

A row is kept as the bytes that stand in the file. It is parsed by the extract stage, not here.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from backstory.errors import CaptureError
from backstory.values import Capture

LARGEST_ROW = 64 * 1024 * 1024
"""Bytes; a longer line is skipped and reported."""

_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def is_row_file(path: Path) -> bool:
    return path.name.lower().endswith(_SUFFIXES)


def read_rows(stream: BinaryIO, where: str, *, compressed: bool) -> Iterator[Capture | CaptureError]:
    """A capture for each line that is not blank; `source` is `where:row`, counted from 1.

    A gzip that breaks off yields its whole rows and then a CaptureError.
    """
    lines = cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if compressed else stream
    row, empty = 0, True
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
            yield Capture(
                content=content,
                sha256=hashlib.sha256(content).hexdigest(),
                captured_at=datetime.now(UTC),
                media_type="application/json",
                source=f"{where}:{row}",
            )
    if empty:
        yield CaptureError("the file is empty" if row == 0 else "the file holds no row", where=where)
