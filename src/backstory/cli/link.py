"""`backstory link`: no archive, no database; documents in, mentions out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
import orjson

from backstory.errors import BackstoryError, LinkError, RegistryError

if TYPE_CHECKING:
    from backstory.values import Capture

_TOGETHER = 16
"""Rows of a file that are linked together, which takes less time."""
_MEGABYTE = 1_000_000


@click.command()
@click.option(
    "--actors", "registry", required=True, help="The registry: JSONL, CSV, FollowTheMoney or UN XML."
)
@click.option(
    "--packs/--no-packs",
    default=True,
    show_default=True,
    help="Let the packs lend their names to actors of the registry that are the same.",
)
@click.argument("documents", default="-")
def link(registry: str, packs: bool, documents: str) -> None:
    """Link documents to actors without an archive.

    DOCUMENTS is a JSONL file (or .jsonl.gz, or - for standard input) of {"id", "lang", "date", "title",
    "text"}. For each row, in order, prints {"id", "actors", "mentions", "title_mentions", "suggestions"};
    `text[start:end]` is the surface of a mention. Rows of standard input are answered one by one, so that who
    writes them may wait for each answer.
    """
    from backstory.capture.rows import read_rows
    from backstory.desk.garbage import search_seldom
    from backstory.names.stream import link_rows, read_row

    search_seldom()
    failed = 0
    out = click.get_binary_stream("stdout")
    with _opened(documents) as stream:  # said at once where it cannot be, however large the registry is
        linker = _linker(Path(registry), packs)
        where = "standard input" if documents == "-" else documents
        captures = read_rows(stream, where, compressed=documents.endswith(".gz"))
        for bundle in _bundles(captures, 1 if documents == "-" else _TOGETHER):
            rows = []
            for capture in bundle:
                try:
                    if isinstance(capture, BackstoryError):
                        raise capture
                    rows.append(read_row(_parsed(capture.content, capture.source)))
                except BackstoryError as error:
                    failed += 1
                    click.echo(f"Failed: {error}", err=True)
            out.writelines(orjson.dumps(answer) + b"\n" for answer in link_rows(linker, rows))
            out.flush()
    if failed:
        click.echo(f"{failed:,} {'row' if failed == 1 else 'rows'} could not be linked", err=True)
        sys.exit(1)


def _bundles(
    captures: Iterable[Capture | BackstoryError], most: int
) -> Iterator[list[Capture | BackstoryError]]:
    """At most so many rows at a time, and not much more than a megabyte of them."""
    bundle: list[Capture | BackstoryError] = []
    size = 0
    for capture in captures:
        bundle.append(capture)
        size += 0 if isinstance(capture, BackstoryError) else len(capture.content)
        if len(bundle) >= most or size > _MEGABYTE:
            yield bundle
            bundle, size = [], 0
    if bundle:
        yield bundle


def _linker(path: Path, packs: bool):  # type: ignore[no-untyped-def]
    from backstory.names import Linker
    from backstory.registry import knowledge, read

    if not path.is_file():
        raise RegistryError("there is no such file", where=str(path))
    good = []
    for row in read(path):
        if isinstance(row, RegistryError):
            click.echo(f"{'Note' if row.warning else 'Failed'}: {row}", err=True)
        else:
            good.append(row)
    if not good:
        raise RegistryError("the registry holds no actor", where=str(path))
    return Linker(good, knowledge=knowledge(good) if packs else ())


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return click.get_binary_stream("stdin")
    try:
        return Path(name).open("rb")
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise LinkError(
            "there is no such file" if missing else error.strerror or str(error), where=name
        ) from error


def _parsed(content: bytes, where: str) -> dict[str, object]:
    try:
        row = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise LinkError(f"the row is no JSON: {error}", where=where) from error
    if not isinstance(row, dict):
        raise LinkError('the row is no object; write {"id": ..., "text": ...}', where=where)
    if not isinstance(row.get("text", ""), str) or not isinstance(row.get("title", ""), str):
        raise LinkError("title and text must be strings", where=where)
    return row
