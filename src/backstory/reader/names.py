"""An actor's names as a reader looks for them: by script, and in it the main name first.

A spelling that several languages share stands once, with all of them; of a long list the end is folded away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backstory.archive.models import Actor, ActorName
from backstory.text.scripts import script_of

from .display import script_name

_ORDER = {kind: rank for rank, kind in enumerate(ActorName.Kind.values)}


SHOWN = 12
"""Names in a script that are shown at once; the others unfold. One or two more are not worth folding."""


@dataclass(frozen=True, slots=True)
class Written:
    """One way in which the actor is written, and the languages in which it is written so."""

    text: str
    languages: tuple[str, ...]
    kind: str

    @property
    def language(self) -> str:
        """The only language; "" for none or several."""
        return self.languages[0] if len(self.languages) == 1 else ""


@dataclass(frozen=True, slots=True)
class Script:
    """The names in one script; `name` is the script's own, in English. `more` are those that are folded."""

    name: str
    names: list[Written]
    more: list[Written]


def names_by_script(actor: Actor, names: Sequence[ActorName]) -> list[Script]:
    """The script of the main name first, then by how many names each holds."""
    languages: dict[tuple[str, str], dict[str, None]] = {(actor.name, "main"): {}}
    for n in names:
        same = n.text == actor.name and n.kind == "alias"
        languages.setdefault((n.text, "main" if same else n.kind), {})[n.language] = None
    scripts: dict[str, list[Written]] = {}
    for (text, kind), codes in languages.items():
        written = Written(text, tuple(sorted(filter(None, codes))), kind)
        scripts.setdefault(script_of(text[:200]), []).append(written)
    own = script_of(actor.name[:200])
    return [
        _script(
            code,
            sorted(group, key=lambda n: (n.text != actor.name, _ORDER.get(n.kind, 99), n.languages, n.text)),
        )
        for code, group in sorted(scripts.items(), key=lambda item: (item[0] != own, -len(item[1]), item[0]))
    ]


def _script(code: str, names: list[Written]) -> Script:
    shown = len(names) if len(names) <= SHOWN + 2 else SHOWN
    return Script(script_name(code), names[:shown], names[shown:])
