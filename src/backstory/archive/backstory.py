"""The backstory of a story: for each of its actors, the latest earlier stories, read by index.

Steps: take the story's counted links in reading order; for each actor walk the index (actor, visible,
day, story) backwards from the story's day and stop after three, all of them in one query; add up the earlier
months. The cost depends on the story's actors and not on the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from backstory.relate import LATEST, in_reading_order

from .counts import count_before
from .models import Actor, Link, Story, Visibility

READERS = (Visibility.READERS,)
DESK = (Visibility.DESK, Visibility.READERS)

_AT_ONCE = 200
"""Walks in one query; SQLite takes up to 500."""
_WALK = (
    "SELECT * FROM (SELECT actor_id, day, story_id FROM archive_link WHERE actor_id = %s AND visible = %s "
    "AND day < %s ORDER BY day DESC, story_id DESC LIMIT %s) AS walk"
)


@dataclass(frozen=True, slots=True)
class ActorBackstory:
    """An actor of a story; its latest `stories` of earlier days, newest first, and how many there are."""

    actor: Actor
    stories: Sequence[Story]
    total: int


def backstory_of(story: Story, levels: Sequence[Visibility] = READERS) -> list[ActorBackstory]:
    """One entry for each actor that has earlier stories, groups first. `levels`: whose eyes count."""
    links = Link.objects.filter(story=story, visible__gt=Visibility.NOBODY).select_related("actor")
    ordered = in_reading_order(links, kind=lambda link: link.actor.kind, position=_first_mention)
    totals = count_before([link.actor_id for link in ordered], story.day, levels)
    earlier = earlier_stories(list(totals), story.day, levels)
    return [
        ActorBackstory(link.actor, earlier[link.actor_id], totals[link.actor_id])
        for link in ordered
        if link.actor_id in earlier
    ]


def earlier_stories(
    actors: Sequence[int], before: date, levels: Sequence[Visibility] = READERS, limit: int = LATEST
) -> dict[int, list[Story]]:
    """Of each actor that has any, the `limit` latest stories of a day before `before`, newest first."""
    walks = [(actor, int(level)) for actor in actors for level in levels]
    found = sorted(_walked(walks, before, limit), key=lambda row: row[1:], reverse=True)
    latest: dict[int, list[int]] = {}
    for actor, _, number in found:
        if len(latest.setdefault(actor, [])) < limit:
            latest[actor].append(number)
    stories = Story.objects.in_bulk({number for numbers in latest.values() for number in numbers})
    return {actor: [stories[number] for number in numbers] for actor, numbers in latest.items()}


def _walked(walks: Sequence[tuple[int, int]], before: date, limit: int) -> Iterator[tuple[int, object, int]]:
    """(actor, day, story) of the `limit` latest links of each actor and level."""
    day = connection.ops.adapt_datefield_value(before)
    with connection.cursor() as cursor:
        for start in range(0, len(walks), _AT_ONCE):
            part = walks[start : start + _AT_ONCE]
            told = [value for actor, level in part for value in (actor, level, day, limit)]
            cursor.execute(" UNION ALL ".join([_WALK] * len(part)), told)
            yield from cursor.fetchall()


def _first_mention(link: Link) -> tuple[int, int]:
    return tuple(link.mentions[0][:2]) if link.mentions else (1 << 30, 0)
