"""One file, one page."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import BinaryIO

from backstory.errors import CaptureError
from backstory.values import Capture

PAGE_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain"}
"""Suffixes that a folder is searched for, and the media type of each."""

LARGEST_PAGE = 256 * 1024 * 1024
"""Bytes; a larger file is no page and is not kept."""

_SIGNATURES = {
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x1f\x8b": "application/gzip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


def read_page(stream: BinaryIO, where: str, *, suffix: str) -> Capture:
    """All bytes of `stream` as one capture; CaptureError if there are none, or far too many."""
    content = stream.read(LARGEST_PAGE + 1)
    if not content:
        raise CaptureError("the file is empty", where=where)
    if len(content) > LARGEST_PAGE:
        raise CaptureError(
            f"larger than {LARGEST_PAGE // 2**20} MiB, which is no page; split it, or add the page alone",
            where=where,
        )
    return Capture(
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        captured_at=datetime.now(UTC),
        media_type=media_type(content, suffix),
        source=where,
    )


def media_type(content: bytes, suffix: str) -> str:
    """By signature first, since names lie; then by suffix; then whether it begins like a page."""
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    if suffix in PAGE_TYPES:
        return PAGE_TYPES[suffix]
    head = content[:1024].lstrip().lower()
    return "text/html" if head.startswith((b"<!doctype html", b"<html")) else "application/octet-stream"
