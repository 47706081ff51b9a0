"""Who is in the news, and who appears with whom: links counted over a bounded number of stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from backstory.archive.models import Actor, Link, Story, Visibility

from .listing import published

LATEST = 200
"""How many stories are looked at."""
MOST_ACTORS, MOST_PLACES = 12, 10


@dataclass(frozen=True, slots=True)
class Named:
    """An actor and in how many of the stories that were looked at it stands."""

    actor: Actor
    stories: int


@dataclass(frozen=True, slots=True)
class Company:
    """The actors that stand in `looked_at` stories, most stories first."""

    actors: list[Named]
    places: list[Named]
    looked_at: int


def actors_in_the_news() -> Company:
    """The actors of the latest stories."""
    stories = published().values_list("pk", flat=True)[:LATEST]
    return _count(list(stories))


def company_of(actor: Actor) -> Company:
    """The actors that stand beside `actor` in its latest stories."""
    links = Link.objects.filter(actor=actor, visible=Visibility.READERS).order_by("-day", "-story_id")
    return _count(list(links.values_list("story_id", flat=True)[:LATEST]), without=actor.pk)


def _count(stories: Iterable[int], without: int | None = None) -> Company:
    stories = list(stories)
    links = Link.objects.filter(
        story__in=stories, visible=Visibility.READERS, story__state=Story.State.PUBLISHED
    ).exclude(actor=without)
    rows = links.values_list("actor", "actor__kind").annotate(n=Count("pk"))
    counted = sorted(((n, actor, kind) for actor, kind, n in rows), key=lambda row: (-row[0], row[1]))
    actors = [(actor, n) for n, actor, kind in counted if kind != Actor.Kind.PLACE][:MOST_ACTORS]
    places = [(actor, n) for n, actor, kind in counted if kind == Actor.Kind.PLACE][:MOST_PLACES]
    found = Actor.objects.in_bulk([actor for actor, _ in (*actors, *places)])
    return Company(
        [Named(found[actor], n) for actor, n in actors],
        [Named(found[actor], n) for actor, n in places],
        len(stories),
    )
