"""The calendar: the months of one year, and in them the days that have stories."""

from __future__ import annotations

from calendar import Calendar
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..dates import MONTHS
from ..days import days_with_stories, years_with_stories


@require_safe
def days(request: HttpRequest, year: int | None = None) -> HttpResponse:
    years = years_with_stories()
    if year is None and years:
        year = years[0]
    if year is not None and year not in years:
        raise Http404("no stories in this year")
    found = set(days_with_stories(date(year, 1, 1), date(year, 12, 31))) if year else set()
    months = [
        (MONTHS[month - 1], _weeks(year, month, found))
        for month in range(1, 13)
        if year and any(day.month == month for day in found)
    ]
    return render(request, "reader/days.html", {"year": year, "years": years, "months": months})


def _weeks(year: int, month: int, found: set[date]) -> list[list[tuple[date | None, bool]]]:
    """Rows of seven cells from Monday: (day or None outside the month, whether it has stories)."""
    weeks = Calendar().monthdatescalendar(year, month)
    return [[(day if day.month == month else None, day in found) for day in week] for week in weeks]
