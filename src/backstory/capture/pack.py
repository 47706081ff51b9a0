"""Packs: many captures in one WARC file (ISO 28500, version 1.1), appended and never changed.

Each content is the block of a `resource` record with its SHA-256 as the block's digest. Nothing is
compressed, so that a content is found by its offset alone.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from backstory.values import Capture

LARGEST = 1 << 30
"""Bytes after which a new pack is begun."""


class PackWriter:
    """One pack of one process, open for appending."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)
        self.path = folder / f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}.warc"
        self._stream = self.path.open("xb", buffering=0)
        about = b"software: Backstory\r\nformat: WARC File Format 1.1\r\n"
        head = _head("warcinfo", now, "application/warc-fields", len(about), next(_uuids(1)))
        try:
            self._write(head + about + b"\r\n\r\n")
            sync_folder(folder)
        except OSError:
            self._stream.close()
            self.path.unlink()
            raise

    def is_full(self) -> bool:
        return self._stream.tell() > LARGEST

    def append(self, captures: Sequence[Capture]) -> list[str]:
        """Append one record each and force them to the disk; returns `pack:offset` of each content."""
        start, offset = self._stream.tell(), self._stream.tell()
        places: list[str] = []
        parts: list[bytes] = []
        name, ids = self.path.name, _uuids(len(captures))
        for capture in captures:
            head = _head(
                "resource",
                capture.captured_at,
                capture.media_type,
                len(capture.content),
                next(ids),
                target=_target(capture),
                sha256=capture.sha256,
            )
            places.append(f"{name}:{offset + len(head)}")
            parts += (head, capture.content, b"\r\n\r\n")
            offset += len(head) + len(capture.content) + 4
        try:
            self._write(b"".join(parts))
            os.fsync(self._stream.fileno())
        except OSError:
            # Half a record must not stand before the next one.
            self._stream.truncate(start)
            self._stream.seek(start)
            raise
        return places

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._stream.write(view) :]


def _uuids(count: int) -> Iterator[str]:
    """Random UUIDs of version 4; the library's own take several times as long, for every row."""
    digits = secrets.token_hex(16 * count)
    for at in range(0, 32 * count, 32):
        yield (
            f"{digits[at : at + 8]}-{digits[at + 8 : at + 12]}-4{digits[at + 13 : at + 16]}-"
            f"a{digits[at + 17 : at + 20]}-{digits[at + 20 : at + 32]}"
        )


def sync_folder(folder: Path) -> None:
    """Force the names of new files in `folder` to the disk, where the system knows how."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_PLAIN = re.compile(r"[!-~]+")


def _target(capture: Capture) -> str:
    """The page's address, else a name made of the file and row that it came from."""
    target = capture.url or f"urn:backstory:{capture.source}"
    return target if _PLAIN.fullmatch(target) else quote(target, safe=":/?#[]@!$&'()*+,;=%")


@lru_cache(maxsize=16)
def _date(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _head(
    kind: str, at: datetime, media_type: str, size: int, uuid: str, *, target: str = "", sha256: str = ""
) -> bytes:
    about = f"WARC-Target-URI: {target}\r\n" if target else ""
    if sha256:
        about += f"WARC-Block-Digest: sha256:{sha256}\r\n"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid}>\r\nWARC-Date: {_date(at)}\r\n"
        f"{about}Content-Type: {media_type}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode("ascii", "replace")
