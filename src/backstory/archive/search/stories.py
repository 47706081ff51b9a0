"""From the database to the index: stories with their newest text and the actors that count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import orjson

from backstory.archive.models import Link, Story, Text, Visibility

from .fields import IndexedStory
from .keys import configured_keys

LEVELS: dict[str, int] = {
    Story.State.PUBLISHED: Visibility.READERS,
    Story.State.DRAFT: Visibility.DESK,
    Story.State.WITHDRAWN: Visibility.NOBODY,
}
"""State of a story -> who may find it."""

BATCH = 500
_COUNTED = (Link.Status.LINKED, Link.Status.ACCEPTED)


class AtHand(NamedTuple):
    """A text that somebody has just read, and its keys: what the index need not read and make again."""

    number: int
    """The text's in the database. A text never changes; a story may get another one."""
    paragraphs: str | bytes
    """As the database keeps them."""
    keys: str
    """A key a line: those that the configured function makes."""


def stories_to_index(
    ids: Sequence[int], at_hand: Mapping[int, AtHand] | None = None
) -> Iterator[IndexedStory]:
    """The stories of these ids, in the order of their ids, as the database has them now; those that are
    gone are left out. At most a few hundred at a time: they are all in memory. `at_hand`: texts by story,
    which count where they are still the newest."""
    newest = dict(Text.objects.filter(story__in=ids).order_by("id").values_list("story_id", "id"))
    read = {story: text for story, text in (at_hand or {}).items() if newest.get(story) == text.number}
    left = Text.objects.filter(pk__in=[text for story, text in newest.items() if story not in read])
    texts: dict[int, list[list[str]]] = dict(left.values_list("story_id", "paragraphs"))
    texts |= {story: orjson.loads(text.paragraphs) for story, text in read.items()}
    actors: dict[int, list[int]] = {}
    links = Link.objects.filter(story__in=ids, visible__gt=Visibility.NOBODY, status__in=_COUNTED)
    for story, actor in links.order_by().values_list("story_id", "actor_id"):
        actors.setdefault(story, []).append(actor)
    keys_of = configured_keys().of
    rows = Story.objects.filter(pk__in=ids).order_by("id")
    for pk, title, language, day, state, outlet, section in rows.values_list(
        "id", "title", "language", "day", "state", "outlet", "section__name"
    ):
        paragraphs = [text for _, text in texts.get(pk, ())]
        yield IndexedStory(
            id=pk,
            title=title,
            paragraphs=paragraphs,
            language=language,
            day=day,
            visible=LEVELS[state],
            outlet=outlet,
            section=section or "",
            actors=actors.get(pk, ()),
            keys=read[pk].keys if pk in read else keys_of(title, paragraphs, language),
        )


def all_stories() -> Iterator[list[IndexedStory]]:
    """Every story of the archive in batches, by id; bounded memory."""
    last = 0
    while True:
        ids = list(islice(_ids_after(last), BATCH))
        if not ids:
            return
        last = ids[-1]
        yield list(stories_to_index(ids))


def _ids_after(last: int) -> Iterator[int]:
    yield from Story.objects.filter(pk__gt=last).order_by("id").values_list("id", flat=True)[:BATCH]
