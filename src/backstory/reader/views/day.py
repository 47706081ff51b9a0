"""All stories of one day, by section, with the days before and after it that have stories."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..days import newest_day, oldest_day
from ..listing import by_section, page_of, published, read_anchor

DAY_PAGE = 100


@require_safe
def day(request: HttpRequest, day: date) -> HttpResponse:
    after = read_anchor(request.GET.get("after"))
    page = page_of(published().filter(day=day), after, DAY_PAGE)
    context = {
        "day": day,
        "after": after,
        "page": page,
        "groups": by_section(page.rows),
        "previous": newest_day(before=day),
        "next": oldest_day(after=day),
    }
    return render(request, "reader/day.html", context)
