"""Snapshots: an actor, a link or a "not an actor" as it was, so that a correction can be undone.

A subject is named `actor:KEY`, `link:STORY:KEY` or `name:FOLDED`. `snapshot` gives its state as plain
JSON, None if it does not exist; `restore` makes it so again. Links and the search index follow by
relinking, which is the caller's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from .counts import Deltas, add_counts, month_of
from .links import visibility
from .models import (
    Actor,
    ActorName,
    Correction,
    CorrectionSubject,
    Designation,
    Link,
    NotAnActor,
    Relation,
)

Snapshot = dict[str, Any] | None

_PLAIN = ("kind", "name", "countries", "latitude", "longitude", "population", "note", "source")
_NAME = ("text", "language", "kind", "source")
_DESIGNATION = ("authority", "list", "since", "until", "reference")
_RELATION = ("kind", "other_key", "since", "until", "source")


def snapshots(subjects: Iterable[str]) -> dict[str, Snapshot]:
    return {subject: _KINDS[subject.partition(":")[0]][0](subject.partition(":")[2]) for subject in subjects}


def restore(before: dict[str, Snapshot]) -> None:
    """Make every subject what its snapshot says; call it in a transaction."""
    for subject, state in before.items():
        kind, _, name = subject.partition(":")
        _KINDS[kind][1](name, state)


def note(who: str, action: str, summary: str, before: dict[str, Snapshot]) -> Correction:
    """Write down who did what, and how it was before; call it in the transaction of the change."""
    correction = Correction.objects.create(who=who, action=action, summary=summary, before=before)
    CorrectionSubject.objects.bulk_create(
        CorrectionSubject(correction=correction, subject=subject[:300]) for subject in before
    )
    return correction


def _actor(key: str) -> Snapshot:
    actor = Actor.objects.select_related("merged_into").filter(key=key).first()
    if actor is None:
        return None
    return {
        **{name: getattr(actor, name) for name in _PLAIN},
        "names": [list(row) for row in actor.names.values_list(*_NAME)],
        "designations": [list(row) for row in actor.designations.values_list(*_DESIGNATION)],
        "relations": [list(row) for row in actor.relations.values_list(*_RELATION)],
        "merged_into": actor.merged_into.key if actor.merged_into else None,
    }


def _restore_actor(key: str, state: Snapshot) -> None:
    if state is None:
        remove_actor(key)
        return
    into = state["merged_into"]
    plain = {name: state[name] for name in _PLAIN}
    plain["merged_into"] = Actor.objects.get(key=into) if into else None
    actor, _ = Actor.objects.update_or_create(key=key, defaults=plain)
    for model, columns, part in (
        (ActorName, _NAME, "names"),
        (Designation, _DESIGNATION, "designations"),
        (Relation, _RELATION, "relations"),
    ):
        model.objects.filter(actor=actor).delete()
        model.objects.bulk_create(
            model(actor=actor, **dict(zip(columns, row, strict=True))) for row in state[part]
        )


def remove_actor(key: str) -> None:
    """Take the actor and its links away; the counts go with it."""
    actor = Actor.objects.filter(key=key).first()
    if actor is not None:
        actor.months.all().delete()
        actor.delete()


def _link_of(name: str) -> tuple[int, str]:
    story, _, key = name.partition(":")
    return int(story), key


def _link(name: str) -> Snapshot:
    story, key = _link_of(name)
    link = Link.objects.filter(story=story, actor__key=key).first()
    return None if link is None else {"status": link.status, "decided_by": link.decided_by}


def _restore_link(name: str, state: Snapshot) -> None:
    story, key = _link_of(name)
    link = Link.objects.select_related("story").filter(story=story, actor__key=key).first()
    if link is None:
        return
    if state is None:
        decide(link, Link.Status.LINKED, "")
    else:
        decide(link, state["status"], state["decided_by"])


def decide(link: Link, status: str, by: str) -> None:
    """Give the link a status that somebody decided; the counts follow."""
    deltas: Deltas = Counter()
    deltas[link.actor_id, link.visible, month_of(link.day)] -= 1
    link.status, link.decided_by = status, by
    link.visible = visibility(link.story.state, status)
    deltas[link.actor_id, link.visible, month_of(link.day)] += 1
    link.save(update_fields=["status", "decided_by", "visible"])
    add_counts(deltas)


def _not_an_actor(folded: str) -> Snapshot:
    row = NotAnActor.objects.filter(folded=folded).first()
    return None if row is None else {"name": row.name}


def _restore_not_an_actor(folded: str, state: Snapshot) -> None:
    if state is None:
        NotAnActor.objects.filter(folded=folded).delete()
    else:
        NotAnActor.objects.update_or_create(folded=folded, defaults={"name": state["name"]})


_KINDS: dict[str, tuple[Callable[[str], Snapshot], Callable[[str, Snapshot], None]]] = {
    "actor": (_actor, _restore_actor),
    "link": (_link, _restore_link),
    "name": (_not_an_actor, _restore_not_an_actor),
}
