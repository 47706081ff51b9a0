"""The commands that correct actors and their names: `backstory actors new`, `add-name`, `merge` and so on.

Every one says what it did, under which number it can be undone, and how many stories it reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backstory.values import ACTOR_KINDS, NAME_KINDS, Name

from .session import editor, open_archive

if TYPE_CHECKING:
    from backstory.desk.journal import Done

NAME_KINDS_BUT_MAIN = [kind for kind in NAME_KINDS if kind != "main"]


def say(done: Done) -> None:
    reached = f"; {linked_anew(done.relinked)}" if done.relinked else ""
    click.echo(f"{done.summary} (correction {done.number}){reached}")


def linked_anew(stories: int) -> str:
    return f"{stories:,} {'story' if stories == 1 else 'stories'} linked anew"


def _pasted(name: str) -> str:
    """A name without the direction marks and line breaks that come along from other programs."""
    from backstory.registry.cleaning import clean

    return clean(name)


@click.command()
@click.argument("actor")
@click.argument("kind", type=click.Choice(ACTOR_KINDS))
@click.argument("name")
def new(actor: str, kind: str, name: str) -> None:
    """Make an actor with the id ACTOR and a main NAME."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.new_actor(actor, kind, _pasted(name), editor()))


@click.command()
@click.argument("actor")
def delete(actor: str) -> None:
    """Take ACTOR out of the registry, with its names and links. 'undo' brings all of it back."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.delete_actor(actor, editor()))


@click.command()
@click.argument("actor")
@click.argument("name")
def rename(actor: str, name: str) -> None:
    """Give ACTOR another main NAME; the old one stays as an alias."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.rename(actor, _pasted(name), editor()))


@click.command("set")
@click.argument("actor")
@click.option("--kind", type=click.Choice(ACTOR_KINDS), help="What ACTOR is.")
@click.option("--note", help="A sentence about ACTOR; '' for none.")
@click.option("--countries", help="ISO codes of its countries, such as 'sy,lb'; '' for none.")
def set_command(actor: str, kind: str | None, note: str | None, countries: str | None) -> None:
    """Set what ACTOR is; imports leave it so."""
    open_archive()
    from backstory.desk import corrections

    told = {"kind": kind, "note": note}
    to: dict[str, object] = {name: value for name, value in told.items() if value is not None}
    if countries is not None:
        to["countries"] = [code.strip().lower() for code in countries.split(",") if code.strip()]
    if not to:
        raise click.UsageError("say what to set: --kind, --note or --countries")
    say(corrections.set_fields(actor, editor(), **to))


@click.command("add-name")
@click.argument("actor")
@click.argument("name")
@click.option("--lang", default="", help="The name's language, such as ru.")
@click.option("--kind", type=click.Choice(NAME_KINDS_BUT_MAIN), default="alias", show_default=True)
def add_name(actor: str, name: str, lang: str, kind: str) -> None:
    """Give ACTOR a further NAME, in the whole archive."""
    open_archive()
    from backstory.desk import corrections
    from backstory.names.index.usable import why_unusable

    name = _pasted(name)
    say(corrections.add_name(actor, Name(name, lang, kind), editor()))  # type: ignore[arg-type]
    if reason := why_unusable(name, lang):
        click.echo(f"Note: the name {reason}, so texts are not searched for it", err=True)


@click.command("change-name")
@click.argument("actor")
@click.argument("name")
@click.option("--kind", type=click.Choice(NAME_KINDS_BUT_MAIN), default=None, help="Of what kind it is.")
@click.option("--lang", default=None, help="Of what language it is; '' for none.")
def change_name(actor: str, name: str, kind: str | None, lang: str | None) -> None:
    """Say of what kind or language a NAME of ACTOR is: a weak one needs context, and so on."""
    if kind is None and lang is None:
        raise click.UsageError("say what it is: --kind or --lang")
    open_archive()
    from backstory.desk import corrections

    say(corrections.change_name(actor, name, editor(), kind=kind or "", language=lang))


@click.command("remove-name")
@click.argument("actor")
@click.argument("name")
def remove_name(actor: str, name: str) -> None:
    """Take a NAME from ACTOR, in the whole archive. Imports do not bring it back."""
    open_archive()
    from backstory.desk import corrections

    say(corrections.remove_name(actor, name, editor()))


@click.command()
@click.argument("actor")
@click.argument("into")
def merge(actor: str, into: str) -> None:
    """Make ACTOR part of INTO: one dossier, all names. 'undo' parts them again."""
    open_archive()
    from backstory.desk import merging

    say(merging.merge(actor, into, editor()))


@click.command()
@click.argument("actor")
@click.argument("new_id")
@click.argument("names", nargs=-1, required=True)
def split(actor: str, new_id: str, names: tuple[str, ...]) -> None:
    """Part ACTOR in two: the NAMES go to a new actor with the id NEW_ID, the first as its main name."""
    open_archive()
    from backstory.desk import merging

    say(merging.split(actor, new_id, names, editor()))
