"""Corrections of actors and their names: each is written down, reaches back through the archive, and can be
undone (journal.py)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from backstory import values
from backstory.archive import decided
from backstory.archive.models import Actor, ActorName, NotAnActor
from backstory.archive.snapshots import actor_subject, decisions_of, name_subject
from backstory.errors import ArchiveError
from backstory.registry import check
from backstory.text.fold import fold
from backstory.values import ACTOR_KINDS, NAME_KINDS, Name

from .journal import Done, Plan, carry_out

_LONGEST_FOLDED = 290
FIELDS = ("kind", "note", "countries")


def find_actor(key: str) -> Actor:
    """The actor of this id; ArchiveError, with near ones, if there is none."""
    actor = Actor.objects.select_related("merged_into").filter(key=key).first()
    if actor is None:
        named = Actor.objects.filter(Q(name__icontains=key) | Q(key__icontains=key) | Q(names__text=key))
        near = list(dict.fromkeys(named.order_by("pk")[:10]))[:3]
        hint = f"; did you mean {', '.join(a.key for a in near)}?" if near else ""
        raise ArchiveError(f"there is no actor {key!r}{hint}")
    return actor


def find_whole_actor(key: str) -> Actor:
    """The actor of this id; ArchiveError if it is part of another."""
    actor = find_actor(key)
    if actor.merged_into is not None:
        into = actor.merged_into
        raise ArchiveError(f"{actor.name} [{key}] was merged into {into.name} [{into.key}]; name that one")
    return actor


def editor_source(who: str) -> str:
    """What stands as the source of what an editor gave or decided."""
    return f"editor:{who}"[:150] if who else "editor"


def new_actor(key: str, kind: str, name: str, who: str) -> Done:
    def plan() -> Plan:
        if Actor.objects.filter(key=key).exists():
            raise ArchiveError(f"there is an actor {key!r} already; add the name to it, or choose another id")
        _refuse_kind(kind)
        refuse_problems(values.Actor(key, kind, name))  # type: ignore[arg-type]

        def change() -> None:
            Actor.objects.create(key=key, kind=kind, name=name, source=editor_source(who))

        return Plan("new", f"new {kind} {name}", [actor_subject(key)], change)

    return carry_out(who, plan)


def delete_actor(key: str, who: str) -> Done:
    """Take an actor out of the registry, with its names and links."""

    def plan() -> Plan:
        from backstory.archive.registry import forget_actors

        actor = find_actor(key)
        merged = list(actor.merged.values_list("key", flat=True))
        subjects = [actor_subject(each) for each in (key, *merged)] + decisions_of([key])
        return Plan("delete", f"{actor.name} deleted", subjects, lambda: forget_actors([key]))

    return carry_out(who, plan)


def add_name(key: str, name: Name, who: str) -> Done:
    def plan() -> Plan:
        actor = find_whole_actor(key)
        _refuse_name_kind(name.kind)
        if actor.name == name.text or _names(actor).filter(text=name.text, language=name.language).exists():
            raise ArchiveError(f"{actor.name} has the name {name.text!r} already")
        refuse_problems(values.Actor(key, actor.kind, actor.name, (name,)))  # type: ignore[arg-type]

        def change() -> None:
            ActorName.objects.create(
                actor=actor,
                text=name.text,
                language=name.language,
                kind=name.kind,
                source=editor_source(who),
            )
            decided.allow(actor, "names", (name.text, name.language))
            actor.save(update_fields=["decided"])

        return Plan("add name", f"{actor.name}: name {name.text} added", [actor_subject(key)], change)

    return carry_out(who, plan)


def change_name(key: str, text: str, who: str, *, kind: str = "", language: str | None = None) -> Done:
    """Give a name another kind, such as weak or misspelling, or another language."""

    def plan() -> Plan:
        actor = find_whole_actor(key)
        if kind:
            _refuse_name_kind(kind)
        names = find_names(actor, text)
        to: dict[str, Any] = {"source": editor_source(who)}
        to |= {"kind": kind} if kind else {}
        to |= {"language": language} if language is not None else {}
        if not names.exclude(**{name: value for name, value in to.items() if name != "source"}).exists():
            raise ArchiveError(f"{actor.name}: {text!r} is that already")
        if language is not None and names.count() > 1:
            raise ArchiveError(f"{actor.name} has {text!r} in several languages; remove the wrong ones")

        def change() -> None:
            for row in names:
                if language is not None and row.language != language:
                    _keep_away(row)
            names.update(**to)

        said = " ".join(filter(None, [kind, language or ""])) or "of no language"
        summary = f"{actor.name}: name {text} is {said}"
        return Plan("change name", summary, _subjects_of(actor, names), change)

    return carry_out(who, plan)


def remove_name(key: str, text: str, who: str) -> Done:
    """Take a name away. An import of the file that gave it does not bring it back."""

    def plan() -> Plan:
        actor = find_whole_actor(key)
        names = find_names(actor, text)

        def change() -> None:
            for row in names:
                _keep_away(row)
                row.delete()

        summary = f"{actor.name}: name {text} removed"
        return Plan("remove name", summary, _subjects_of(actor, names), change)

    return carry_out(who, plan)


def rename(key: str, text: str, who: str) -> Done:
    """Give the actor another main name; the old one stays as an alias."""

    def plan() -> Plan:
        actor = find_whole_actor(key)
        old = actor.name
        if old == text:
            raise ArchiveError(f"{key} has the main name {text!r} already")
        refuse_problems(values.Actor(key, actor.kind, text))  # type: ignore[arg-type]

        def change() -> None:
            actor.names.filter(text=text).delete()
            ActorName.objects.get_or_create(
                actor=actor, text=old, language="", defaults={"source": editor_source(who), "kind": "alias"}
            )
            actor.name = text
            decided.set_field(actor, "name")
            actor.save(update_fields=["name", "decided"])

        return Plan("rename", f"{old} is now {text}", [actor_subject(key)], change)

    return carry_out(who, plan)


def set_fields(key: str, who: str, **to: Any) -> Done:
    """Set an actor's kind, note or countries; an import leaves them so."""

    def plan() -> Plan:
        actor = find_whole_actor(key)
        if "kind" in to:
            _refuse_kind(to["kind"])
        if unknown := set(to) - set(FIELDS):
            raise ArchiveError(f"{sorted(unknown)[0]!r} cannot be set; one of {', '.join(FIELDS)}")
        changed = {name: value for name, value in to.items() if getattr(actor, name) != value}
        if not changed:
            raise ArchiveError(f"{actor.name} is that already")
        trial = {"kind": actor.kind, "note": actor.note, "countries": actor.countries} | changed
        refuse_problems(
            values.Actor(
                key, trial["kind"], actor.name, countries=tuple(trial["countries"]), note=trial["note"]
            )
        )

        def change() -> None:
            for name, value in changed.items():
                setattr(actor, name, value)
                decided.set_field(actor, name)
            actor.save(update_fields=[*changed, "decided"])

        said = ", ".join(
            f"{name} {' '.join(value) if isinstance(value, list) else value}"
            for name, value in changed.items()
        )
        return Plan("set", f"{actor.name}: {said}", [actor_subject(key)], change)

    return carry_out(who, plan)


def not_an_actor(name: str, who: str) -> Done:
    """Say that a name names no actor worth keeping; `names` offers it no more."""

    def plan() -> Plan:
        folded = fold(name)[:_LONGEST_FOLDED]
        if not folded:
            raise ArchiveError(f"{name!r} holds no letter")
        if NotAnActor.objects.filter(folded=folded).exists():
            raise ArchiveError(f"{name!r} is known as no actor already")

        def change() -> None:
            NotAnActor.objects.create(folded=folded, name=name)

        return Plan("not an actor", f"{name} is no actor", [name_subject(folded)], change)

    return carry_out(who, plan)


def find_names(actor: Actor, text: str) -> QuerySet[ActorName]:
    """The actor's further names of this text, in whatever language; ArchiveError if there is none."""
    names = _names(actor).filter(text=text)
    if not names.exists():
        main = Actor.objects.filter(Q(pk=actor.pk) | Q(merged_into=actor), name=text).first()
        if main is None:
            raise ArchiveError(f"{actor.name} has no name {text!r}")
        if main == actor:
            raise ArchiveError(
                f"{text!r} is the main name of {actor.key}; 'backstory actors rename' gives it another"
            )
        raise ArchiveError(f"{text!r} is the main name of {main.key}, which was merged into {actor.key}")
    return names


def refuse_problems(actor: values.Actor) -> None:
    """ArchiveError where the registry would refuse such an actor in a file."""
    if problems := check(actor):
        raise ArchiveError("; ".join(problems))


def _names(actor: Actor) -> QuerySet[ActorName]:
    """The actor's own names and those of actors that were merged into it."""
    return ActorName.objects.filter(Q(actor=actor) | Q(actor__merged_into=actor))


def _subjects_of(actor: Actor, names: QuerySet[ActorName]) -> list[str]:
    """The actor and those whose the names are by origin."""
    return [actor_subject(key) for key in (actor.key, *names.values_list("actor__key", flat=True))]


def _keep_away(name: ActorName) -> None:
    """Let no import bring this name back."""
    owner = Actor.objects.get(pk=name.actor_id)
    decided.refuse(owner, "names", (name.text, name.language))
    owner.save(update_fields=["decided"])


def _refuse_kind(kind: str) -> None:
    if kind not in ACTOR_KINDS:
        raise ArchiveError(f"{kind!r} is no kind of actor; one of {', '.join(ACTOR_KINDS)}")


def _refuse_name_kind(kind: str) -> None:
    if kind not in NAME_KINDS or kind == "main":
        kinds = ", ".join(known for known in NAME_KINDS if known != "main")
        raise ArchiveError(f"{kind!r} is no kind of a further name; one of {kinds}")
