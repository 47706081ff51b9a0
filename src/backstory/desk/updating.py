"""A later capture of a story's page: the story follows it, and what it said before stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from backstory.archive.links import found_links, refile_links, show_links_as
from backstory.archive.models import Capture, Comment, Story, Text, Unindexed

from .options import AddOptions
from .reading import Reading
from .rows import SectionShelf, StoryFields, comment_rows, story_fields


def update_story(
    story: Story,
    row: Capture,
    reading: Reading,
    shelf: SectionShelf,
    options: AddOptions,
    actor_ids: Mapping[str, int],
) -> None:
    """Lay the reading over the story; call it in a transaction. A text that differs is added as a version."""
    page = reading.page
    assert page is not None
    _follow(story, story_fields(page, shelf), options)
    story.save()
    show_links_as([story])
    paragraphs = page.blocks()
    last = story.text
    if last is None or (last.title, last.paragraphs) != (page.title, paragraphs):
        Text.objects.create(story=story, capture=row, title=page.title, paragraphs=paragraphs)
        refile_links({story: found_links(page.mentions, actor_ids)})
    _add_comments(story, reading)
    Unindexed.objects.create(story_id=story.pk)


def _follow(story: Story, said: StoryFields, options: AddOptions) -> None:
    """What the page says now wins; what it says nothing of stays. The row's first id stays the story's."""
    for field in fields(said):
        value = getattr(said, field.name)
        if value and field.name != "external_id":
            setattr(story, field.name, value)
    if said.published:
        story.date_note = said.date_note
        story.day = said.published
    story.external_id = story.external_id or said.external_id
    if options.publish and story.state == Story.State.DRAFT:
        story.state = Story.State.PUBLISHED


def _add_comments(story: Story, reading: Reading) -> None:
    """Comments that were not there before; a number that is taken gives way to the next free one."""
    there = {(comment.author, comment.text): comment.number for comment in story.comments.all()}
    taken = set(there.values())
    fresh: list[Comment] = []
    for comment in comment_rows(story.pk, reading):
        if (comment.author, comment.text) in there:
            continue
        if comment.number in taken:
            comment.number = max(taken) + 1
        taken.add(comment.number)
        fresh.append(comment)
    Comment.objects.bulk_create(fresh)
