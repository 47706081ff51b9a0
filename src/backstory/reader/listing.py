"""Lists of stories: what readers may see, in which order, and how a list is broken up by day or section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from backstory.archive.models import Link, Section, Story, Visibility

from .paging import Page, earlier_than, take

PAGE = 40
"""Stories on a page of a list."""


@dataclass(frozen=True, slots=True)
class Group:
    """Stories under one heading: a day, or a section (None for stories without one)."""

    heading: date | Section | None
    stories: Sequence[Story]


def published() -> QuerySet[Story]:
    """The stories that readers may see, newest first, by index."""
    return Story.objects.filter(state=Story.State.PUBLISHED).select_related("section").order_by("-day", "-id")


def read_anchor(value: str | None) -> Story | None:
    """The published story whose id an address gives, after which a page begins; 404 where there is none."""
    if not value:
        return None
    if not (value.isascii() and value.isdigit()) or len(value) > 18:
        raise Http404("no such story")
    story = Story.objects.filter(pk=int(value), state=Story.State.PUBLISHED).first()
    if story is None:
        raise Http404("no such story")
    return story


def page_of(stories: QuerySet[Story], after: Story | None, limit: int = PAGE) -> Page[Story]:
    """`limit` of the stories (newest first), those that come after `after`."""
    if after:
        stories = earlier_than(stories.filter(day__lte=after.day), ("day", "id"), (after.day, after.pk))
    return take(stories, limit)


def stories_of_actor(
    actor: int, *, after: Story | None = None, before: date | None = None, limit: int = PAGE
) -> Page[Story]:
    """The published stories that name an actor, newest first: after a story of the list, before a day."""
    links = Link.objects.filter(actor=actor, visible=Visibility.READERS)
    if before:
        links = links.filter(day__lt=before)
    if after:
        links = earlier_than(links.filter(day__lte=after.day), ("day", "story_id"), (after.day, after.pk))
    page = take(links.select_related("story__section").order_by("-day", "-story_id"), limit)
    shown = [link.story for link in page.rows if link.story.state == Story.State.PUBLISHED]
    return Page(shown, page.more)


def by_day(stories: Iterable[Story]) -> list[Group]:
    """Groups in the stories' own order, which is newest first."""
    return [Group(day, list(group)) for day, group in groupby(stories, key=lambda story: story.day)]


def by_section(stories: Iterable[Story]) -> list[Group]:
    """Groups by the section's name; stories without a section come last."""
    shelves: dict[int | None, list[Story]] = {}
    for story in stories:
        shelves.setdefault(story.section_id, []).append(story)
    groups = [Group(shelf[0].section, shelf) for shelf in shelves.values()]
    return sorted(groups, key=lambda g: (g.heading is None, str(g.heading).casefold()))


def sections_with_stories(limit: int) -> list[Section]:
    """The sections in which readers find a story, by name."""
    has_story = Story.objects.filter(section=OuterRef("pk"), state=Story.State.PUBLISHED)
    return list(Section.objects.filter(Exists(has_story))[:limit])
