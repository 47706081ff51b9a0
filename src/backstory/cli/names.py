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
@click.option(
    "--models/--no-models",
    default=True,
    show_default=True,
    help="Ask the models of the extras 'english' and 'russian', where they are installed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each.")
@click.pass_context
def names(context: click.Context, least: int, limit: int, stories: int, models: bool, as_json: bool) -> None:
    """List names that stand in the stories and that the registry does not know.

    For each: how often, how it is written, where, and which actors are near. From there, make an actor
    ('backstory actors new'), add the name to one ('backstory actors add-name'), or say that it is none
    ('backstory names ignore'). An installed model says what kind of actor a name may be (kind), finds its
    bounds, and leaves out dates, nationalities and the like.
    """
    if context.invoked_subcommand:
        return
    open_archive()
    from backstory.desk.unknown import unknown_names

    from .progress import Counter

    with Counter("story", "stories") as counter:
        found = unknown_names(stories, least, limit, counter.moved, models=models)
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
        "kind": name.kind or None,
        "count": name.count,
        "stories": name.documents,
        "variants": [{"name": text, "count": count} for text, count in name.variants],
        "samples": [{"story": story, "text": text} for story, text in name.samples],
        "near": [
            {"actor": key, "score": score, "name": near, "main": main}
            for key, score, near, main in listed.near
        ],
    }


def _print(listed: Listed) -> None:
    name = listed.name
    kind = f"{name.kind}?, " if name.kind else ""
    click.echo(f"{name.name}  ({kind}{name.count} times in {name.documents} stories)")
    others = [text for text, _ in name.variants if text != name.name]
    if others:
        click.echo("  also: " + ", ".join(others[:7]))
    for key, score, near, main in listed.near:
        also = f" ({near})" if near != main else ""
        click.echo(f"  near: {main}{also} [{key}] {score:.2f}")
    for story, text in name.samples[:2]:
        click.echo(f"  {story}: {text}")


@names.command()
@click.argument("name")
def ignore(name: str) -> None:
    """Say that NAME names no actor; it is listed no more ('actors undo' takes it back)."""
    open_archive()
    from backstory.desk.corrections import not_an_actor

    say(not_an_actor(name, editor()))
