"""One of the texts that a story has had, as it was read from its capture; numbered from 1, oldest first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from backstory.archive.models import Story

from ..gone import for_readers
from ..parameters import read_count
from ..prose import Weaver, parts_of, read_paragraphs, runs_of


@for_readers
def text(request: HttpRequest, story: Story, number: int) -> HttpResponse:
    part = read_count(request.GET.get("part")) or 1
    versions = list(story.texts.order_by("id").values_list("id", flat=True))
    if not 1 <= number <= len(versions):
        raise Http404("the story has no such text")
    found = story.texts.select_related("capture").get(pk=versions[number - 1])
    weaver = Weaver([], {})
    title = weaver.title(found.title)
    parts = parts_of(weaver.body(read_paragraphs(found.paragraphs)))
    if part > len(parts):
        raise Http404("the text has no such part")
    context = {
        "story": story,
        "text": found,
        "number": number,
        "numbers": len(versions),
        "title": title,
        "runs": runs_of(parts[part - 1]),
        "part": part,
        "parts": len(parts),
    }
    return render(request, "reader/text.html", context)
