"""A registry file as bytes that can be read twice: a path or a stream, gzipped or not.

Steps: a path is opened anew for each reading; a stream that cannot go back is kept in a temporary file
(in memory up to 16 MiB); gzip is known by its first bytes, not by the name; UTF-16 and UTF-32 with a byte
order mark become UTF-8.
"""

from __future__ import annotations

import codecs
import gzip
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from backstory.errors import RegistryError

LONGEST_ROW = 8 * 2**20
"""Bytes of a row; a longer one is skipped and reported."""

HEAD = 64 * 2**10
"""Bytes that are looked at to tell the format."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Source:
    """The bytes of one file, from the start as often as they are asked for."""

    def __init__(self, origin: Path | BinaryIO, name: str = "") -> None:
        self._path = origin if isinstance(origin, Path) else None
        self._stream: IO[bytes] | None = None
        self._start = 0
        self.name = name or (origin.name if isinstance(origin, Path) else _stream_name(origin))
        if not isinstance(origin, Path):
            self._stream, self._start = _seekable(origin)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The content without gzip and, where a byte order mark says how, as UTF-8 without the mark."""
        if self._path is not None:
            with self._path.open("rb") as stream:
                yield _plain(stream)
        else:
            assert self._stream is not None
            self._stream.seek(self._start)
            yield _plain(self._stream)

    def head(self) -> bytes:
        """The first bytes of the content that are not blank."""
        with self.open() as stream:
            head = stream.read(HEAD)
            while head.isspace():
                head = stream.read(HEAD)
            return head

    def lines(self) -> Iterator[tuple[int, bytes | RegistryError]]:
        """The lines that are not blank, numbered from 1; a RegistryError in place of an endless one."""
        number = 0
        with self.open() as stream:
            while line := stream.readline(LONGEST_ROW + 1):
                number += 1
                if len(line) > LONGEST_ROW:
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(LONGEST_ROW)
                    yield number, self.too_long(number)
                elif not line.isspace():
                    yield number, line

    def where(self, row: int) -> str:
        return f"{self.name}:{row}"

    def too_long(self, row: int) -> RegistryError:
        return RegistryError(
            f"the row is longer than {LONGEST_ROW // 2**20} MiB and is left out", where=self.where(row)
        )


def _stream_name(stream: BinaryIO) -> str:
    name = getattr(stream, "name", "")
    return Path(name).name if isinstance(name, str) and name else "input"


def _seekable(stream: BinaryIO) -> tuple[IO[bytes], int]:
    if stream.seekable():
        return stream, stream.tell()
    kept = tempfile.SpooledTemporaryFile(max_size=16 * 2**20)  # noqa: SIM115 - lives as long as the source
    shutil.copyfileobj(stream, kept)
    return cast(IO[bytes], kept), 0


def _plain(stream: IO[bytes]) -> BinaryIO:
    start = stream.tell()
    magic = stream.read(2)
    stream.seek(start)
    # One wrapper for both: it is what reads lines fast and lets the first bytes be looked at.
    raw = gzip.GzipFile(fileobj=stream, mode="rb") if magic == b"\x1f\x8b" else _Open(stream)
    content = io.BufferedReader(cast(io.RawIOBase, raw), 256 * 1024)
    for mark, encoding in _MARKS:
        if content.peek(len(mark)).startswith(mark):
            if encoding == "utf-8-sig":
                content.read(len(mark))
                return content
            return io.BufferedReader(_Recoded(content, encoding), 256 * 1024)
    return content


class _Open(io.RawIOBase):
    """Another's stream, which stays open when this one is closed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """Text in `encoding`, read as UTF-8; what cannot be decoded becomes U+FFFD."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        while not self._waiting:
            data = self._stream.read(64 * 1024)
            self._waiting = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        taken = self._waiting[: len(view)]
        self._waiting = self._waiting[len(taken) :]
        view[: len(taken)] = taken
        return len(taken)
