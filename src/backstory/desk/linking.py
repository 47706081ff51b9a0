"""Documents linked without an archive, on all cores, answered in their order.

1. The first of them are linked here: many files have no more, and what is learnt of their words is learnt for
   all processes.
2. The rest goes to forked ones (`forks`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import orjson

from backstory.errors import BackstoryError, LinkError
from backstory.names.stream import link_rows, read_row

from .forks import Forks

if TYPE_CHECKING:
    from backstory.names import Linker
    from backstory.values import Capture

TOGETHER = 16
"""Rows that are linked together, which takes less time."""
ALONE = 12
"""Bundles that are linked before other processes are begun."""
_MEGABYTE = 1_000_000


class Row(NamedTuple):
    """A row as it was read: its bytes and their place, or why there are none."""

    where: str
    content: bytes = b""
    failure: str = ""


Bundle = Sequence[Row]


class Answer(NamedTuple):
    """Lines of JSON for the rows of a bundle that could be linked, and a message for each of the others."""

    lines: bytes
    linked: int
    failures: Sequence[str]


def bundles(captures: Iterable[Capture | BackstoryError], most: int = TOGETHER) -> Iterator[Bundle]:
    """At most so many rows at a time, and not much more than a megabyte of them."""
    bundle: list[Row] = []
    size = 0
    for capture in captures:
        if isinstance(capture, BackstoryError):
            bundle.append(Row(capture.where, failure=str(capture)))
        else:
            bundle.append(Row(capture.source, capture.content))
            size += len(capture.content)
        if len(bundle) >= most or size > _MEGABYTE:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def link_bundle(linker: Linker, bundle: Bundle) -> Answer:
    """Link its rows, here."""
    rows, failures = [], []
    for row in bundle:
        try:
            if row.failure:
                failures.append(row.failure)
            else:
                rows.append(read_row(_parsed(row)))
        except LinkError as error:
            failures.append(str(error))
    return Answer(
        b"".join(orjson.dumps(answer) + b"\n" for answer in link_rows(linker, rows)), len(rows), failures
    )


def link_bundles(stream: Iterator[Bundle], linker: Linker, processes: int) -> Iterator[Answer]:
    """The answer to each bundle, in order."""
    link = partial(link_bundle, linker)
    yield from map(link, islice(stream, ALONE if processes > 1 else None))
    with Forks(link, processes) as forks:
        yield from forks.each(stream)


def _parsed(row: Row) -> dict[str, object]:
    try:
        parsed = orjson.loads(row.content)
    except orjson.JSONDecodeError as error:
        raise LinkError(f"the row is no JSON: {error}", where=row.where) from error
    if not isinstance(parsed, dict):
        raise LinkError('the row is no object; write {"id": ..., "text": ...}', where=row.where)
    if not isinstance(parsed.get("text", ""), str) or not isinstance(parsed.get("title", ""), str):
        raise LinkError("title and text must be strings", where=row.where)
    return parsed
