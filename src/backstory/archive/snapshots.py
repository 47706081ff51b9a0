"""Snapshots: an actor, a decision on a link or a "not an actor" as it was, so that corrections can be undone.

A subject is named `actor:KEY`, `link:STORY:KEY` or `name:FOLDED`. `snapshots` gives the state of each as
plain JSON, None for what does not exist; `restore` makes it so again, with the same database ids. A link's
state is what a person decided; what the rules find follows by relinking, which is the caller's, as are the
stories whose decision was restored or whose actor went (`restore` returns them).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from django.db.models import Model

from .links import set_decision
from .models import (
    Actor,
    ActorName,
    Correction,
    CorrectionSubject,
    Designation,
    Link,
    NotAnActor,
    Relation,
    Story,
)
from .registry import forget_actors

Snapshot = dict[str, Any] | None

LONGEST_SUBJECT = 300
_PLAIN = (
    "id", "kind", "name", "countries", "latitude", "longitude", "population", "note", "source", "decided",
)  # fmt: skip
_PARTS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "names": (ActorName, ("id", "text", "language", "kind", "source")),
    "designations": (Designation, ("id", "authority", "list", "since", "until", "reference")),
    "relations": (Relation, ("id", "kind", "other_key", "since", "until", "source")),
}
_BATCH = 500


def actor_subject(key: str) -> str:
    return f"actor:{key}"


def link_subject(story: int, key: str) -> str:
    return f"link:{story}:{key}"


def name_subject(folded: str) -> str:
    return f"name:{folded}"[:LONGEST_SUBJECT]


def actors_of(subjects: Iterable[str]) -> list[str]:
    """The keys of the actors among the subjects."""
    return [name for kind, _, name in (subject.partition(":") for subject in subjects) if kind == "actor"]


def decisions_of(keys: Iterable[str]) -> list[str]:
    """The subjects of all decisions on links of these actors."""
    decided = Link.objects.filter(actor__key__in=list(keys)).exclude(decided_by="").order_by("pk")
    return [link_subject(story, key) for story, key in decided.values_list("story_id", "actor__key")]


def snapshots(subjects: Iterable[str]) -> dict[str, Snapshot]:
    """The state of every subject, in the order given."""
    subjects = list(subjects)
    keys = actors_of(subjects)
    actors: dict[str, Snapshot] = {}
    for start in range(0, len(keys), _BATCH):
        actors.update(_actors(keys[start : start + _BATCH]))
    return {subject: _state(subject, actors) for subject in subjects}


def restore(before: Mapping[str, Snapshot]) -> set[int]:
    """Make every subject what its snapshot says; call it in a transaction.

    Returns the stories whose links must be found anew, whatever names came or went.
    """
    actors = {key: before[actor_subject(key)] for key in actors_of(before)}
    for model, _ in _PARTS.values():  # a name may have gone from one of them to another
        model._default_manager.filter(actor__key__in=list(actors)).delete()
    for key, state in actors.items():
        if state is not None:
            _restore_actor(key, state)
    touched = forget_actors([key for key, state in actors.items() if state is None])
    for key, state in actors.items():
        if state is not None:
            into = state["merged_into"] and Actor.objects.get(key=state["merged_into"])
            Actor.objects.filter(key=key).update(merged_into=into)
    for subject, state in before.items():
        kind, _, name = subject.partition(":")
        if kind == "link":
            number, _, key = name.partition(":")
            story, owner = Story.objects.get(pk=int(number)), Actor.objects.filter(key=key).first()
            touched.add(story.pk)
            if owner is not None:
                verdict = (state["status"], state["decided_by"]) if state else ("", "")
                set_decision(story, owner.pk, *verdict)
        elif kind == "name":
            _restore_not_an_actor(name, state)
    return touched


def note(who: str, action: str, summary: str, before: dict[str, Snapshot]) -> Correction:
    """Write down who did what, how it was before, and how it is now; call it in the change's transaction."""
    after = {subject: digest(state) for subject, state in snapshots(before).items()}
    correction = Correction.objects.create(
        who=who[:150], action=action, summary=summary, before=before, after=after
    )
    CorrectionSubject.objects.bulk_create(
        [CorrectionSubject(correction=correction, subject=subject) for subject in before], batch_size=_BATCH
    )
    return correction


def digest(state: Snapshot) -> str:
    """Equal for equal states."""
    plain = orjson.dumps(state, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(plain, digest_size=8).hexdigest()


def _state(subject: str, actors: Mapping[str, Snapshot]) -> Snapshot:
    kind, _, name = subject.partition(":")
    if kind == "actor":
        return actors.get(name)
    if kind == "link":
        story, _, key = name.partition(":")
        link = Link.objects.filter(story=int(story), actor__key=key).exclude(decided_by="").first()
        return {"status": link.status, "decided_by": link.decided_by} if link else None
    row = NotAnActor.objects.filter(folded=name).first()
    return {"name": row.name} if row else None


def _actors(keys: list[str]) -> dict[str, Snapshot]:
    rows = {actor.pk: actor for actor in Actor.objects.filter(key__in=keys).select_related("merged_into")}
    parts: dict[tuple[str, int], list[list[Any]]] = defaultdict(list)
    for part, (model, columns) in _PARTS.items():
        for owner, *values in (
            model._default_manager.filter(actor__in=rows).order_by("id").values_list("actor_id", *columns)
        ):
            parts[part, owner].append(values)
    return {
        actor.key: {
            **{name: getattr(actor, name) for name in _PLAIN},
            **{part: parts[part, pk] for part in _PARTS},
            "merged_into": actor.merged_into.key if actor.merged_into else None,
        }
        for pk, actor in rows.items()
    }


def _restore_actor(key: str, state: dict[str, Any]) -> None:
    plain = {name: state[name] for name in _PLAIN if name != "id"}
    if not Actor.objects.filter(key=key).update(**plain):
        Actor.objects.create(key=key, id=state["id"], **plain)
    actor = Actor.objects.get(key=key)
    for part, (model, columns) in _PARTS.items():
        model._default_manager.bulk_create(
            model(actor=actor, **dict(zip(columns, values, strict=True))) for values in state[part]
        )


def _restore_not_an_actor(folded: str, state: Snapshot) -> None:
    if state is None:
        NotAnActor.objects.filter(folded=folded).delete()
    else:
        NotAnActor.objects.update_or_create(folded=folded, defaults={"name": state["name"]})
