"""Which stories a reader may open: published ones; a withdrawn one is gone, any other is not found."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backstory.archive.models import Story

P = ParamSpec("P")


def for_readers(
    view: Callable[Concatenate[HttpRequest, Story, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, int, P], HttpResponse]:
    """Give the view the published story whose id the address names; answer 404 or 410 for any other."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, pk: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        # A number beyond the database's own is no story's.
        story = Story.objects.select_related("section").filter(pk=pk).first() if pk < 1 << 63 else None
        if story is None or story.state == Story.State.DRAFT:
            raise Http404("no such story")
        if story.state == Story.State.WITHDRAWN:
            return render(request, "410.html", status=410)
        return view(request, story, *args, **kwargs)

    return answer
