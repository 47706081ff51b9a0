"""`backstory link`: no archive, no database; documents in, mentions out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click
import orjson

from backstory.errors import BackstoryError, LinkError, RegistryError


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
    "text"}. For each row, in order and as soon as it is read, prints {"id", "actors", "mentions",
    "title_mentions", "suggestions"}; `text[start:end]` is the surface of a mention.
    """
    from backstory.capture.rows import read_rows
    from backstory.names.stream import link_row

    failed = 0
    out = click.get_binary_stream("stdout")
    with _opened(documents) as stream:  # said at once where it cannot be, however large the registry is
        linker = _linker(Path(registry), packs)
        where = "standard input" if documents == "-" else documents
        for row in read_rows(stream, where, compressed=documents.endswith(".gz")):
            try:
                if isinstance(row, BackstoryError):
                    raise row
                out.write(orjson.dumps(link_row(linker, _parsed(row.content, row.source))) + b"\n")
                out.flush()
            except BackstoryError as error:
                failed += 1
                click.echo(f"Failed: {error}", err=True)
    if failed:
        click.echo(f"{failed:,} {'row' if failed == 1 else 'rows'} could not be linked", err=True)
        sys.exit(1)


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
