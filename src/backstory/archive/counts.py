"""How many stories an actor has in each month, kept by adding and subtracting as links change.

The number of all earlier stories is then a sum over months and a walk over part of one, whatever the
archive's size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Count, Q, Sum

from .models import ActorMonth, Link, Visibility

Deltas = Counter[tuple[int, int, int]]
"""(actor id, visible, month) -> how many links came (positive) or went (negative)."""


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def add_counts(deltas: Deltas) -> None:
    """Apply the changes; call it in the transaction that changes the links."""
    rows = [(*key, n) for key, n in sorted(deltas.items()) if n and key[1] != Visibility.NOBODY]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO archive_actormonth (actor_id, visible, month, stories) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (actor_id, visible, month) "
            "DO UPDATE SET stories = archive_actormonth.stories + excluded.stories",
            rows,
        )


def recount() -> None:
    """Count anew from the links; call it in a transaction."""
    ActorMonth.objects.all().delete()
    with connection.cursor() as cursor:
        year, month = (
            ("CAST(strftime('%%Y', day) AS INTEGER)", "CAST(strftime('%%m', day) AS INTEGER)")
            if connection.vendor == "sqlite"
            else ("EXTRACT(YEAR FROM day)::int", "EXTRACT(MONTH FROM day)::int")
        )
        cursor.execute(
            "INSERT INTO archive_actormonth (actor_id, visible, month, stories) "  # noqa: S608 (constants)
            f"SELECT actor_id, visible, {year} * 12 + {month} - 1, COUNT(*) FROM archive_link "
            "WHERE visible > %s GROUP BY 1, 2, 3",
            [int(Visibility.NOBODY)],
        )


def count_before(actors: Iterable[int], day: date, levels: Iterable[int]) -> dict[int, int]:
    """For each actor with any, the number of stories of a day before `day`."""
    actors, levels, month = list(actors), list(levels), month_of(day)
    totals: Counter[int] = Counter()
    months = ActorMonth.objects.filter(actor__in=actors, visible__in=levels, month__lt=month)
    for actor, n in months.values_list("actor").annotate(n=Sum("stories")):
        totals[actor] += n
    this_month = Q(day__gte=day.replace(day=1), day__lt=day)
    links = Link.objects.filter(this_month, actor__in=actors, visible__in=levels)
    for actor, n in links.values_list("actor").annotate(n=Count("pk")):
        totals[actor] += n
    return {actor: n for actor, n in totals.items() if n > 0}
