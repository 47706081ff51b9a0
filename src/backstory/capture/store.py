"""The blob store: a folder in which every content lies under its SHA-256, whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from backstory.errors import CaptureError


class BlobStore:
    """Contents in `folder/ab/abcdef...`, written beside and renamed, so that none is ever half there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[str] = set()

    def path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes, sha256: str = "", *, durable: bool = True) -> str:
        """Keep `content` and return its SHA-256 in hex; what is there already is not written again.

        `durable` forces the bytes to the disk before returning. A batch passes False and calls `sync`
        once, before it reports anything as kept. Raises CaptureError if the disk refuses.
        """
        sha256 = sha256 or hashlib.sha256(content).hexdigest()
        shelf, target = f"{self.folder}/{sha256[:2]}", f"{self.folder}/{sha256[:2]}/{sha256}"
        try:
            if shelf not in self._made:
                os.makedirs(shelf, exist_ok=True)  # noqa: PTH103 (hot: a path object costs more than the call)
                self._made.add(shelf)
            try:
                if os.stat(target).st_size == len(content):  # noqa: PTH116
                    return sha256
            except FileNotFoundError:
                pass
            self._write(f"{target}.{os.getpid()}-{secrets.token_hex(4)}.part", target, content, durable)
        except OSError as error:
            raise CaptureError(_refusal(error, self.folder)) from error
        return sha256

    @staticmethod
    def _write(part: str, target: str, content: bytes, durable: bool) -> None:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
        try:
            try:
                view = memoryview(content)
                while view:
                    view = view[os.write(descriptor, view) :]
                if durable:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
            os.replace(part, target)  # noqa: PTH105
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def sync(self) -> None:
        """Force all that was put to the disk; one call for a whole batch."""
        os.sync()

    def get(self, sha256: str) -> bytes:
        """The content, checked against its name; CaptureError if it is missing or damaged."""
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise CaptureError("the bytes are missing; restore them from a backup", where=sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CaptureError(
                "the bytes do not match their SHA-256; restore them from a backup", where=sha256
            )
        return content

    def __iter__(self) -> Iterator[str]:
        """The SHA-256 of every content in the store."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            if len(path.name) == 64:
                yield path.name


def _refusal(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"no space is left for {folder}; free some and run the same command again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{folder} cannot be written; give yourself the right to, or choose another BACKSTORY_HOME"
    return f"{folder}: {error.strerror}"
