"""The commands that look back: `backstory actors history`, `undo` and `forget`."""

from __future__ import annotations

import click

from .corrections import say
from .session import editor, open_archive, write_json


@click.command()
@click.argument("actor", required=False)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 10_000))
@click.option("--json", "as_json", is_flag=True, help="Print a JSON row for each.")
def history(actor: str | None, limit: int, as_json: bool) -> None:
    """List corrections, newest first: all, or those that touched ACTOR or a link of it."""
    open_archive()
    from backstory.desk.corrections import find_actor
    from backstory.desk.journal import corrections_of

    rows = list(corrections_of(actor)[:limit])
    if not rows and actor:
        find_actor(actor)  # says so if there is none
    if not rows and not as_json:
        click.echo("nothing was corrected")
    for row in rows:
        if as_json:
            write_json(
                {
                    "number": row.pk, "at": row.at, "who": row.who, "action": row.action,
                    "summary": row.summary, "undone_by": row.undone_by_id,
                }
            )  # fmt: skip
        else:
            undone = f"  [undone by {row.undone_by_id}]" if row.undone_by_id else ""
            click.echo(f"{row.pk:>6}  {row.at:%Y-%m-%d %H:%M}  {row.who or '-':12}  {row.summary}{undone}")


@click.command()
@click.argument("number", type=int)
def undo(number: int) -> None:
    """Undo the correction of this NUMBER; its own undoing can be undone too."""
    open_archive()
    from backstory.desk import journal

    from .progress import Counter

    with Counter("story", "stories") as counter:
        done = journal.undo(number, editor(), counter.moved)
    say(done)


@click.command()
@click.argument("source", required=False)
def forget(source: str | None) -> None:
    """Take away what SOURCE, a file or a pack, gave: its names, and the actors that only it knows.

    Without a SOURCE, list the sources.
    """
    open_archive()
    from backstory.desk import registry

    from .progress import Counter

    if source is None:
        for name, (actors, names) in registry.sources().items():
            known = f"{actors:>9,} actor{' ' if actors == 1 else 's'}"
            click.echo(f"{name or '(unknown)':40} {known} {names:>9,} further name{'s' * (names != 1)}")
        return
    with Counter("story", "stories") as counter:
        done = registry.forget(source, editor(), counter.moved)
    say(done)
