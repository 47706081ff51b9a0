"""`backstory restore`."""

from __future__ import annotations

from pathlib import Path

import click

from .session import set_up_django


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Make an archive from a backup FILE. Neither BACKSTORY_HOME nor the database may hold one yet."""
    set_up_django()
    from backstory.archive.home import home
    from backstory.archive.restore import restore_backup
    from backstory.desk.indexing import rebuild

    restore_backup(file, home())
    rebuild()
    from backstory.archive.models import Capture, Story

    click.echo(
        f"{home()}: {Capture.objects.count():,} captures of {Story.objects.count():,} stories are back"
    )
