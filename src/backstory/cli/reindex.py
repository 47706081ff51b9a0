"""`backstory reindex`."""

from __future__ import annotations

import click

from .session import open_archive


@click.command()
def reindex() -> None:
    """Make the search index and all counts anew from the database."""
    open_archive()
    from backstory.desk.indexing import rebuild

    from .progress import Counter

    with Counter("story", "stories") as counter:
        n = rebuild(counter.moved)
    click.echo(f"{n:,} stories indexed")
