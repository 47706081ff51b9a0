"""Which days have stories, found by leaping through the index from one day to the next.

The cost is one step for each day or year that is asked about, however many stories it has.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from backstory.archive.models import Story

MOST_YEARS = 300
"""SQLite joins at most 500 probes in one question."""

_DAYS = """
WITH RECURSIVE leap(day) AS (
    SELECT min(day) FROM archive_story WHERE state = %s AND day >= %s
    UNION ALL
    SELECT (SELECT min(s.day) FROM archive_story s WHERE s.state = %s AND s.day > leap.day)
    FROM leap WHERE leap.day <= %s
)
SELECT day FROM leap WHERE day <= %s
"""


def days_with_stories(first: date, last: date) -> list[date]:
    """The days from `first` to `last`, both included, with a published story."""
    state = Story.State.PUBLISHED.value
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, [state, first.isoformat(), state, last.isoformat(), last.isoformat()])
        return [_as_date(row[0]) for row in cursor.fetchall()]


def years_with_stories() -> list[int]:
    """The years with a published story, newest first."""
    newest, oldest = newest_day(), oldest_day()
    if newest is None or oldest is None:
        return []
    years = range(newest.year, oldest.year - 1, -1)[:MOST_YEARS]
    probes = " UNION ALL ".join(
        ["SELECT %s WHERE EXISTS (SELECT 1 FROM archive_story WHERE state = %s AND day >= %s AND day <= %s)"]
        * len(years)
    )
    params = [
        value
        for year in years
        for value in (year, Story.State.PUBLISHED.value, f"{year:04}-01-01", f"{year:04}-12-31")
    ]
    with connection.cursor() as cursor:
        cursor.execute(probes, params)
        return [int(row[0]) for row in cursor.fetchall()]


def newest_day(before: date | None = None) -> date | None:
    """The last day with a published story, before a day where one is given."""
    stories = Story.objects.filter(state=Story.State.PUBLISHED)
    if before:
        stories = stories.filter(day__lt=before)
    return stories.order_by("-day", "-id").values_list("day", flat=True).first()


def oldest_day(after: date | None = None) -> date | None:
    """The first day with a published story, after a day where one is given."""
    stories = Story.objects.filter(state=Story.State.PUBLISHED)
    if after:
        stories = stories.filter(day__gt=after)
    return stories.order_by("day", "id").values_list("day", flat=True).first()


def _as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
