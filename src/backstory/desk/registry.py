"""Importing into the registry, and taking an import back: the stories that a change touches follow at once.

Steps of an import: keep the linker as it is; write the rows batch by batch; write down who did it; put the
stories that may name a changed actor on the list, and work it off. From the first batch on a mark in the
archive says that stories may lag behind, so that the same import, run again after it was killed, links all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from backstory import values
from backstory.archive.generations import generation
from backstory.archive.linker import current_linker, hold
from backstory.archive.models import Actor, ActorName, ArchiveState, Story
from backstory.archive.registry import forget_actors, import_actors, with_owners
from backstory.archive.snapshots import Snapshot, actor_subject, decisions_of, note, snapshots
from backstory.archive.transactions import writing
from backstory.errors import ArchiveError, RegistryError

from .indexing import catch_up
from .journal import Done, Plan, carry_out
from .relinking import Moved, put_on_list, stories_touched, unmoved, work_off

if TYPE_CHECKING:
    from backstory.names import Linker

UNDOABLE = 2000
"""Actors up to which an import notes how each was, so that `undo` can take it back."""

_UNFINISHED = "unfinished import"


@dataclass(frozen=True, slots=True)
class Change:
    """What an import did, and how many stories it touched."""

    added: int
    updated: int
    unchanged: int
    errors: list[RegistryError] = field(default_factory=list)
    relinked: int = 0
    number: int | None = None
    """The correction that `undo` takes back; None where nothing changed, or too much."""


def import_and_relink(
    rows: Iterable[values.Actor | RegistryError],
    source: str,
    who: str = "",
    moved: Moved = unmoved,
) -> Change:
    """Import the rows, write down who did it, and link anew every story that may name a changed actor."""
    before: dict[str, Snapshot] = {}

    def noting(keys: Iterable[str]) -> None:
        ArchiveState.objects.get_or_create(key=_UNFINISHED, defaults={"value": source})
        if len(before) <= UNDOABLE:
            before.update(snapshots(map(actor_subject, keys)))

    lagging = ArchiveState.objects.filter(key=_UNFINISHED).exists()
    linker = _linker_before()
    done = import_actors(rows, source, noting)
    number, after = None, None
    with writing():
        if done.changed:
            changed = set(map(actor_subject, done.changed))
            kept = {subject: state for subject, state in before.items() if subject in changed}
            kept = kept if len(before) <= UNDOABLE else {}
            summary = f"{source} imported: {done.added:,} added, {done.updated:,} updated"
            number = note(who, "import", summary, kept).pk
        if lagging or (done.changed and linker is None):
            put_on_list(None)
        elif done.changed and linker is not None:
            stories, after = stories_touched(linker, with_owners(done.changed))
            put_on_list(stories)
        ArchiveState.objects.filter(key=_UNFINISHED).delete()
        now = generation()
    if after is not None:
        hold(now, after)
    relinked = work_off(moved)
    undoable = number if done.changed and len(before) <= UNDOABLE else None
    return Change(done.added, done.updated, done.unchanged, done.errors, relinked, undoable)


def _linker_before() -> Linker | None:
    """The linker before an import; None where no story can have been linked by it."""
    if not Story.objects.exists():
        return None
    catch_up()
    return current_linker()


def sources() -> dict[str, tuple[int, int]]:
    """Source -> how many actors and how many further names it gave."""
    actors = dict(Actor.objects.values_list("source").annotate(n=Count("pk")))
    names = dict(ActorName.objects.values_list("source").annotate(n=Count("pk")))
    return {source: (actors.get(source, 0), names.get(source, 0)) for source in sorted({*actors, *names})}


def forget(source: str, who: str, moved: Moved = unmoved) -> Done:
    """Take away what a file or pack gave: its names, and the actors that nobody else has a name for.

    An actor that was merged with one of another source stays, as do designations and ties of those that stay.
    """

    def plan() -> Plan:
        named = set(ActorName.objects.filter(source=source).values_list("actor__key", flat=True))
        own = Actor.objects.filter(source=source)
        touched = sorted(named | set(own.values_list("key", flat=True)))
        if not touched:
            known = ", ".join(sources()) or "none"
            raise ArchiveError(f"nothing in the registry is from {source!r}; its sources: {known}")
        others = ActorName.objects.exclude(source=source)
        foreign = Actor.objects.exclude(source=source)
        kept = list(own.filter(Q(pk__in=others.values("actor")) | Q(pk__in=foreign.values("merged_into"))))
        gone = sorted(set(own.values_list("key", flat=True)) - {actor.key for actor in kept})
        undoable = len(touched) <= UNDOABLE
        subjects = [*map(actor_subject, touched), *decisions_of(gone)] if undoable else []

        def change() -> set[int]:
            ActorName.objects.filter(source=source).delete()
            for actor in kept:
                name = actor.names.first() or actor.merged.exclude(source=source).first()
                actor.source = name.source if name else ""
                actor.save(update_fields=["source"])
            return forget_actors(gone)

        stay = len(touched) - len(gone)
        summary = f"{source} forgotten: {len(gone):,} actors, and names of {stay:,} others"
        return Plan("forget", summary, subjects, change, changed=touched)

    return carry_out(who, plan, moved)
