"""The registry's index: actors of one kind in the order of their names, by initial letter, in pages."""

from __future__ import annotations

from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backstory.archive.models import Actor, ActorMonth, Visibility

from ..paging import later_than, take

ACTORS_PAGE = 100
MOST_LETTERS = 400
PLURAL = {"group": "Groups", "organisation": "Organisations", "person": "People", "place": "Places"}
ORDER = ("initial", "sort_name", "id")


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind") or Actor.Kind.GROUP.value
    if kind not in PLURAL:
        raise Http404("no such kind of actor")
    letter = request.GET.get("letter", "")
    rows = Actor.objects.filter(kind=kind, merged_into=None).order_by(*ORDER)
    if letter:
        rows = rows.filter(initial=letter)
    if key := request.GET.get("after"):
        after = rows.filter(key=key).first()
        if after is None:
            raise Http404("no such actor")
        rows = later_than(rows, ORDER, (after.initial, after.sort_name, after.pk))
    page = take(rows, ACTORS_PAGE)
    counts = _stories_of([actor.pk for actor in page.rows])
    context = {
        "kind": kind,
        "kinds": list(PLURAL.items()),
        "plural": PLURAL[kind],
        "letter": letter,
        "letters": _letters(kind),
        "page": page,
        "rows": [(actor, counts.get(actor.pk, 0)) for actor in page.rows],
        "after": key,
    }
    return render(request, "reader/actors.html", context)


def _letters(kind: str) -> list[str]:
    """The initials of a kind's names, read from the index alone."""
    initials = Actor.objects.filter(kind=kind).values_list("initial", flat=True)
    return list(initials.order_by("initial").distinct()[:MOST_LETTERS])


def _stories_of(actors: list[int]) -> dict[int, int]:
    months = ActorMonth.objects.filter(actor__in=actors, visible=Visibility.READERS)
    return dict(months.values_list("actor").annotate(n=Sum("stories")))
