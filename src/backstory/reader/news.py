"""Who is in the news, and who appears with whom: links counted over a bounded number of stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from backstory.archive.models import Actor, Link, Story, Visibility

from .listing import published

LATEST = 200
"""How many stories are looked at."""
MOST_ACTORS, MOST_PLACES = 12, 10
MOST_RANKED = 150
"""How many of the actors are told apart by kind."""
MOST_LINKS = 20_000


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
    linked = list(links.values_list("story_id", flat=True)[:LATEST])
    states = Story.objects.filter(pk__in=linked).order_by().values_list("pk", "state")
    return _count([pk for pk, state in states if state == Story.State.PUBLISHED], without=actor.pk)


def _count(stories: Sequence[int], without: int | None = None) -> Company:
    # Plain look-ups by index, added up here: a database that is asked to join and group at once may choose
    # to walk over all actors.
    links = Link.objects.filter(story__in=stories, visible=Visibility.READERS).order_by()
    counted = Counter(links.values_list("actor_id", flat=True)[:MOST_LINKS])
    counted.pop(without, None)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_RANKED]
    found = Actor.objects.in_bulk([actor for actor, _ in ranked])
    named = [Named(found[actor], n) for actor, n in ranked if actor in found]
    places = [entry for entry in named if entry.actor.kind == Actor.Kind.PLACE]
    others = [entry for entry in named if entry.actor.kind != Actor.Kind.PLACE]
    return Company(others[:MOST_ACTORS], places[:MOST_PLACES], len(stories))
