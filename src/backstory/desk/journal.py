"""The journal of corrections: each is carried out whole, written down, carried back to the stories, undone.

Steps of every correction, in one transaction: look at what is there and refuse what makes no sense; note how
its subjects are; change them; write down who did what and when; put the stories that it may touch on the list
of what is to be linked anew. That list is worked off right after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from backstory.archive.generations import bump_generation, generation
from backstory.archive.linker import current_linker, hold, is_at_hand
from backstory.archive.models import Correction, CorrectionSubject, Story
from backstory.archive.registry import tied_to
from backstory.archive.snapshots import actor_subject, actors_of, digest, note, restore, snapshots
from backstory.archive.transactions import writing
from backstory.errors import ArchiveError

from .indexing import catch_up
from .relinking import Moved, put_on_list, stories_touched, unmoved, work_off


@dataclass(frozen=True, slots=True)
class Done:
    """A correction's number, what it did in words, and how many stories were linked anew."""

    number: int
    summary: str
    relinked: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a correction is about to do. `change` returns stories that it touches whatever names change."""

    action: str
    summary: str
    subjects: Sequence[str]
    change: Callable[[], Iterable[int] | None]
    then: Callable[[Correction], None] = lambda _correction: None
    """Called when the correction is written down, still in its transaction."""
    changed: Sequence[str] = ()
    """Actors that change, where they are too many to be subjects."""


def carry_out(who: str, plan: Callable[[], Plan], moved: Moved = unmoved) -> Done:
    """Do what `plan` says, which looks at the archive as it is while nobody else changes it."""
    linked = Story.objects.exists()
    if linked:
        catch_up()  # what the index has seen need not be linked anew without a reason
        if not is_at_hand():
            current_linker()  # made before others have to wait
    after = None
    with writing():
        todo = plan()
        before = snapshots(dict.fromkeys(todo.subjects))
        linker = current_linker() if linked and (todo.changed or actors_of(before)) else None
        stories: set[int] | None = set(todo.change() or ())
        correction = note(who, todo.action, todo.summary, before)
        todo.then(correction)
        changed = [*todo.changed, *_changed(correction)]
        if changed:
            bump_generation(changed)
            if linker is not None:
                stories, after = stories_touched(linker, changed, stories)
        put_on_list(stories)
        now = generation()
    if after is not None:
        hold(now, after)
    return Done(correction.pk, todo.summary, work_off(moved))


def _changed(correction: Correction) -> list[str]:
    """The actors that are no longer as they were, those that they were, or are now, merged into, and those
    whose ties lead elsewhere by that."""
    found: dict[str, None] = {}
    moved: list[str] = []
    now = snapshots(subject for subject in correction.before if subject.startswith("actor:"))
    for subject, state in now.items():
        past = correction.before[subject]
        if digest(past) != digest(state):
            key = subject.partition(":")[2]
            found[key] = None
            into = {each["merged_into"] for each in (past, state) if each} - {None}
            found.update(dict.fromkeys(into))
            moved += [key] if into else []
    found.update(dict.fromkeys(tied_to(moved)))
    return list(found)


def undo(number: int, who: str, moved: Moved = unmoved) -> Done:
    """Make everything that a correction touched as it was before. Undoing that does it again."""

    def plan() -> Plan:
        correction = Correction.objects.filter(pk=number).first()
        if correction is None:
            raise ArchiveError(f"there is no correction {number}; 'backstory actors history' lists them")
        if not correction.before:
            raise ArchiveError(
                f"correction {number} changed too much to be undone at once: {correction.summary}"
            )
        if correction.undone_by is not None:
            raise ArchiveError(
                f"correction {number} was undone already; 'backstory actors undo {correction.undone_by_id}' "
                "does it again"
            )
        _refuse_if_changed(correction)
        subjects = list(correction.before)

        def then(undoing: Correction) -> None:
            correction.undone_by = undoing
            correction.save(update_fields=["undone_by"])
            Correction.objects.filter(undone_by=correction).update(undone_by=None)  # it is done again

        summary = f"undone: {correction.summary}"
        return Plan("undo", summary, subjects, lambda: restore(correction.before), then)

    return carry_out(who, plan, moved)


def _refuse_if_changed(correction: Correction) -> None:
    """ArchiveError where something that the correction touched is no longer as it left it."""
    for subject, state in snapshots(correction.before).items():
        if digest(state) == correction.after.get(subject):
            continue
        later = Correction.objects.filter(pk__gt=correction.pk, subjects__subject=subject, undone_by=None)
        blame = later.order_by("-pk").first()
        _refuse(correction, subject, blame)
    for key in actors_of(correction.before):
        if correction.before[actor_subject(key)] is None:
            decided = Q(subjects__subject__startswith="link:", subjects__subject__endswith=f":{key}")
            later = Correction.objects.filter(decided, pk__gt=correction.pk, undone_by=None)
            blame = later.exclude(action="undo").order_by("-pk").first()
            if blame is not None:
                _refuse(correction, actor_subject(key), blame)


def _refuse(correction: Correction, subject: str, blame: Correction | None) -> None:
    what = subject.partition(":")[2]
    if blame is None:
        raise ArchiveError(
            f"{what} has changed since correction {correction.pk}, by an import; correct it as it is now"
        )
    by = f" by {blame.who}" if blame.who else ""
    raise ArchiveError(
        f"{what} has changed since correction {correction.pk}: undo correction {blame.pk}{by} first "
        f"({blame.summary})"
    )


def corrections_of(key: str | None = None) -> QuerySet[Correction]:
    """All corrections, newest first, or those that touched an actor or a link of it; without snapshots."""
    rows = Correction.objects.defer("before", "after").order_by("-pk")
    if not key:
        return rows
    touched = CorrectionSubject.objects.filter(
        Q(subject=actor_subject(key)) | Q(subject__startswith="link:", subject__endswith=f":{key}")
    )
    return rows.filter(pk__in=touched.values("correction"))
