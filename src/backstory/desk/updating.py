"""A later capture of a story's page: the story follows it, and what it said before stays."""

from __future__ import annotations

from collections.abc import Mapping

from backstory.archive.links import link_rows, refile_links, show_links_as
from backstory.archive.models import Capture, Comment, Story, Unindexed

from .options import AddOptions
from .reading import Reading
from .rows import SectionShelf, comment_rows, fill_story, text_row


def update_story(
    story: Story,
    row: Capture,
    reading: Reading,
    shelf: SectionShelf,
    options: AddOptions,
    actor_ids: Mapping[str, int],
) -> None:
    """Lay the reading over the story; call it in a transaction. A text that differs is added as a version."""
    fill_story(story, reading, shelf, options)
    story.save()
    show_links_as([story])
    text = text_row(story, row, reading)
    last = story.text
    if last is None or (last.title, last.paragraphs) != (text.title, text.paragraphs):
        text.save()
        refile_links({story: link_rows(story, reading.mentions, actor_ids)})
    _add_comments(story, reading)
    Unindexed.objects.create(story_id=story.pk)


def _add_comments(story: Story, reading: Reading) -> None:
    """Comments that were not there before; a number that is taken gives way to the next free one."""
    there = {(comment.author, comment.text): comment.number for comment in story.comments.all()}
    taken = set(there.values())
    fresh: list[Comment] = []
    for comment in comment_rows(story, reading):
        if (comment.author, comment.text) in there:
            continue
        if comment.number in taken:
            comment.number = max(taken) + 1
        taken.add(comment.number)
        fresh.append(comment)
    Comment.objects.bulk_create(fresh)
