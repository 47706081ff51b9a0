"""The blob store: a folder that keeps bytes under their SHA-256, whole or not at all.

A page lies in a file of its own, `ab/abcdef...`. The rows of an archive, thousands of small ones, go
into packs: WARC files to which whole records are appended, so that any WARC tool reads them without
Backstory. `place` says where a content is: "" for its own file, `pack:offset` within a pack.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

from backstory.errors import CaptureError
from backstory.values import Capture

from .pack import PackWriter, sync_folder
from .rows import ROW


class BlobStore:
    """Contents below `folder`. One object serves one process; several processes may share the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pack: PackWriter | None = None

    def keep(self, captures: Sequence[Capture]) -> list[str]:
        """Keep the bytes of all and force them to the disk; returns the place of each, in order.

        Raises CaptureError, saying what to do, if the disk refuses.
        """
        rows = [capture for capture in captures if capture.media_type == ROW]
        try:
            folders: set[Path] = set()
            for capture in captures:
                if capture.media_type != ROW:
                    folders |= self._keep_page(capture)
            for folder in folders:
                sync_folder(folder)
            places = iter(self._keep_rows(rows))
        except OSError as error:
            raise CaptureError(refusal(error, self.folder)) from error
        return [next(places) if capture.media_type == ROW else "" for capture in captures]

    def _keep_page(self, capture: Capture) -> set[Path]:
        """The folders that have something new in them."""
        target = self._loose(capture.sha256)
        if target.exists() and target.stat().st_size == len(capture.content):
            return set()
        folder = target.parent
        changed = {folder} if folder.is_dir() else {folder, folder.parent}
        folder.mkdir(parents=True, exist_ok=True)
        _write(target, capture.content)
        return changed

    def _keep_rows(self, rows: Sequence[Capture]) -> list[str]:
        if not rows:
            return []
        if self._pack is None or self._pack.is_full():
            self._pack = PackWriter(self.folder / "packs")
        return self._pack.append(rows)

    def get(self, sha256: str, place: str = "", size: int = -1) -> bytes:
        """The content, checked against its name; CaptureError if it is missing or damaged."""
        try:
            if place:
                pack, _, offset = place.partition(":")
                with (self.folder / "packs" / pack).open("rb") as stream:
                    stream.seek(int(offset))
                    content = stream.read(size)
            else:
                content = self._loose(sha256).read_bytes()
        except OSError as error:
            raise CaptureError("the bytes are missing; restore them from a backup", where=sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CaptureError("the bytes are not those of this SHA-256; restore a backup", where=sha256)
        return content

    def loose(self) -> Iterator[str]:
        """The SHA-256 of every content that has a file of its own."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            if len(path.name) == 64:
                yield path.name

    def packs(self) -> list[Path]:
        return sorted((self.folder / "packs").glob("*.warc"))

    def _loose(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


def _write(target: Path, content: bytes) -> None:
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
        with open(descriptor, "wb") as stream:  # noqa: PTH123
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def refusal(error: OSError, folder: Path) -> str:
    """Why the disk would not take the bytes, and what to do about it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"no space is left for {folder}; free some and run the same command again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{folder} cannot be written; give yourself the right to, or choose another BACKSTORY_HOME"
    return f"{folder}: {error.strerror}"
