"""A story beside its backstory.

1. The newest text is woven with the links of its mentions; designated actors get their asterisk and legend.
2. The backstory stands once for each group, person and organisation: the three latest earlier stories.
3. Below: why each name was linked, readers' comments, and the record of captures and earlier texts.
"""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from backstory.archive.backstory import backstory_of
from backstory.archive.models import Comment, Link, Story, Visibility

from ..gone import for_readers
from ..linked import LinkedActor, link_actors
from ..paging import take
from ..parameters import read_count
from ..prose import Weaver, parts_of, read_paragraphs, runs_of

MOST_COMMENTS = 100
MOST_CAPTURES = 50


@for_readers
def story(request: HttpRequest, story: Story) -> HttpResponse:
    part = read_count(request.GET.get("part")) or 1
    comments_before = read_count(request.GET.get("comments_before"))
    linked = _linked_actors(story)
    related = backstory_of(story)
    with_past = {entry.actor.pk for entry in related}
    versions = list(story.texts.values("id", "read_at").order_by("id"))
    context = {
        "story": story,
        "linked": linked,
        "legend": [entry for entry in linked if entry.designations],
        "related": related,
        "first_time": [e for e in linked if e.actor.pk not in with_past and not e.is_place],
        "places": [entry for entry in linked if entry.is_place],
        "comments": _comments(story, comments_before),
        "comments_before": comments_before,
        "captures": story.captures.order_by("-captured_at", "-id")[:MOST_CAPTURES],
        "versions": [{"number": n, **version} for n, version in enumerate(versions, 1)],
        **_body(story, linked, part),
    }
    return render(request, "reader/story.html", context)


def _linked_actors(story: Story) -> list[LinkedActor]:
    links = list(Link.objects.filter(story=story, visible=Visibility.READERS).select_related("actor"))
    prefetch_related_objects([link.actor for link in links], "designations")
    return link_actors(links)


def _body(story: Story, linked: list[LinkedActor], part: int) -> dict[str, Any]:
    text = story.text
    weaver = Weaver(
        [mention for entry in linked for mention in entry.mentions],
        {entry.actor.key: entry.actor.name for entry in linked},
        {entry.actor.key for entry in linked if entry.designations},
    )
    title = weaver.title((text.title if text else "") or story.title)
    parts = parts_of(weaver.body(read_paragraphs(text.paragraphs if text else [])))
    if part > len(parts):
        raise Http404("the text has no such part")
    return {
        "title": title,
        "runs": runs_of(parts[part - 1]),
        "part": part,
        "parts": len(parts),
    }


def _comments(story: Story, before: int | None) -> Any:
    comments = Comment.objects.filter(story=story).order_by("-number")
    return take(comments.filter(number__lt=before) if before else comments, MOST_COMMENTS)
