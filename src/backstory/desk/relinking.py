"""Linking anew what a change of the registry touches.

Steps: ask the search index for the stories that may hold one of the names; bring the linker up to date;
link those stories and lay the result over their links. What a person decided stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from django.db import transaction

from backstory.archive import search
from backstory.archive.linker import current_linker
from backstory.archive.links import found_links, refile_links
from backstory.archive.models import Story, Text, Unindexed
from backstory.archive.registry import actor_ids
from backstory.values import Document, Name

from .indexing import catch_up

_BATCH = 200
_SHARE = 20
"""From one name for so many stories on, linking every story is quicker than asking for each name."""


def relink_for(names: Sequence[Name], moved: Callable[[int], None] = lambda _n: None) -> int:
    """Link anew every story that may hold one of the names; returns how many were looked at."""
    if not names or not Story.objects.exists():
        return 0
    catch_up()
    if len(names) * _SHARE > Story.objects.count():
        stories: Iterable[int] = Story.objects.order_by("pk").values_list("pk", flat=True).iterator()
    else:
        stories = sorted(candidates(names))
    return relink(stories, moved)


def candidates(names: Iterable[Name]) -> set[int]:
    """Numbers of the stories that may hold one of the names in some spelling; never too few."""
    from backstory.names.traces import traces_of_name

    found: set[int] = set()
    for name in names:
        found.update(search.stories_with_each(traces_of_name(name)))
    return found


def relink(stories: Iterable[int], moved: Callable[[int], None] = lambda _n: None) -> int:
    """Link the stories of these numbers by the registry as it is; each batch is whole or not at all."""
    linker, ids = current_linker(), actor_ids()
    seen = 0
    numbers = iter(stories)
    while batch := list(islice(numbers, _BATCH)):
        with transaction.atomic():
            found = {
                text.story: found_links(linker.link(document_of_text(text)), ids)
                for text in _newest_texts(batch)
            }
            if changed := refile_links(found):
                Unindexed.objects.bulk_create([Unindexed(story_id=number) for number in changed])
        seen += len(batch)
        moved(len(batch))
    catch_up()
    return seen


def _newest_texts(stories: Sequence[int]) -> Iterable[Text]:
    newest: dict[int, Text] = {}
    for text in Text.objects.filter(story__in=stories).select_related("story").order_by("id"):
        newest[text.story_id] = text
    return newest.values()


def document_of_text(text: Text) -> Document:
    """A story's text as the linker reads it."""
    return Document(
        title=text.title,
        paragraphs=[paragraph for _, paragraph in text.paragraphs],
        language=text.story.language,
        date=text.story.published,
        id=str(text.story_id),
    )
