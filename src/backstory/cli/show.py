"""`backstory show`."""

from __future__ import annotations

import click

from .session import find_story, open_archive, write_json


@click.command()
@click.argument("story")
@click.option("--json", "as_json", is_flag=True, help="Print all that is known of it as JSON.")
def show(story: str, as_json: bool) -> None:
    """Show one story. STORY is the archive's number, or the id that its JSONL row gave."""
    open_archive()
    from backstory.archive.show import show_story

    shown = show_story(find_story(story))
    if as_json:
        write_json(shown)
        return
    line = " · ".join(
        str(part) for part in (shown["published"], shown["section"], shown["outlet"], shown["byline"]) if part
    )
    click.echo(f"{shown['title']}\n{line}\n")
    for paragraph in shown["paragraphs"]:
        click.echo(f"{paragraph}\n")
    for entry in shown["backstory"]:
        name = next(actor["name"] for actor in shown["actors"] if actor["id"] == entry["actor"])
        click.echo(f"Related: {name} ({entry['total']} earlier)")
        for earlier in entry["stories"]:
            click.echo(f"  {earlier['published'] or '          '}  {earlier['title']}  [{earlier['id']}]")
    related = {entry["actor"] for entry in shown["backstory"]}
    others: dict[str, list[str]] = {"In no earlier story": [], "Places": []}
    for actor in shown["actors"]:
        if actor["id"] not in related:
            others["Places" if actor["kind"] == "place" else "In no earlier story"].append(actor["name"])
    for label, names in others.items():
        if names:
            click.echo(f"{label}: {', '.join(names)}")
