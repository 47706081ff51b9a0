"""`backstory restore`."""

from __future__ import annotations

from pathlib import Path

import click

from .session import open_archive


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Make an archive from a backup FILE. BACKSTORY_HOME must not hold an archive yet."""
    import os

    from backstory.archive.restore import unpack_backup
    from backstory.site.environment import read_environment

    home = read_environment(os.environ).home
    unpack_backup(file, home)
    open_archive()
    from backstory.desk.indexing import rebuild

    rebuild()
    from backstory.archive.models import Capture, Story

    click.echo(f"{home}: {Capture.objects.count():,} captures of {Story.objects.count():,} stories are back")
