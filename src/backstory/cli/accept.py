"""`backstory accept`."""

from __future__ import annotations

import click

from .corrections import say
from .session import editor, find_story, open_archive


@click.command()
@click.argument("story")
@click.argument("actor")
def accept(story: str, actor: str) -> None:
    """Decide that STORY is about ACTOR; no rule overrules it, and 'actors undo' takes it back."""
    open_archive()
    from backstory.archive.models import Link
    from backstory.desk.decisions import decide_link

    say(decide_link(find_story(story), actor, Link.Status.ACCEPTED, editor()))
