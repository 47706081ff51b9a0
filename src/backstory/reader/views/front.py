"""The front page: the newest day by section, the days before it, and who is in the news.

A page is one day and as many days before it as have room; `?before=2025-03-12` goes on from there.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..days import newest_day
from ..listing import PAGE, by_day, by_section, published, sections_with_stories
from ..news import actors_in_the_news
from ..paging import take
from ..parameters import read_day
from ..standfirst import add_standfirsts

MOST_SECTIONS = 60
MOST_STANDFIRSTS = 12


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    before = read_day(request.GET.get("before"))
    newest = newest_day(before)
    context = {"before": before, "newest": newest, "sections": sections_with_stories(MOST_SECTIONS)}
    if newest:
        today = take(published().filter(day=newest), PAGE)
        past = take(published().filter(day__lt=newest), PAGE)
        add_standfirsts(today.rows[:MOST_STANDFIRSTS])
        groups = by_day(past.rows)
        if past.more and len(groups) > 1:
            groups.pop()  # it may be cut; the next page has it whole
        context |= {
            "today": by_section(today.rows),
            "today_goes_on": today.more,
            "groups": groups,
            "last_is_cut": past.more and len(groups) == 1,
            "older": (groups[-1].heading if past.more else None),
            "news": None if before else actors_in_the_news(),
        }
    return render(request, "reader/front.html", context)
