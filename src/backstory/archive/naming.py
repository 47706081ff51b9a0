"""Which actors a search box's text names, in whatever script or spelling.

1. The linker for this generation of the registry is opened at the first search and kept; where it would have
   to be built anew, a small registry's is, and a large one's is left to the desk.
2. Its mentions become actors; where they cover the whole text, the text means these actors.
3. A name that several actors have means any of them: their stories, and those in which the linker left it
   open which of them is meant.
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

from .generations import generation
from .home import home
from .linker import current_linker, is_at_hand
from .models import Actor, Link

if TYPE_CHECKING:
    from backstory.names import Linker

MOST_ACTORS = 3
MOST_SHARING = 10
"""Actors with one name that a text may mean."""
MOST_OPEN = 5_000
"""Stories, the newest, of those in which it is open whom of several the name means."""
SMALL = 20_000
"""A registry of so many actors is read and indexed while a reader waits; a larger one is not."""
LONGEST = 400

_WORD = re.compile(r"\w")
_lock = threading.Lock()
_held: tuple[tuple[Path, int], Linker | None] | None = None
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Naming:
    """The actors that a text names, best first, and what else it says."""

    actors: Sequence[Actor] = ()
    """Whom a name means that is nobody else's."""
    shared: Sequence[Actor] = ()
    """Those who have a name in common, which may mean any of them."""
    rest: str = ""
    """The text without the names."""

    @property
    def actor_hits(self) -> list[int]:
        """The actors whose stories the text finds, as `SearchQuery` takes them; none where it says more."""
        return [] if self.rest else [actor.pk for actor in (*self.actors, *self.shared)]

    def story_hits(self) -> list[int]:
        """The stories in which it is open who of those that share the name is meant, the newest first."""
        if self.rest or not self.shared:
            return []
        links = Link.objects.filter(actor__in=self.shared, visible=0, status=Link.Status.SUGGESTED)
        return list(dict.fromkeys(links.order_by("-day").values_list("story_id", flat=True)[:MOST_OPEN]))


def named_in(text: str) -> Naming:
    """What `text` names; nothing where it names nobody or no linker is at hand."""
    text = text[:LONGEST]
    linker = _linker() if _WORD.search(text) else None
    mentions = _mentions(linker, text) if linker else ()
    keys = list(dict.fromkeys(m.actor for m in mentions if not m.candidates))[:MOST_ACTORS]
    sharing = [key for key in dict.fromkeys(key for m in mentions for key in m.candidates) if key not in keys]
    del sharing[MOST_SHARING:]
    found = {actor.key: actor for actor in Actor.objects.filter(key__in=keys + sharing, merged_into=None)}
    return Naming(
        [found[key] for key in keys if key in found],
        [found[key] for key in sharing if key in found],
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
    now = home(), generation()
    with _lock:
        if _held is None or _held[0] != now:
            if not is_at_hand() and Actor.objects.order_by()[: SMALL + 1].count() > SMALL:
                return _held[1] if _held else None
            _held = (now, _load())
        return _held[1]


def _load() -> Linker | None:
    """The linker; None, with a word in the log, where the folder refuses: search goes on by words."""
    try:
        return current_linker()
    except (OSError, BackstoryError) as error:
        log.warning("searches do not know the actors' names: %s", error)
        return None
