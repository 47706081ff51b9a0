"""What a named-entity model says of the names that the rules list: their kind, their bounds, or no name.

1. For each name the model reads some of the paragraphs that it stands in.
2. One entity over the name gives it a kind, and its bounds: "Foreign Affairs" becomes "Ministry of Foreign
   Affairs". Several entities say that it is a row of names, "" that it is a date or a nationality.
3. What most paragraphs say counts. Where the model sees nothing it decides nothing, since it knows few of the
   names that the registry does not know either; save that a single word that it passes over in several
   paragraphs is an ordinary one with a capital.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from backstory.names.unknown.entities import Entity, EntityKind, entities, has_model
from backstory.names.unknown.sightings import Place, UnknownName
from backstory.text.fold import fold

Read = Callable[[str, str], Sequence[Entity]]
"""(text, language) -> its entities."""

LONGEST = 60
"""Letters of a name; a model's longer spans are mostly two names."""


ENOUGH = 3
"""Paragraphs that a model must pass a word over in."""

_ARTICLE = re.compile(r"^the (?=\S)", re.IGNORECASE)


class _Vote(NamedTuple):
    surface: str
    """The name as the model cuts it."""
    kind: EntityKind
    """"" for no name or several in a row; None for one that may be an actor."""


def judged(
    names: Iterable[UnknownName], read: Read = entities, reads: Callable[[str], bool] = has_model
) -> Iterator[UnknownName]:
    """The names in their order with kinds and bounds, without those that are none; lazily, one at a time."""
    remember = lru_cache(maxsize=256)(lambda text, language: tuple(read(text, language)))
    given: set[str] = set()
    for name in names:
        places = [place for place in name.places if reads(place.language)]
        better = _judged(name, places, remember)
        if better is None or fold(better.name) in given:
            continue
        given.add(fold(better.name))
        yield better


def _judged(name: UnknownName, asked: Sequence[Place], read: Read) -> UnknownName | None:
    votes = [vote for place in asked if (vote := _vote(place, read)) is not None]
    if not votes:
        passed_over = len(asked) >= ENOUGH and len(name.name.split()) == 1
        return None if passed_over else name
    if sum(vote.kind == "" for vote in votes) * 2 > len(asked):
        return None
    kind, times = Counter(vote.kind for vote in votes).most_common(1)[0]
    if not kind or times * 2 < len(asked):
        return name
    known = {fold(text) for text, _ in name.variants}
    surface, agreeing = Counter(vote.surface for vote in votes if vote.kind).most_common(1)[0]
    if fold(surface) in known or agreeing * 2 <= len(asked):
        surface = name.name
    return replace(name, name=surface, kind=kind)


def _vote(place: Place, read: Read) -> _Vote | None:
    """What the model says of one place; None where it sees nothing."""
    start, end = place.start, place.end
    over = [found for found in read(place.text, place.language) if found.start < end and start < found.end]
    if not over:
        return None
    if len(over) > 1:
        return _Vote("", "")
    # Words before the name, as in "Yesterday Anna Hollen", go; words after it may be the model's oversight.
    start, end = over[0].start if over[0].end >= end else min(start, over[0].start), max(end, over[0].end)
    surface = _trimmed(place.text[start:end])
    return _Vote(
        surface if 0 < len(surface) <= LONGEST else place.text[place.start : place.end], over[0].kind
    )


def _trimmed(surface: str) -> str:
    """Without an article, a genitive's s, and what follows a bracket or quotation mark that is not closed."""
    surface = _ARTICLE.sub("", surface).removesuffix("'s").removesuffix("’s")
    for opening, closing in ("()", "[]", "«»", "“”"):
        if surface.count(opening) > surface.count(closing):
            surface = surface.rpartition(opening)[0]
    if surface.count('"') % 2:
        surface = surface.rpartition('"')[0] or surface.strip('"')
    return surface.strip()
