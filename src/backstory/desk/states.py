"""Publishing and withdrawing: the story's state, its links' visibility and the search index follow as one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from backstory.archive.links import show_links_as
from backstory.archive.models import Story, Unindexed
from backstory.archive.transactions import writing

from .indexing import SearchFeed


def change_state(stories: Iterable[Story], state: Story.State) -> int:
    """Give every story the state; returns how many had another. Each thousand is whole or not at all."""
    changed = 0
    stream = iter([story for story in stories if story.state != state])
    with SearchFeed():
        while batch := list(islice(stream, 1000)):
            with writing():
                for story in batch:
                    story.state = state
                Story.objects.bulk_update(batch, ["state"], batch_size=500)
                show_links_as(batch)
                Unindexed.objects.bulk_create([Unindexed(story_id=story.pk) for story in batch])
            changed += len(batch)
    return changed
