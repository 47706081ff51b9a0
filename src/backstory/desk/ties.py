"""Ties between actors and the lists that they stand on, as editors give or take them; imports follow that."""

from __future__ import annotations

from dataclasses import astuple

from backstory import values
from backstory.archive import decided
from backstory.archive.models import Actor, Designation, Relation
from backstory.archive.snapshots import actor_subject
from backstory.errors import ArchiveError

from .corrections import find_actor, find_whole_actor, refuse_problems
from .journal import Done, Plan, carry_out


def relate(key: str, relation: values.Relation, who: str) -> Done:
    """Tie two actors; the same tie given again replaces its dates and source."""

    def plan() -> Plan:
        actor, other = find_whole_actor(key), find_whole_actor(relation.other)
        if actor == other:
            raise ArchiveError("an actor cannot be related to itself")
        _refuse(actor, relations=(relation,))
        told = {"since": relation.since, "until": relation.until, "source": relation.source}
        if actor.relations.filter(kind=relation.kind, other_key=relation.other, **told).exists():
            raise ArchiveError(f"{actor.name} is {relation.kind} {other.name} already")

        def change() -> None:
            actor.relations.filter(kind=relation.kind, other_key=relation.other).delete()
            Relation.objects.create(actor=actor, kind=relation.kind, other_key=relation.other, **told)
            decided.give(actor, "relations", astuple(relation))
            actor.save(update_fields=["decided"])

        return Plan("relate", f"{actor.name}: {relation.kind} {other.name}", [actor_subject(key)], change)

    return carry_out(who, plan)


def unrelate(key: str, kind: str, other: str, who: str) -> Done:
    """Take a tie away."""

    def plan() -> Plan:
        actor = find_whole_actor(key)
        ties = actor.relations.filter(kind=kind, other_key=other)
        if not ties.exists():
            there = ", ".join(f"{tie.kind} {tie.other_key}" for tie in actor.relations.all()[:5])
            raise ArchiveError(
                f"{actor.name} is not {kind!r} {other!r}" + (f"; it is {there}" if there else "")
            )

        def change() -> None:
            ties.delete()
            decided.refuse(actor, "relations", (kind, other))
            actor.save(update_fields=["decided"])

        return Plan("unrelate", f"{actor.name}: no longer {kind} {other}", [actor_subject(key)], change)

    return carry_out(who, plan)


def designate(key: str, designation: values.Designation, who: str) -> Done:
    """Note that an authority has put the actor on a list; given again, it replaces dates and reference."""

    def plan() -> Plan:
        actor = find_whole_actor(key)
        _refuse(actor, designations=(designation,))
        at = {"authority": designation.authority, "list": designation.list}
        told = {
            "since": designation.since,
            "until": designation.until,
            "reference": designation.reference,
        }
        if actor.designations.filter(**at, **told).exists():
            raise ArchiveError(f"{actor.name} is designated so already")

        def change() -> None:
            actor.designations.filter(**at).delete()
            Designation.objects.create(actor=actor, **at, **told)
            decided.give(actor, "designations", astuple(designation))
            actor.save(update_fields=["decided"])

        summary = f"{actor.name}: designated by {designation.authority}"
        return Plan("designate", summary, [actor_subject(key)], change)

    return carry_out(who, plan)


def undesignate(key: str, authority: str, list_name: str, who: str) -> Done:
    """Take a designation away that is wrong; one that has ended is given its end by `designate`."""

    def plan() -> Plan:
        actor = find_actor(key)
        rows = actor.designations.filter(authority=authority, list=list_name)
        if not rows.exists():
            there = ", ".join(str(row) for row in actor.designations.all()[:5])
            raise ArchiveError(
                f"{actor.name} is not designated by {authority!r} on {list_name!r}"
                + (f"; it is by {there}" if there else "")
            )

        def change() -> None:
            rows.delete()
            decided.refuse(actor, "designations", (authority, list_name))
            actor.save(update_fields=["decided"])

        return Plan("undesignate", f"{actor.name}: not by {authority}", [actor_subject(key)], change)

    return carry_out(who, plan)


def _refuse(
    actor: Actor,
    *,
    relations: tuple[values.Relation, ...] = (),
    designations: tuple[values.Designation, ...] = (),
) -> None:
    """ArchiveError where the registry would refuse these in a file."""
    refuse_problems(
        values.Actor(
            actor.key,
            actor.kind,  # type: ignore[arg-type]
            actor.name,
            relations=relations,
            designations=designations,
        )
    )
