"""`backstory withdraw`."""

from __future__ import annotations

import click

from .session import find_story, open_archive


@click.command()
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
def withdraw(stories: tuple[str, ...]) -> None:
    """Take stories from the readers and out of every backstory; captures and texts stay, and `publish`
    brings them back."""
    open_archive()
    from backstory.archive.models import Story
    from backstory.desk.states import change_state

    found = [find_story(name) for name in stories]
    click.echo(f"{change_state(found, Story.State.WITHDRAWN):,} withdrawn")
