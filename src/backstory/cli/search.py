"""`backstory search`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from .session import open_archive, write_json


@click.command()
@click.argument("query", default="")
@click.option("--actor", "actors", multiple=True, help="Only stories of this actor's id; may be repeated.")
@click.option("--section", "sections", multiple=True, help="Only this section.")
@click.option("--lang", "languages", multiple=True, help="Only this language, such as ar.")
@click.option("--outlet", "outlets", multiple=True, help="Only this outlet.")
@click.option("--since", default="", metavar="YYYY-MM-DD", help="From this day on.")
@click.option("--until", default="", metavar="YYYY-MM-DD", help="Up to this day.")
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "oldest"]), default="relevance", show_default=True
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@click.option("--exact", is_flag=True, help="Look for the words as written; do not read names in them.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each story.")
def search(
    query: str,
    actors: tuple[str, ...],
    sections: tuple[str, ...],
    languages: tuple[str, ...],
    outlets: tuple[str, ...],
    since: str,
    until: str,
    sort: str,
    limit: int,
    exact: bool,
    as_json: bool,
) -> None:
    """Search all stories, drafts too, for words, "phrases", -without and OR.

    A name of the registry finds its actor's stories in every spelling and script; one that several actors
    have finds the stories of any of them.
    """
    first, last = _day(since, "--since"), _day(until, "--until")
    open_archive()
    from backstory.archive.models import Visibility
    from backstory.archive.naming import named_in
    from backstory.archive.search import IndexUnwritable, SearchQuery, heal
    from backstory.archive.search import search as ask
    from backstory.desk.corrections import find_actor

    try:
        heal(say=lambda why: click.echo(why, err=True))
    except IndexUnwritable as error:  # what it holds can still be searched
        click.echo(f"Note: {error}", err=True)
    named = named_in(query) if query and not exact else None
    results = ask(
        SearchQuery(
            text=query,
            actors=[find_actor(key).pk for key in actors],
            sections=sections,
            languages=languages,
            outlets=outlets,
            since=first,
            until=last,
            sort=sort,  # type: ignore[arg-type]
            visible=Visibility.DESK,
            limit=limit,
            actor_hits=named.actor_hits if named else (),
            story_hits=named.story_hits() if named else (),
            facets=False,
        )
    )
    if named and named.shared:
        meant = ", ".join(f"{actor.name} [{actor.key}]" for actor in named.shared)
        click.echo(f"Note: the name means one of: {meant}; --actor ID asks for one of them", err=True)
    for note in results.notes:
        click.echo(f"Note: {note}", err=True)
    for row in _rows(results.hits):
        if as_json:
            write_json(row)
        else:
            click.echo(f"{row['published'] or '          '}  {row['title']}  [{row['id']}]")
            if row["snippet"]:
                click.echo(f"            {row['snippet']}")
    if not as_json:
        click.echo(f"{results.total:,} found" if results.total else "nothing found")


def _rows(hits: Any) -> list[dict[str, Any]]:
    from backstory.archive.models import Story
    from backstory.archive.show import public_id

    stories = Story.objects.select_related("section").in_bulk([hit.story for hit in hits])
    return [
        {
            "id": public_id(story),
            "number": story.pk,
            "title": story.title,
            "published": story.published.isoformat() if story.published else None,
            "section": story.section.name if story.section else "",
            "outlet": story.outlet,
            "language": story.language,
            "state": story.state,
            "score": round(hit.score, 3),
            "snippet": "".join(segment.text for segment in hit.snippet),
        }
        for hit in hits
        if (story := stories.get(hit.story))
    ]


def _day(text: str, option: str) -> date | None:
    if not text:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day; write it as 2025-03-12", param_hint=option) from error
