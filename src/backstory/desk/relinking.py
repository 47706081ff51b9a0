"""Linking anew what a change of the registry touches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction

from backstory.archive.links import found_links, refile_links
from backstory.archive.models import Story, Text, Unindexed
from backstory.archive.registry import actor_ids
from backstory.values import Document

from .linker import current_linker

_BATCH = 200


def relink(stories: Iterable[int]) -> int:
    """Link the stories of these numbers anew by the registry as it is; returns how many rows of links
    changed. Each batch is whole or not at all."""
    linker, ids = current_linker(), actor_ids()
    changed = 0
    numbers = iter(stories)
    while batch := list(islice(numbers, _BATCH)):
        with transaction.atomic():
            found = {
                text.story: found_links(linker.link(document_of_text(text)), ids)
                for text in _newest_texts(batch)
            }
            changed += refile_links(found)
            Unindexed.objects.bulk_create([Unindexed(story_id=story.pk) for story in found])
    return changed


def _newest_texts(stories: Sequence[int]) -> Iterable[Text]:
    newest: dict[int, Text] = {}
    for text in Text.objects.filter(story__in=stories).select_related("story").order_by("id"):
        newest[text.story_id] = text
    return newest.values()


def document_of_text(text: Text) -> Document:
    """A story's text as the linker reads it."""
    story: Story = text.story
    return Document(
        title=text.title,
        paragraphs=[paragraph for _, paragraph in text.paragraphs],
        language=story.language,
        date=story.published,
        id=str(story.pk),
    )
