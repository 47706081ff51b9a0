"""`backstory names`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .corrections import say
from .session import editor, open_archive, write_json

if TYPE_CHECKING:
    from backstory.desk.unknown import Listed


@click.group(invoke_without_command=True)
@click.option("--least", default=2, show_default=True, type=click.IntRange(1), help="Seen at least so often.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 10_000), help="How many names."
)
@click.option(
    "--stories",
    default=5000,
    show_default=True,
    type=click.IntRange(1),
    help="Look at so many of the newest.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each.")
@click.pass_context
def names(context: click.Context, least: int, limit: int, stories: int, as_json: bool) -> None:
    """List names that stand in the stories and that the registry does not know.

    For each: how often, how it is written, where, and which actors are near. From there, make an actor
    ('backstory actors new'), add the name to one ('backstory actors add-name'), or say that it is none
    ('backstory names ignore').
    """
    if context.invoked_subcommand:
        return
    open_archive()
    from backstory.desk.unknown import unknown_names

    from .progress import Counter

    with Counter("story", "stories") as counter:
        found = unknown_names(stories, least, limit, counter.moved)
    for listed in found:
        if as_json:
            write_json(_row(listed))
        else:
            _print(listed)
    if not found and not as_json:
        click.echo("every name is known")


def _row(listed: Listed) -> dict[str, Any]:
    name = listed.name
    return {
        "name": name.name,
        "count": name.count,
        "stories": name.documents,
        "variants": [{"name": text, "count": count} for text, count in name.variants],
        "samples": [{"story": story, "text": text} for story, text in name.samples],
        "near": [{"actor": key, "score": score, "name": near} for key, score, near in listed.near],
    }


def _print(listed: Listed) -> None:
    name = listed.name
    click.echo(f"{name.name}  ({name.count} times in {name.documents} stories)")
    if len(name.variants) > 1:
        click.echo("  also: " + ", ".join(text for text, _ in name.variants[1:8]))
    for key, score, near in listed.near:
        click.echo(f"  near: {near} [{key}] {score:.2f}")
    for story, text in name.samples[:2]:
        click.echo(f"  {story}: {text}")


@names.command()
@click.argument("name")
def ignore(name: str) -> None:
    """Say that NAME names no actor; it is listed no more ('actors undo' takes it back)."""
    open_archive()
    from backstory.desk.corrections import not_an_actor

    say(not_an_actor(name, editor()))
