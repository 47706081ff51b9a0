"""A section's stories, newest first, by day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from backstory.archive.models import Section

from ..listing import by_day, page_of, published, read_anchor


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    shelf = get_object_or_404(Section, slug=slug)
    after = read_anchor(request.GET.get("after"))
    page = page_of(published().filter(section=shelf), after)
    if not page.rows and not after:
        raise Http404("nothing is published in this section")
    context = {"section": shelf, "page": page, "groups": by_day(page.rows), "after": after}
    return render(request, "reader/section.html", context)
