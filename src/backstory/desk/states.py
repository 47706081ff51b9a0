"""Publishing and withdrawing: the story's state, its links' visibility and the search index follow as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from backstory.archive.links import show_links_as
from backstory.archive.models import Story, Unindexed
from backstory.archive.transactions import writing

from .indexing import SearchFeed

_BATCH = 1000


def change_state(
    stories: Iterable[Story], state: Story.State, moved: Callable[[int], None] = lambda _n: None
) -> int:
    """Give every story the state; returns how many had another. Each thousand is whole or not at all, and a
    story given twice counts once.

    `moved` hears of each batch how many stories it had.
    """
    numbers = iter(dict.fromkeys(story.pk for story in stories if story.state != state))
    changed = 0
    with SearchFeed():
        while batch := list(islice(numbers, _BATCH)):
            with writing():
                Story.objects.filter(pk__in=batch).update(state=state)
                show_links_as(Story.objects.only("state", "day").filter(pk__in=batch))
                Unindexed.objects.bulk_create([Unindexed(story_id=number) for number in batch])
            changed += len(batch)
            moved(len(batch))
    return changed
