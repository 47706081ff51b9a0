"""An actor's names as a reader looks for them: by script, and in it the main name first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backstory.archive.models import Actor, ActorName
from backstory.text.scripts import script_of

from .display import script_name

_ORDER = {kind: rank for rank, kind in enumerate(ActorName.Kind.values)}


@dataclass(frozen=True, slots=True)
class Written:
    """One way in which the actor is written."""

    text: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Script:
    """The names in one script; `name` is the script's own, in English."""

    name: str
    names: list[Written]


def names_by_script(actor: Actor, names: Sequence[ActorName]) -> list[Script]:
    """The script of the main name first, then by how many names each holds."""
    written = [Written(actor.name, "", "main")]
    written += [
        Written(n.text, n.language, n.kind) for n in names if (n.text, n.kind) != (actor.name, "main")
    ]
    scripts: dict[str, list[Written]] = {}
    for name in written:
        scripts.setdefault(script_of(name.text[:200]), []).append(name)
    own = script_of(actor.name[:200])
    return [
        Script(script_name(code), sorted(group, key=lambda n: (_ORDER.get(n.kind, 99), n.language, n.text)))
        for code, group in sorted(scripts.items(), key=lambda item: (item[0] != own, -len(item[1]), item[0]))
    ]
