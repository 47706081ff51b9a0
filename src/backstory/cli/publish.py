"""`backstory publish`."""

from __future__ import annotations

import click

from .session import find_story, open_archive


@click.command()
@click.argument("stories", metavar="STORY...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Publish every draft.")
def publish(stories: tuple[str, ...], every: bool) -> None:
    """Let readers see stories."""
    if bool(stories) == every:
        raise click.UsageError("name the stories, or use --all for every draft")
    open_archive()
    from backstory.archive.models import Story
    from backstory.desk.states import change_state

    from .progress import Counter

    found = [find_story(name) for name in stories]
    drafts = Story.objects.filter(state=Story.State.DRAFT).only("state")
    with Counter("story", "stories") as counter:
        published = change_state(drafts.iterator() if every else found, Story.State.PUBLISHED, counter.moved)
    click.echo(f"{published:,} published")
