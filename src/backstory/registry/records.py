"""CSV records, with a quote that is left open costing one line and not the rest of the file.

A record that runs over several lines is believed if a cell with a line break is closed where a cell ends. One
that does not is an open quote: its first line is told as broken, the others are read by themselves.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

LARGEST_CELL = 512 * 1024
"""Characters."""

_MOST_LINES = 200
"""Lines of one record."""

_OPEN = "a quotation mark is opened and not closed; the line is left out"


def records(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | str]:
    """The cells of each record, or why there are none."""
    csv.field_size_limit(LARGEST_CELL)
    for first in lines:
        if '"' not in first:
            yield first.rstrip("\r\n").split(delimiter)
            continue
        taken = [first]
        while _is_open("".join(taken), delimiter) and len(taken) < _MOST_LINES:
            line = next(lines, "")
            if not line:
                break
            taken.append(line)
        if len(taken) > 1 and (_is_open("".join(taken), delimiter) or _is_torn(taken, delimiter)):
            yield _OPEN
            for line in taken[1:]:
                yield _OPEN if _is_open(line, delimiter) else _cells(line, delimiter)
        elif _is_open("".join(taken), delimiter):
            yield _OPEN
        else:
            yield _cells("".join(taken), delimiter)


def _is_open(text: str, delimiter: str) -> bool:
    """Whether the text ends inside a quoted cell."""
    if '"' not in text:
        return False
    try:
        list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _is_torn(taken: list[str], delimiter: str) -> bool:
    """Whether the closing quote belongs to another cell: what follows it is no delimiter."""
    try:
        rows = list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return len(rows) != 1


def _cells(text: str, delimiter: str) -> list[str] | str:
    try:
        return next(csv.reader(text.splitlines(keepends=True), delimiter=delimiter), [])
    except csv.Error as error:
        return f"the row cannot be read ({error}) and is left out"
