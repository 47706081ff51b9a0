"""What is asked of the index, and how tantivy is asked it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tantivy import FieldType, Occur, Query

from backstory.archive.models import Visibility

from .fields import day_number, schema, text_field
from .languages import group_of
from .syntax import ParsedQuery
from .terms import Terms, alternatives

Sort = Literal["relevance", "date", "oldest"]

_ACTOR_SCORE = 12.0
"""What being linked to an actor whom the query names is worth; a good word scores 5 to 10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """Several sections, languages or outlets: any of them. Several actors: all of them."""

    text: str = ""
    actors: Sequence[int] = ()
    sections: Sequence[str] = ()
    """Names of sections."""
    languages: Sequence[str] = ()
    """As stories have them: "en"; "" for stories of unknown language."""
    outlets: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    """Both days included."""
    sort: Sort = "relevance"
    """Without words, relevance is the date."""
    visible: int = Visibility.READERS
    """READERS finds published stories, DESK also drafts, NOBODY also what was withdrawn."""
    limit: int = 20
    offset: int = 0
    actor_hits: Sequence[int] = ()
    """Actors whom the text names, in whatever spelling: their stories are found too, and rank high."""
    story_hits: Sequence[int] = ()
    """Stories that are found as well, whatever their words, and rank as high: those that may mean one of
    `actor_hits`. Some thousands at most."""
    facets: bool = True
    """Count the hits by section, language, outlet, actor and year."""
    most_facets: int = 20
    """Values counted of each."""
    snippets: bool = True
    snippet_letters: int = 260


def tantivy_query(query: SearchQuery, parsed: ParsedQuery, groups: Sequence[str]) -> Query:
    """The whole query. `groups`: those whose stories can be found at all."""
    if query.languages:
        asked = {group_of(language) for language in query.languages}
        groups = [group for group in groups if group in asked]
    return Query.boolean_query(
        [
            (Occur.Must, _matching(query, parsed, groups)),
            *((Occur.MustNot, any_spelling(text, groups)) for text in parsed.unwanted),
            *((Occur.Must, _unscored(filter_)) for filter_ in _filters(query)),
            (Occur.MustNot, Query.term_query(schema(), "hidden", int(query.visible), "basic")),
        ]
    )


def _matching(query: SearchQuery, parsed: ParsedQuery, groups: Sequence[str]) -> Query:
    """All that the text wants, or one of the actors whom it names."""
    if not parsed.wanted and not query.actor_hits and not query.story_hits:
        nothing_meant = query.text.strip() and parsed.is_empty
        return Query.empty_query() if nothing_meant else Query.all_query()
    branches = [Query.const_score_query(_actor(actor), _ACTOR_SCORE) for actor in query.actor_hits]
    if query.story_hits:
        stories = Query.term_set_query(schema(), "story", list(query.story_hits))
        branches.append(Query.const_score_query(stories, _ACTOR_SCORE))
    if parsed.wanted:
        words = [any_of(any_spelling(text, groups) for text in choices) for choices in parsed.wanted]
        branches.append(words[0] if len(words) == 1 else _all_of(words))
    return any_of(branches)


def any_spelling(text: str, groups: Iterable[str]) -> Query:
    """Stories with the word or phrase, each by the rules of its own language."""
    return any_of(
        terms_query(text_field(group), terms) for group in groups for terms in alternatives(text, group)
    )


def terms_query(field: str, terms: Terms) -> Query:
    """Stories with the term, or the terms side by side."""
    if len(terms) == 1:
        return Query.term_query(schema(), field, terms[0], "freq")
    return Query.phrase_query(schema(), field, list(terms))


def any_of(queries: Iterable[Query]) -> Query:
    found = list(queries)
    if not found:
        return Query.empty_query()
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, query) for query in found])


def _all_of(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _actor(actor: int) -> Query:
    return Query.term_query(schema(), "actor", actor, "basic")


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _filters(query: SearchQuery) -> Iterable[Query]:
    for field, values in (
        ("section", query.sections),
        ("language", query.languages),
        ("outlet", query.outlets),
    ):
        if values:
            yield Query.term_set_query(schema(), field, list(values))
    yield from (_actor(actor) for actor in query.actors)
    if query.since or query.until:
        yield Query.range_query(
            schema(),
            "day",
            FieldType.Unsigned,
            lower_bound=day_number(query.since) if query.since else None,
            upper_bound=day_number(query.until) if query.until else None,
        )
