"""Which actors a search box's text names, in whatever script or spelling.

1. The linker that the desk has saved for this generation of the registry is loaded at the first search and
   kept; where none is saved, a small registry's is made, and a large one's is waited for.
2. Its mentions become actors; where they cover the whole text, the text means these actors.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.errors import BackstoryError
from backstory.values import Mention

from .linker import current_linker, linker_path
from .models import Actor

if TYPE_CHECKING:
    from backstory.names import Linker

MOST_ACTORS = 3
SMALL = 20_000
"""A registry of so many actors is read and indexed while a reader waits; a larger one is not."""
LONGEST = 400

_WORD = re.compile(r"\w")
_lock = threading.Lock()
_held: tuple[Path, Linker | None] | None = None
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Naming:
    """The actors that a text names, best first, and what else it says."""

    actors: Sequence[Actor] = ()
    sure: bool = False
    """No name in the text is shared by several actors."""
    rest: str = ""
    """The text without the names."""


def named_in(text: str) -> Naming:
    """What `text` names; nothing where it names nobody or no linker is at hand."""
    text = text[:LONGEST]
    linker = _linker() if _WORD.search(text) else None
    mentions = _mentions(linker, text) if linker else ()
    keys = list(dict.fromkeys(key for m in mentions for key in (m.candidates or (m.actor,))))[:MOST_ACTORS]
    found = {actor.key: actor for actor in Actor.objects.filter(key__in=keys, merged_into=None)}
    return Naming(
        [found[key] for key in keys if key in found],
        sure=not any(mention.candidates for mention in mentions),
        rest=_without(text, mentions),
    )


def _mentions(linker: Linker, text: str) -> tuple[Mention, ...]:
    """The mentions in the text as it was typed; where there are none, as if it had its capitals."""
    capitals = text.title()
    tried = (text, capitals) if len(capitals) == len(text) else (text,)
    return next((mentions for typed in tried if (mentions := linker.link_query(typed))), ())


def _without(text: str, mentions: Iterable[Mention]) -> str:
    rest, at = [], 0
    for mention in sorted(mentions, key=lambda m: m.start):
        rest.append(text[at : mention.start])
        at = mention.end
    rest.append(text[at:])
    words = " ".join(" ".join(rest).split())
    return words if _WORD.search(words) else ""


def _linker() -> Linker | None:
    global _held  # one linker a process, since it is large
    path = linker_path()
    with _lock:
        if _held is None or _held[0] != path:
            if not path.exists() and Actor.objects.order_by()[: SMALL + 1].count() > SMALL:
                return _held[1] if _held else None
            _held = (path, _load())
        return _held[1]


def _load() -> Linker | None:
    """The linker; None, with a word in the log, where the folder refuses: search goes on by words."""
    try:
        return current_linker()
    except (OSError, BackstoryError) as error:
        log.warning("searches do not know the actors' names: %s", error)
        return None
