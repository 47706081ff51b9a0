"""`search`: one question to the index, the page of hits dressed with what the database says.

1. Read the query; ask the index for the page of hits, their number and the facets.
2. Load headline, text and state of the page's stories. What has been withdrawn since the index last saw it
   is dropped: readers never see it.
3. Mark the words in headline and text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import tantivy
from django.db.models import Q

from backstory.archive.models import Link, Story, Text, Visibility
from backstory.values import TITLE

from .errors import IndexUnusable
from .fields import ID_BITS
from .query import SearchQuery, tantivy_query
from .reading import Reading, reading
from .results import Count, Facets, Hit, SearchResults
from .snippets import Marker, Match, marked, passage
from .stories import LEVELS
from .syntax import ParsedQuery, parse

_FURTHEST = 100_000
"""Hits beyond this are not paged through."""
_SEEN_PER_SEGMENT = 5_000
"""Values of a facet that tantivy counts in each segment; beyond that a rare one may be missed."""
_IDS = (1 << ID_BITS) - 1


def search(query: SearchQuery, *, folder: Path | None = None) -> SearchResults:
    """Search the archive. Any text is a query.

    Raises IndexUnusable where the index cannot be read, unless the archive has no stories anyway.
    """
    parsed = parse(query.text)
    try:
        with reading(folder) as state:
            ranked, total, facets = _ask(state, query, parsed)
    except IndexUnusable as unusable:
        if unusable.reason == "missing" and not Story.objects.exists():
            return SearchResults(notes=parsed.notes)
        raise
    return SearchResults(_dressed(query, parsed, ranked), total, facets, parsed.notes)


def _ask(
    state: Reading, query: SearchQuery, parsed: ParsedQuery
) -> tuple[list[tuple[int, float]], int, Facets]:
    """(story, score) of the page, the number of all hits, the facets."""
    asked = tantivy_query(query, parsed, state.groups)
    counts = state.searcher.aggregate(asked, _aggregations(query))
    total = int(counts["total"]["value"])
    offset = max(0, query.offset)
    limit = min(query.limit, _FURTHEST - offset, total - offset)
    if limit <= 0:
        return [], total, _facets(counts)
    scored = query.sort == "relevance" and bool(parsed.wanted or query.actor_hits or query.story_hits)
    if scored:
        found = state.searcher.search(
            asked, limit, count=False, offset=offset, weight_by_field="freshness"
        ).hits
        ids = state.searcher.fast_field_values("story", [address for _, address in found])
        ranked = [(cast(int, story), score) for story, (score, _) in zip(ids, found, strict=True)]
    else:
        order = tantivy.Order.Asc if query.sort == "oldest" else tantivy.Order.Desc
        found = state.searcher.search(
            asked, limit, count=False, offset=offset, order_by_field="order", order=order
        ).hits
        ranked = [(place & _IDS, 0.0) for place, _ in found]
    return ranked, total, _facets(counts)


def _aggregations(query: SearchQuery) -> dict[str, Any]:
    wanted: dict[str, Any] = {"total": {"value_count": {"field": "story"}}}
    if query.facets:
        for name in ("section", "language", "outlet", "actor"):
            wanted[name] = {
                "terms": {"field": name, "size": query.most_facets, "segment_size": _SEEN_PER_SEGMENT}
            }
        wanted["year"] = {"histogram": {"field": "day", "interval": 10_000, "min_doc_count": 1}}
    return wanted


def _facets(counts: Mapping[str, Any]) -> Facets:
    def of(name: str) -> tuple[Count, ...]:
        buckets = counts.get(name, {}).get("buckets", ())
        return tuple(Count(bucket["key"], bucket["doc_count"]) for bucket in buckets)

    return Facets(
        sections=of("section"),
        languages=of("language"),
        outlets=of("outlet"),
        actors=tuple(Count(int(actor), count) for actor, count in of("actor")),
        years=tuple(Count(int(day) // 10_000, count) for day, count in reversed(of("year"))),
    )


def _dressed(query: SearchQuery, parsed: ParsedQuery, ranked: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    ids = [story for story, _ in ranked]
    known = {
        pk: (title, language)
        for pk, title, language, state in Story.objects.filter(pk__in=ids).values_list(
            "id", "title", "language", "state"
        )
        if LEVELS[state] >= query.visible
    }
    if not query.snippets:
        return tuple(Hit(story, score) for story, score in ranked if story in known)
    texts = _newest_texts(ids)
    mentions = _mentions(ids, query)
    marker = Marker(parsed)
    hits = []
    for story, score in ranked:
        if story not in known:
            continue
        title, language = known[story]
        body, starts = _joined(texts.get(story, ()))
        in_title, in_body = _placed(mentions[story], title, body, starts)
        hits.append(
            Hit(
                story,
                score,
                marked(title, marker.matches(title, language) + in_title),
                passage(body, marker.matches(body, language) + in_body, query.snippet_letters),
            )
        )
    return tuple(hits)


def _newest_texts(ids: Sequence[int]) -> dict[int, list[list[str]]]:
    rows = Text.objects.filter(story__in=ids).order_by("id").values_list("story_id", "paragraphs")
    return dict(rows)


def _mentions(ids: Sequence[int], query: SearchQuery) -> Mapping[int, list[tuple[int, list[Any]]]]:
    """Story -> (actor, mention) of the actors whom the query names, or may name."""
    found: dict[int, list[tuple[int, list[Any]]]] = defaultdict(list)
    if not query.actor_hits:
        return found
    links = Link.objects.filter(story__in=ids, actor__in=query.actor_hits)
    links = links.filter(Q(visible__gt=Visibility.NOBODY) | Q(status=Link.Status.SUGGESTED))
    for story, actor, mentions in links.values_list("story_id", "actor_id", "mentions"):
        found[story] += [(actor, mention) for mention in mentions]
    return found


def _joined(paragraphs: Sequence[Sequence[str]]) -> tuple[str, list[int]]:
    """The paragraphs in one line, and where each begins."""
    starts, at = [], 0
    for _, text in paragraphs:
        starts.append(at)
        at += len(text) + 1
    return " ".join(text for _, text in paragraphs), starts


def _placed(
    mentions: Sequence[tuple[int, list[Any]]], title: str, body: str, starts: Sequence[int]
) -> tuple[list[Match], list[Match]]:
    """The mentions in the headline and in the joined text; those of an earlier text are left out."""
    in_title, in_body = [], []
    for actor, (paragraph, start, end, surface, *_) in mentions:
        if paragraph == TITLE:
            if title[start:end] == surface:
                in_title.append(Match(start, end, f"actor {actor}"))
        elif paragraph < len(starts):
            base = starts[paragraph]
            if body[base + start : base + end] == surface:
                in_body.append(Match(base + start, base + end, f"actor {actor}"))
    return in_title, in_body
