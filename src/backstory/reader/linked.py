"""The actors that a story links, each with its mentions, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backstory.archive.models import Actor, Designation, Link
from backstory.values import TITLE

from .prose import Found, read_mentions

MOST_REASONED = 40
"""How many mentions of one actor are explained on a page."""

_RANK = {Actor.Kind.GROUP: 0, Actor.Kind.PERSON: 1, Actor.Kind.ORGANISATION: 2, Actor.Kind.PLACE: 3}


@dataclass(frozen=True, slots=True)
class LinkedActor:
    actor: Actor
    link: Link
    mentions: Sequence[Found]
    designations: Sequence[Designation]

    @property
    def is_place(self) -> bool:
        return self.actor.kind == Actor.Kind.PLACE

    @property
    def explained(self) -> Sequence[Found]:
        return self.mentions[:MOST_REASONED]

    @property
    def unexplained(self) -> int:
        """How many mentions are not explained."""
        return max(len(self.mentions) - MOST_REASONED, 0)


def link_actors(links: Iterable[Link]) -> list[LinkedActor]:
    """One entry a link: groups, persons, organisations, then places, each by their first mention."""
    entries = [
        LinkedActor(
            link.actor,
            link,
            sorted(read_mentions(link.actor.key, link.mentions), key=_place),
            list(link.actor.designations.all()),
        )
        for link in links
    ]
    return sorted(entries, key=lambda e: (_RANK.get(e.actor.kind, 9), *_first(e.mentions), e.actor.pk))


def _place(mention: Found) -> tuple[int, int]:
    return mention.paragraph, mention.start


def _first(mentions: Sequence[Found]) -> tuple[int, int]:
    return _place(mentions[0]) if mentions else (1 << 60, TITLE)
