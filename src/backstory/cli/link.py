"""`backstory link`: no archive, no database; documents in, mentions out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

import click

from backstory.errors import LinkError


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
@click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Keep the index of the registry's names, so that the next command starts at once (BACKSTORY_CACHE).",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    help="Link a file's documents on so many cores. Default: all, at most four.",
)
@click.argument("documents", default="-")
def link(registry: str, packs: bool, cache: bool, processes: int | None, documents: str) -> None:
    """Link documents to actors without an archive.

    DOCUMENTS is a JSONL file (or .jsonl.gz, or - for standard input) of {"id", "lang", "date", "title",
    "text"}. For each row, in order, prints {"id", "actors", "mentions", "title_mentions", "suggestions"};
    `text[start:end]` is the surface of a mention. Rows of standard input are answered one by one, so that who
    writes them may wait for each answer.
    """
    from backstory.capture.rows import read_rows
    from backstory.desk.file_linker import file_linker, user_cache
    from backstory.desk.forks import enough
    from backstory.desk.garbage import search_seldom
    from backstory.desk.linking import TOGETHER, bundles, link_bundles
    from backstory.site.environment import read_environment

    from .progress import Progress

    folder = (read_environment(os.environ).cache or user_cache()) if cache else None
    search_seldom()
    failed = 0
    out = click.get_binary_stream("stdout")
    from_file = documents != "-"
    with _opened(documents) as stream:  # said at once where it cannot be, however large the registry is
        linker = file_linker(Path(registry), packs=packs, cache=folder, tell=_tell)
        with Progress([documents], "document", shown=from_file and not sys.stdout.isatty()) as progress:
            captures = read_rows(
                progress.watch(stream),
                documents if from_file else "standard input",
                compressed=documents.endswith(".gz"),
            )
            read = bundles(captures, TOGETHER if from_file else 1)
            for answer in link_bundles(read, linker, (processes or enough()) if from_file else 1):
                out.write(answer.lines)
                out.flush()
                for failure in answer.failures:
                    _tell(f"Failed: {failure}")
                failed += len(answer.failures)
                progress.step(answer.linked + len(answer.failures), failed=len(answer.failures))
    if failed:
        _tell(f"{failed:,} {'row' if failed == 1 else 'rows'} could not be linked")
        sys.exit(1)


def _tell(line: str) -> None:
    click.echo(line, err=True)


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
