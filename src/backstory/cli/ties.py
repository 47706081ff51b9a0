"""The commands for ties between actors and the lists they stand on: `backstory actors relate` and so on."""

from __future__ import annotations

import click

from backstory.values import Designation, Relation

from .corrections import say
from .session import editor, open_archive


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
    from backstory.desk import ties

    say(ties.relate(actor, Relation(relation, other, since, until, source), editor()))


@click.command()
@click.argument("actor")
@click.argument("relation")
@click.argument("other")
def unrelate(actor: str, relation: str, other: str) -> None:
    """Take the tie RELATION between ACTOR and OTHER away."""
    open_archive()
    from backstory.desk import ties

    say(ties.unrelate(actor, relation, other, editor()))


@click.command()
@click.argument("actor")
@click.argument("authority")
@click.option("--list", "name", default="", help="The authority's list.")
@click.option("--since", default="", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--until", default="", help="When it was taken off the list.")
@click.option("--reference", default="", help="The number of the entry, or where it is said.")
def designate(actor: str, authority: str, name: str, since: str, until: str, reference: str) -> None:
    """Note that AUTHORITY has put ACTOR on a list; given again, it replaces dates and reference."""
    open_archive()
    from backstory.desk import ties

    say(ties.designate(actor, Designation(authority, name, since, until, reference), editor()))


@click.command()
@click.argument("actor")
@click.argument("authority")
@click.option("--list", "name", default="", help="The authority's list.")
def undesignate(actor: str, authority: str, name: str) -> None:
    """Take away a designation that was never true. One that has ended is given its end by 'designate'."""
    open_archive()
    from backstory.desk import ties

    say(ties.undesignate(actor, authority, name, editor()))
