"""`backstory backup`."""

from __future__ import annotations

from pathlib import Path

import click

from .session import open_archive


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Let it take the place of a FILE that is there already.")
def backup(file: Path, replace: bool) -> None:
    """Write the whole archive into one FILE (a tar): the database as of this moment and every capture.

    FILE appears when it is whole. Until then all is in a folder unfinished-backup-... beside it; one that a
    killed backup left may be deleted.
    """
    open_archive()
    from backstory.archive.backup import write_backup

    from .progress import Counter

    with Counter("capture") as counter:
        n = write_backup(file, counter.moved, replace=replace)
    click.echo(f"{file}: {n:,} captures and the database, {file.stat().st_size / 1e6:,.1f} MB")
