"""The commands that correct the registry: `backstory actors new`, `add-name`, `merge`, `undo` and so on.

Every one says what it did, under which number it can be undone, and how many stories it reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backstory.values import ACTOR_KINDS, NAME_KINDS, Name, Relation

from .session import editor, open_archive

if TYPE_CHECKING:
    from backstory.desk.corrections import Done


def say(done: Done) -> None:
    reached = f"; {done.relinked:,} stories linked anew" if done.relinked else ""
    click.echo(f"{done.summary} (correction {done.number}){reached}")


@click.command()
@click.argument("actor")
@click.argument("kind", type=click.Choice(ACTOR_KINDS))
@click.argument("name")
def new(actor: str, kind: str, name: str) -> None:
    """Make an actor with the id ACTOR and a main NAME."""
    open_archive()
    from backstory.desk.corrections import new_actor

    say(new_actor(actor, kind, name, editor()))


@click.command()
@click.argument("actor")
@click.argument("name")
def rename(actor: str, name: str) -> None:
    """Give ACTOR another main NAME; the old one stays as an alias."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.rename(actor, name, editor()))


@click.command("add-name")
@click.argument("actor")
@click.argument("name")
@click.option("--lang", default="", help="The name's language, such as ru.")
@click.option("--kind", type=click.Choice(NAME_KINDS), default="alias", show_default=True)
def add_name(actor: str, name: str, lang: str, kind: str) -> None:
    """Give ACTOR a further NAME, in the whole archive."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.add_name(actor, Name(name, lang, kind), editor()))  # type: ignore[arg-type]


@click.command("change-name")
@click.argument("actor")
@click.argument("name")
@click.argument("kind", type=click.Choice(NAME_KINDS))
def change_name(actor: str, name: str, kind: str) -> None:
    """Say of what KIND a NAME of ACTOR is."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.change_name(actor, name, kind, editor()))


@click.command("remove-name")
@click.argument("actor")
@click.argument("name")
def remove_name(actor: str, name: str) -> None:
    """Take a NAME from ACTOR, in the whole archive."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.remove_name(actor, name, editor()))


@click.command()
@click.argument("actor")
@click.argument("into")
def merge(actor: str, into: str) -> None:
    """Make ACTOR part of INTO: one dossier, all names. 'undo' parts them again."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.merge(actor, into, editor()))


@click.command()
@click.argument("actor")
@click.argument("new_id")
@click.argument("names", nargs=-1, required=True)
def split(actor: str, new_id: str, names: tuple[str, ...]) -> None:
    """Part ACTOR in two: the NAMES go to a new actor with the id NEW_ID, the first as its main name."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.split(actor, new_id, names, editor()))


@click.command()
@click.argument("actor")
@click.argument("relation")
@click.argument("other")
@click.option("--since", default="", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", default="", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--source", default="", help="Where this is known from.")
def relate(actor: str, relation: str, other: str, since: str, until: str, source: str) -> None:
    """Tie two actors: RELATION is 'part of', 'leader of', 'split from', 'successor of' and so on."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.relate(actor, Relation(relation, other, since, until, source), editor()))


@click.command()
@click.argument("actor", required=False)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 10_000))
def history(actor: str | None, limit: int) -> None:
    """List corrections, newest first: all, or those that touched ACTOR."""
    open_archive()
    from backstory.archive.models import Correction

    rows = Correction.objects.select_related("undone_by").defer("before")
    if actor:
        rows = rows.filter(subjects__subject=f"actor:{actor}")
    for row in rows[:limit]:
        undone = f"  [undone by {row.undone_by_id}]" if row.undone_by_id else ""
        click.echo(f"{row.pk:>6}  {row.at:%Y-%m-%d %H:%M}  {row.who or '-':12}  {row.summary}{undone}")


@click.command()
@click.argument("number", type=int)
def undo(number: int) -> None:
    """Undo the correction of this NUMBER; its own undoing can be undone too."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.undo(number, editor()))
