"""Corrections: each is written down with how things were, reaches back through the archive, and can be
undone.

Steps of every correction: note how its subjects are; change them; write down who did what; then link
anew every story that the change may touch. The search index gives those stories, not a scan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from backstory import values
from backstory.archive.models import (
    Actor,
    ActorName,
    Correction,
    CorrectionSubject,
    Link,
    NotAnActor,
    Relation,
    Story,
    Unindexed,
)
from backstory.archive.registry import bump_generation
from backstory.archive.snapshots import Snapshot, decide, note, restore, snapshots
from backstory.errors import ArchiveError
from backstory.registry import check
from backstory.text.fold import fold
from backstory.values import ACTOR_KINDS, NAME_KINDS, Name

from .relinking import relink_for


@dataclass(frozen=True, slots=True)
class Done:
    """A correction's number, what it did in words, and how many stories were linked anew."""

    number: int
    summary: str
    relinked: int


def find_actor(key: str) -> Actor:
    """The actor of this id; ArchiveError, with near ids, if there is none."""
    actor = Actor.objects.filter(key=key).first()
    if actor is None:
        near = list(Actor.objects.filter(name__icontains=key)[:3])
        hint = f"; did you mean {', '.join(a.key for a in near)}?" if near else ""
        raise ArchiveError(f"there is no actor {key!r}{hint}")
    return actor


def new_actor(key: str, kind: str, name: str, who: str) -> Done:
    if Actor.objects.filter(key=key).exists():
        raise ArchiveError(f"there is an actor {key!r} already; add the name to it, or choose another id")
    if kind not in ACTOR_KINDS:
        raise ArchiveError(f"{kind!r} is no kind of actor; one of {', '.join(ACTOR_KINDS)}")
    _refuse_problems(values.Actor(key, kind, name))

    def change() -> None:
        Actor.objects.create(key=key, kind=kind, name=name, source=_editor(who))

    return _correct(who, "new", f"new {kind} {name}", [f"actor:{key}"], change)


def add_name(key: str, name: Name, who: str) -> Done:
    actor = find_actor(key)
    if name.kind not in NAME_KINDS:
        raise ArchiveError(f"{name.kind!r} is no kind of name; one of {', '.join(NAME_KINDS)}")
    if actor.name == name.text or actor.names.filter(text=name.text, language=name.language).exists():
        raise ArchiveError(f"{actor.name} has the name {name.text!r} already")
    _refuse_problems(values.Actor(key, actor.kind, actor.name, (name,)))  # type: ignore[arg-type]

    def change() -> None:
        ActorName.objects.create(
            actor=actor, text=name.text, language=name.language, kind=name.kind, source=_editor(who)
        )

    return _correct(who, "add name", f"{actor.name}: name {name.text} added", [f"actor:{key}"], change)


def change_name(key: str, text: str, kind: str, who: str) -> Done:
    """Give a name another kind, such as weak or misspelling."""
    actor = find_actor(key)
    if kind not in NAME_KINDS:
        raise ArchiveError(f"{kind!r} is no kind of name; one of {', '.join(NAME_KINDS)}")
    names = _names(actor, text)

    def change() -> None:
        names.update(kind=kind)

    return _correct(who, "change name", f"{actor.name}: name {text} is {kind}", [f"actor:{key}"], change)


def remove_name(key: str, text: str, who: str) -> Done:
    actor = find_actor(key)
    names = _names(actor, text)

    def change() -> None:
        names.delete()

    return _correct(who, "remove name", f"{actor.name}: name {text} removed", [f"actor:{key}"], change)


def _names(actor: Actor, text: str):  # type: ignore[no-untyped-def]
    names = actor.names.filter(text=text)
    if not names.exists():
        main = "; it is its main name, which 'rename' changes" if text == actor.name else ""
        raise ArchiveError(f"{actor.name} has no name {text!r}{main}")
    return names


def rename(key: str, text: str, who: str) -> Done:
    """Give the actor another main name; the old one stays as an alias."""
    actor = find_actor(key)
    _refuse_problems(values.Actor(key, actor.kind, text))  # type: ignore[arg-type]
    old = actor.name

    def change() -> None:
        actor.names.filter(text=text, language="").delete()
        ActorName.objects.get_or_create(
            actor=actor, text=old, language="", defaults={"source": _editor(who), "kind": "alias"}
        )
        actor.name = text
        actor.save(update_fields=["name"])

    return _correct(who, "rename", f"{old} is now {text}", [f"actor:{key}"], change)


def merge(key: str, into: str, who: str) -> Done:
    """Make two actors one: `key` becomes part of `into`, with its names; `undo` parts them again."""
    gone, kept = find_actor(key), find_actor(into)
    if gone == kept:
        raise ArchiveError("an actor cannot be merged into itself")
    for actor in (gone, kept):
        if actor.merged_into is not None:
            raise ArchiveError(f"{actor.name} is part of {actor.merged_into.name} already; name that one")

    decided = list(Link.objects.filter(actor=gone).exclude(decided_by="").select_related("story"))
    held = set(Link.objects.filter(actor=kept).exclude(decided_by="").values_list("story_id", flat=True))
    moved = [link for link in decided if link.story_id not in held]
    subjects = [f"actor:{key}", f"actor:{into}"]
    subjects += [f"link:{link.story_id}:{key}" for link in decided]
    subjects += [f"link:{link.story_id}:{into}" for link in moved]

    def change() -> None:
        gone.merged_into = kept
        gone.save(update_fields=["merged_into"])
        gone.merged.update(merged_into=kept)
        for link in moved:
            _decide(link.story, kept, link.status, link.decided_by)
        for link in decided:
            _decide(link.story, gone, Link.Status.REJECTED, link.decided_by)

    subjects += [f"actor:{k}" for k in gone.merged.values_list("key", flat=True)]
    return _correct(who, "merge", f"{gone.name} merged into {kept.name}", subjects, change)


def split(key: str, new_key: str, names: Iterable[str], who: str) -> Done:
    """Part an actor in two: the names given go to a new actor, the first as its main name."""
    actor, wanted = find_actor(key), list(names)
    if Actor.objects.filter(key=new_key).exists():
        raise ArchiveError(f"there is an actor {new_key!r} already; choose another id")
    rows = [_names(actor, text) for text in wanted]
    if not rows:
        raise ArchiveError("say which names go to the new actor")

    def change() -> None:
        other = Actor.objects.create(key=new_key, kind=actor.kind, name=wanted[0], source=_editor(who))
        for row in rows:
            row.update(actor=other)

    summary = f"{actor.name} split: {', '.join(wanted)} is {new_key}"
    return _correct(who, "split", summary, [f"actor:{key}", f"actor:{new_key}"], change)


def relate(key: str, relation: values.Relation, who: str) -> Done:
    """Tie two actors; the same tie given again replaces its dates and source."""
    actor = find_actor(key)
    other = find_actor(relation.other)
    if actor == other:
        raise ArchiveError("an actor cannot be related to itself")

    def change() -> None:
        Relation.objects.update_or_create(
            actor=actor,
            kind=relation.kind,
            other_key=relation.other,
            defaults={"since": relation.since, "until": relation.until, "source": relation.source},
        )

    summary = f"{actor.name}: {relation.kind} {other.name}"
    return _correct(who, "relate", summary, [f"actor:{key}"], change)


def decide_link(story: Story, key: str, status: Link.Status, who: str) -> Done:
    """Accept or reject that the story is about the actor; no rule overrules it."""
    actor = find_actor(key)

    def change() -> None:
        _decide(story, actor, status, _editor(who))

    summary = f"{actor.name} {status} in story {story.pk}"
    return _correct(who, status, summary, [f"link:{story.pk}:{key}"], change)


def _decide(story: Story, actor: Actor, status: str, by: str) -> None:
    link = Link.objects.filter(story=story, actor=actor).first()
    if link is None:
        link = Link.objects.create(
            story=story, actor=actor, status=Link.Status.REJECTED, visible=0, day=story.day, rule="editor",
            score=1.0, decided_by=by,
        )  # fmt: skip
    link.story = story
    decide(link, status, by)
    Unindexed.objects.create(story_id=story.pk)


def not_an_actor(name: str, who: str) -> Done:
    """Say that a name names no actor worth keeping; `names` offers it no more."""
    folded = fold(name)[:300]
    if not folded:
        raise ArchiveError(f"{name!r} holds no letter")

    def change() -> None:
        NotAnActor.objects.get_or_create(folded=folded, defaults={"name": name})

    return _correct(who, "not an actor", f"{name} is no actor", [f"name:{folded}"], change)


def undo(number: int, who: str) -> Done:
    """Make everything that a correction touched as it was before. Undoing that does it again."""
    correction = Correction.objects.filter(pk=number).first()
    if correction is None:
        raise ArchiveError(f"there is no correction {number}; 'backstory actors history' lists them")
    if not correction.before:
        raise ArchiveError(f"correction {number} changed too much to be undone at once: {correction.summary}")
    if correction.undone_by is not None:
        raise ArchiveError(f"correction {number} was undone already, by {correction.undone_by_id}")
    subjects = list(correction.before)
    later = (
        CorrectionSubject.objects.filter(
            subject__in=subjects, correction_id__gt=number, correction__undone_by=None
        )
        .exclude(correction__action="undo")
        .order_by("-correction_id")
        .first()
    )
    if later is not None:
        raise ArchiveError(f"correction {later.correction_id} came later and touched the same; undo it first")

    def change() -> None:
        restore(correction.before)

    done = _correct(who, "undo", f"undone: {correction.summary}", subjects, change)
    Correction.objects.filter(pk=number).update(undone_by=done.number)
    return done


def _correct(
    who: str, action: str, summary: str, subjects: Iterable[str], change: Callable[[], None]
) -> Done:
    subjects = list(dict.fromkeys(subjects))
    with transaction.atomic():
        before = snapshots(subjects)
        change()
        after = snapshots(subjects)
        correction = note(who, action, summary, before)
        if any(subject.startswith("actor:") for subject in subjects):
            bump_generation()
    relinked = relink_for(_names_that_differ(before, after))
    return Done(correction.pk, summary, relinked)


def _names_that_differ(before: dict[str, Snapshot], after: dict[str, Snapshot]) -> list[Name]:
    """Names that an actor gained or lost: only stories that may hold them can change by them."""
    differ: set[tuple[str, str, str, str]] = set()
    for subject in before:
        if subject.startswith("actor:"):
            differ |= _name_set(subject, before[subject]) ^ _name_set(subject, after[subject])
    return [Name(text, language, kind) for text, language, kind, _ in sorted(differ)]  # type: ignore[arg-type]


def _name_set(subject: str, state: Snapshot) -> set[tuple[str, str, str, str]]:
    """Names with whom they stand for: after a merge they stand for another."""
    if state is None:
        return set()
    owner = f"{state['merged_into'] or subject} {state['kind']}"
    return {(state["name"], "", "main", owner), *((n[0], n[1], n[2], owner) for n in state["names"])}


def _refuse_problems(actor: values.Actor) -> None:
    if problems := check(actor):
        raise ArchiveError("; ".join(problems))


def _editor(who: str) -> str:
    return f"editor:{who}" if who else "editor"
