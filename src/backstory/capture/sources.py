"""Sources: what the operator names on the command line, opened one by one.

Steps: expand folders and patterns into files; choose a reader by the file's suffix (for standard input by
its first byte); yield a Capture for each page or row. What cannot be read is yielded as a CaptureError
in its place, and the rest goes on.
"""

from __future__ import annotations

import glob
import io
import os
import stat
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
            yield from _guarded(read_standard_input(stdin or sys.stdin.buffer), "standard input")
        elif not name.strip():
            yield CaptureError("the name is empty", where=repr(name))
        elif "\0" in name:
            yield CaptureError("the name holds a null byte", where=repr(name))
        elif "://" in name:
            yield CaptureError(
                "addresses are not fetched yet; save the page and add the file", where=printable(name)
            )
        else:
            yield from _guarded(_read_path(name, opened), printable(name))


def _guarded(items: Iterator[Capture | CaptureError], where: str) -> Iterator[Capture | CaptureError]:
    """The items, and in place of an error that the system raises a CaptureError as the last."""
    try:
        yield from items
    except CaptureError as error:
        yield error
    except PermissionError:
        yield CaptureError("you have no right to read this", where=where)
    except OSError as error:
        yield CaptureError(error.strerror or str(error), where=where)


def _read_path(name: str, opened: Opened) -> Iterator[Capture | CaptureError]:
    path = Path(name)
    where = printable(name)
    if path.is_dir():
        yield from _read_folder(path, opened)
    elif name == "/dev/stdin" or name.startswith("/dev/fd/"):  # what a shell makes of <(...)
        with path.open("rb") as stream:
            yield from read_standard_input(opened(stream))
    elif os.path.lexists(path):
        yield from _read_file(path, opened)
    elif not glob.has_magic(name):
        yield CaptureError("there is no such file or folder", where=where)
    elif matches := sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 (absolute patterns too)
        for match in matches:
            if not Path(match).is_dir():
                yield from _read_file(Path(match), opened)
            elif "**" not in name:  # which finds what is in the folder by itself
                yield from _guarded(_read_folder(Path(match), opened), printable(match))
    else:
        yield CaptureError("no file matches this pattern", where=where)


def _read_folder(folder: Path, opened: Opened) -> Iterator[Capture | CaptureError]:
    found = False
    for item in files_below(folder):
        found = True
        if isinstance(item, CaptureError):
            yield item
        else:
            yield from _read_file(item, opened)
    if not found:
        kinds = ", ".join([*PAGE_TYPES, ".jsonl", ".jsonl.gz"])
        yield CaptureError(f"the folder holds no page; looked for {kinds}", where=printable(str(folder)))


def files_below(folder: Path) -> Iterator[Path | CaptureError]:
    """The pages and row files below a folder, in the order of their names; a folder that cannot be read
    gives an error in its place. Links to folders are not followed, since they may lead in circles, and what
    begins with a dot is passed over: it is a system's or a program's own."""
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                shown = (entry for entry in entries if not entry.name.startswith("."))
                found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in shown)
        except OSError as error:
            right = "you have no right to read this folder"
            why = right if isinstance(error, PermissionError) else error.strerror or str(error)
            yield CaptureError(why, where=printable(str(path)))
            continue
        waiting += [
            (path / name, inner) for name, inner in reversed(found) if inner or _is_source(path / name)
        ]


def _is_source(path: Path) -> bool:
    return (path.suffix.lower() in PAGE_TYPES or is_row_file(path)) and not path.is_dir()


def _read_file(path: Path, opened: Opened) -> Iterator[Capture | CaptureError]:
    yield from _guarded(_read_open(path, opened), printable(str(path)))


def _read_open(path: Path, opened: Opened) -> Iterator[Capture | CaptureError]:
    where = printable(str(path))
    # Not to wait for a pipe that nobody writes to: what is opened is looked at before it is read.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 (a descriptor)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise CaptureError(
                "this is no file but a pipe or a device; give it as standard input: "
                f"backstory add - < {where}",
                where=where,
            )
        if is_row_file(path):
            yield from read_rows(opened(file), where, compressed=path.suffix.lower() == ".gz")
        else:
            yield read_page(opened(file), where, suffix=path.suffix.lower())


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
        yield read_page(buffered, where, suffix=".html" if head.lstrip().startswith(b"<") else ".txt")


def printable(name: str) -> str:
    """A file's name fit for a terminal: bytes that are no text and control characters are escaped."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


__all__ = ["LARGEST_PAGE", "files_below", "printable", "read_sources", "read_standard_input"]
