"""Sources: what the operator names on the command line, opened one by one.

Steps: expand folders and globs into files; choose a reader by the file's suffix (for standard input by
its first byte); yield a Capture for each page or row. What cannot be read is yielded as a CaptureError
in its place, and the rest goes on.
"""

from __future__ import annotations

import glob
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from backstory.errors import CaptureError
from backstory.values import Capture

from .files import LARGEST_PAGE, PAGE_TYPES, read_page
from .rows import is_row_file, read_rows

STANDARD_INPUT = "-"


Opened = Callable[[BinaryIO], BinaryIO]
"""Called with each file as it is opened; what it returns is read in its place, to watch the progress."""


def read_sources(
    names: Iterable[str], stdin: BinaryIO | None = None, opened: Opened = lambda stream: stream
) -> Iterator[Capture | CaptureError]:
    """Captures and errors, in the order of `names`. Nothing but the current page or row is in memory."""
    for name in names:
        if name == STANDARD_INPUT:
            yield from read_standard_input(stdin or sys.stdin.buffer)
        elif "\0" in name:
            yield CaptureError("the name holds a null byte", where=repr(name))
        elif "://" in name:
            yield CaptureError(
                "addresses are not fetched yet; save the page and add the file", where=printable(name)
            )
        else:
            yield from _read_path(name, opened)


def _read_path(name: str, opened: Opened) -> Iterator[Capture | CaptureError]:
    path = Path(name)
    where = printable(name)
    try:
        if path.is_dir():
            yield from _read_folder(path, opened)
        elif path.exists():
            yield from _read_file(path, opened)
        elif matches := sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 (absolute patterns too)
            for match in matches:
                if Path(match).is_file():
                    yield from _read_file(Path(match), opened)
        elif glob.has_magic(name):
            yield CaptureError("no file matches this pattern", where=where)
        else:
            yield CaptureError("there is no such file or folder", where=where)
    except OSError as error:
        yield CaptureError(error.strerror or str(error), where=where)


def _read_folder(folder: Path, opened: Opened) -> Iterator[Capture | CaptureError]:
    found = False
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (path.suffix.lower() in PAGE_TYPES or is_row_file(path)):
            found = True
            yield from _read_file(path, opened)
    if not found:
        kinds = ", ".join([*PAGE_TYPES, ".jsonl", ".jsonl.gz"])
        yield CaptureError(f"the folder holds no page; looked for {kinds}", where=printable(str(folder)))


def _read_file(path: Path, opened: Opened) -> Iterator[Capture | CaptureError]:
    where = printable(str(path))
    try:
        with path.open("rb") as file:
            if is_row_file(path):
                yield from read_rows(opened(file), where, compressed=path.suffix.lower() == ".gz")
            else:
                yield read_page(opened(file), where, suffix=path.suffix.lower())
    except CaptureError as error:
        yield error
    except PermissionError:
        yield CaptureError("you have no right to read this file", where=where)
    except OSError as error:
        yield CaptureError(error.strerror or str(error), where=where)


def read_standard_input(stream: BinaryIO) -> Iterator[Capture | CaptureError]:
    """JSONL rows if the first character is a brace (or the bytes are gzip), else one page."""
    where = "standard input"
    buffered = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    head = buffered.peek(1024)[:1024]
    if head.startswith(b"\x1f\x8b"):
        yield from read_rows(buffered, where, compressed=True)
    elif head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from read_rows(buffered, where, compressed=False)
    else:
        suffix = ".html" if head.lstrip().startswith(b"<") else ".txt"
        try:
            yield read_page(buffered, where, suffix=suffix)
        except CaptureError as error:
            yield error


def printable(name: str) -> str:
    """A file's name fit for a terminal: bytes that are no text and control characters are escaped."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


__all__ = ["LARGEST_PAGE", "printable", "read_sources", "read_standard_input"]
