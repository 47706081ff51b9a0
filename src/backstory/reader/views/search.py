"""Search: stories by their words in any language, narrowed by facets and days, with the actor whom they name.

1. The address is read (asking.py), and the actors whom the words name are found (archive.naming).
2. The index answers with a page of hits and the counts of its facets.
3. Hits are dressed with what the database says of their stories; facets with links that narrow or widen.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backstory.archive.models import Actor, Story, Visibility
from backstory.archive.naming import Naming, named_in
from backstory.archive.search import Count, IndexUnusable, SearchQuery, SearchResults, search

from ..asking import MOST_PAGES, PAGE, Asked, read_asked
from ..display import language_name

MOST_FACETS = 12
log = logging.getLogger(__name__)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    asked = read_asked(request.GET)
    context: dict[str, Any] = {"asked": asked, "notes": asked.notes}
    if asked.is_empty:
        return render(request, "reader/search.html", context)
    chosen = {actor.key: actor for actor in Actor.objects.filter(key__in=asked.actor)}
    naming = named_in(asked.text)
    try:
        results = search(_query(asked, chosen, naming))
    except IndexUnusable as unusable:
        log.error("the search page cannot answer: %s", unusable)
        return render(request, "reader/search.html", context | {"out_of_order": True}, status=503)
    pages = min(-(-results.total // PAGE), MOST_PAGES)
    context |= {
        "results": results,
        "hits": _hits(results),
        "notes": (*asked.notes, *results.notes),
        "named": _boxes(asked, naming.actors, naming.rest),
        "shared": _boxes(asked, naming.shared, naming.rest),
        "facets": _facets(asked, results, chosen),
        "chosen": _chosen(asked, chosen),
        "previous": replace(asked, page=min(asked.page - 1, pages)).query if asked.page > 1 else None,
        "next": replace(asked, page=asked.page + 1).query if asked.page < pages else None,
        "pages": pages,
    }
    return render(request, "reader/search.html", context)


def _query(asked: Asked, chosen: dict[str, Actor], naming: Naming) -> SearchQuery:
    # A key that is no actor's narrows to nothing, as a section that is none does.
    actors = [chosen[key].pk if key in chosen else 0 for key in asked.actor]
    return SearchQuery(
        text=asked.text,
        actors=actors,
        sections=asked.section,
        languages=asked.language,
        outlets=asked.outlet,
        since=asked.since,
        until=asked.until,
        sort=asked.sort,
        visible=Visibility.READERS,
        limit=PAGE,
        offset=(asked.page - 1) * PAGE,
        actor_hits=naming.actor_hits,
        story_hits=naming.story_hits(),
        most_facets=MOST_FACETS,
    )


def _hits(results: SearchResults) -> list[dict[str, Any]]:
    ids = [hit.story for hit in results.hits]
    found = Story.objects.select_related("section").in_bulk(ids)
    stories = {pk: story for pk, story in found.items() if story.state == Story.State.PUBLISHED}
    return [
        {
            "story": stories[hit.story],
            "title": hit.title,
            "snippet": hit.snippet,
            "text": "".join(segment.text for segment in hit.snippet),
        }
        for hit in results.hits
        if hit.story in stories
    ]


def _boxes(asked: Asked, actors: Iterable[Actor], rest: str) -> list[dict[str, Any]]:
    """For each actor whom the words name, or may name: the search among its own stories."""
    return [
        {
            "actor": actor,
            "narrowed": replace(asked.with_value("actor", actor.key), text=rest).query,
            "is_chosen": actor.key in asked.actor,
        }
        for actor in actors
    ]


def _facets(asked: Asked, results: SearchResults, chosen: dict[str, Actor]) -> list[dict[str, Any]]:
    """The values that would narrow the hits, those not chosen already."""
    found = results.facets
    actors = Actor.objects.in_bulk([int(count.value) for count in found.actors])
    by_key = [Count(actors[int(c.value)].key, c.stories) for c in found.actors if int(c.value) in actors]
    names = {actor.key: actor.name for actor in (*chosen.values(), *actors.values())}
    facets = [
        ("section", "Section", found.sections, str),
        ("language", "Language", found.languages, language_name),
        ("outlet", "Outlet", found.outlets, str),
        ("actor", "Actor", by_key, lambda key: names.get(key, key)),
    ]
    dressed = [
        {
            "label": label,
            "values": [
                {
                    "name": name(str(count.value)),
                    "stories": count.stories,
                    "query": asked.with_value(facet, str(count.value)).query,
                }
                for count in counts
                if count.value and str(count.value) not in asked.values(facet)
            ],
        }
        for facet, label, counts, name in facets
    ]
    years = [
        {"name": str(count.value), "stories": count.stories, "query": asked.in_year(int(count.value)).query}
        for count in found.years
        if count.value != asked.year
    ]
    return [facet for facet in (*dressed, {"label": "Year", "values": years}) if facet["values"]]


def _chosen(asked: Asked, chosen: dict[str, Actor]) -> list[dict[str, str]]:
    """What narrows the question already, each with the address that lets go of it."""
    named = {
        "language": language_name,
        "actor": lambda key: chosen[key].name if key in chosen else key,
    }
    rows = [
        {"name": named.get(facet, str)(value), "query": asked.without_value(facet, value).query}
        for facet in ("section", "language", "outlet", "actor")
        for value in asked.values(facet)
    ]
    if asked.since or asked.until:
        rows.append({"name": asked.days_in_words, "query": asked.in_year(None).query})
    return rows
