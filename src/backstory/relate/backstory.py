"""The order of a backstory: groups first, then persons and organisations; places have no list.

A place such as a capital stands in half of an archive, so a list of what happened there last says
nothing about the story; its dossier has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from backstory.values import ActorKind

T = TypeVar("T")

LATEST = 3
"""How many earlier stories stand under an actor."""

_RANK: dict[ActorKind, int] = {"group": 0, "person": 1, "organisation": 2}


def in_reading_order(
    items: Iterable[T], kind: Callable[[T], ActorKind], position: Callable[[T], Any]
) -> list[T]:
    """The items whose kind has a backstory, by kind and then by `position` (the first mention)."""
    wanted = [item for item in items if kind(item) in _RANK]
    return sorted(wanted, key=lambda item: (_RANK[kind(item)], position(item)))
