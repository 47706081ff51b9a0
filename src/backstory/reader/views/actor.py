"""An actor's dossier: names, designations, relations, stories by month, its latest stories, its corrections.

`?before=STORY` lists the stories before that story's day, as its page promises; `?after=STORY` goes on in
a list. A merged actor's address leads to the actor that it became.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from backstory.archive.models import (
    Actor,
    ActorMonth,
    Correction,
    CorrectionSubject,
    Relation,
    Visibility,
)
from backstory.archive.snapshots import actor_subject

from .. import chart
from ..listing import by_day, read_anchor, stories_of_actor
from ..names import names_by_script
from ..news import company_of

MOST_NAMES = 400
MOST_RELATIONS = 100
MOST_CORRECTIONS = 20


@require_safe
def actor(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.select_related("merged_into"), key=key)
    if found.merged_into:
        query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
        answer = redirect("reader:actor", key=found.merged_into.key)
        answer["Location"] += query
        return answer
    before = read_anchor(request.GET.get("before"))
    after = read_anchor(request.GET.get("after"))
    page = stories_of_actor(found.pk, after=after, before=before.day if before else None)
    context = {
        "actor": found,
        "before": before,
        "after": after,
        "page": page,
        "groups": by_day(page.rows),
        "listing": bool(before or after),
    }
    if not context["listing"]:
        context |= _dossier(found)
    return render(request, "reader/actor.html", context)


def _dossier(actor: Actor) -> dict[str, Any]:
    months = ActorMonth.objects.filter(actor=actor, visible=Visibility.READERS)
    names = list(actor.names.all()[: MOST_NAMES + 1])
    return {
        "scripts": names_by_script(actor, names[:MOST_NAMES]),
        "more_names": len(names) > MOST_NAMES,
        "designations": list(actor.designations.all()),
        "relations": _relations(actor),
        "chart": chart.draw(dict(months.values_list("month", "stories"))),
        "company": company_of(actor),
        "corrections": _corrections(actor),
    }


def _corrections(actor: Actor) -> list[Correction]:
    """What was done to the actor itself, newest first. Decisions on links are left out: they name drafts."""
    touched = CorrectionSubject.objects.filter(subject=actor_subject(actor.key)).values("correction")
    rows = Correction.objects.filter(pk__in=touched).defer("before", "after")
    return list(rows.order_by("-pk")[:MOST_CORRECTIONS])


def _relations(actor: Actor) -> list[dict[str, Any]]:
    """Ties both ways: `subject` is tied to `object`; the other end may be unknown to the registry."""
    outward = list(actor.relations.order_by("kind", "id")[:MOST_RELATIONS])
    inward = list(
        Relation.objects.filter(other_key=actor.key)
        .exclude(actor=actor)
        .select_related("actor")
        .order_by("kind", "id")[:MOST_RELATIONS]
    )
    others = {other.key: other for other in Actor.objects.filter(key__in=[r.other_key for r in outward])}
    return [
        {"relation": r, "outward": True, "other": others.get(r.other_key), "other_key": r.other_key}
        for r in outward
    ] + [{"relation": r, "outward": False, "other": r.actor, "other_key": r.actor.key} for r in inward]
