"""The backstory of a story: for each of its actors, the latest earlier stories, read by index.

Steps: take the story's counted links in reading order; for each actor walk the index (actor, visible,
day, story) backwards from the story's day and stop after three; add up the earlier months. The cost
depends on the story's actors and not on the archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backstory.relate import LATEST, in_reading_order, newest

from .counts import count_before
from .models import Actor, Link, Story, Visibility

READERS = (Visibility.READERS,)
DESK = (Visibility.DESK, Visibility.READERS)


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
    return [
        ActorBackstory(link.actor, earlier_stories(link.actor_id, story.day, levels), totals[link.actor_id])
        for link in ordered
        if link.actor_id in totals
    ]


def earlier_stories(
    actor: int, before: date, levels: Sequence[Visibility] = READERS, limit: int = LATEST
) -> list[Story]:
    """The actor's `limit` latest stories of a day before `before`, newest first."""
    walks = [
        Link.objects.filter(actor=actor, visible=level, day__lt=before)
        .select_related("story")
        .order_by("-day", "-story_id")[:limit]
        for level in levels
    ]
    return [link.story for link in newest(walks, lambda link: (link.day, link.story_id), limit)]


def _first_mention(link: Link) -> tuple[int, int]:
    return tuple(link.mentions[0][:2]) if link.mentions else (1 << 30, 0)
