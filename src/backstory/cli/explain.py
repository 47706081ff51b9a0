"""`backstory explain`."""

from __future__ import annotations

from typing import Any

import click

from backstory.errors import ArchiveError
from backstory.values import TITLE

from .session import find_story, open_archive, write_json


@click.command()
@click.argument("story")
@click.argument("actor", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each mention.")
def explain(story: str, actor: str | None, as_json: bool) -> None:
    """Say why STORY is linked to ACTOR, or to all of its actors: for each mention what stands there, the
    name it matched, the rule, the score, and what spoke for and against."""
    open_archive()
    found = find_story(story)
    links = found.links.select_related("actor").order_by("actor__key")
    if actor:
        links = links.filter(actor__key=actor)
        if not links:
            raise ArchiveError(f"story {story} is not linked to {actor!r}, and nothing in it suggests that")
    for link in links:
        if not as_json:
            by = f" by {link.decider}" if link.decider else ""
            click.echo(f"{link.actor.name} [{link.actor.key}]: {link.get_status_display().lower()}{by}")
        for mention in link.mentions:
            _say(link.actor.key, link.status, mention, as_json)


def _say(actor: str, status: str, mention: list[Any], as_json: bool) -> None:
    paragraph, start, end, surface, rule, score, name, reasons = mention
    if as_json:
        write_json(
            {
                "actor": actor, "status": status, "paragraph": paragraph, "start": start, "end": end,
                "surface": surface, "name": name, "rule": rule, "score": score, "reasons": reasons,
            }
        )  # fmt: skip
        return
    where = "headline" if paragraph == TITLE else f"paragraph {paragraph + 1}"
    click.echo(f"  {where}, {start}-{end}: «{surface}» is «{name}», {rule}, {score:.2f}")
    for reason in reasons:
        click.echo(f"    {reason}")
