"""Whom a word of a text may name."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

Matches = dict[int, int]
"""Word of a name -> rule * COST + cost."""
Start = tuple[int, tuple[int, ...], Mapping[int, tuple[int, ...]], bool]
"""A word that may start a search, the names of it alone, those by the words beside it, and whether it is
so surely the name's word that the word beside it may be guessed."""


class Form(NamedTuple):
    """Whom a word of a text may name."""

    starts: tuple[Start, ...]
    matches: Matches
    beside: AbstractSet[int]
    """All words that names have beside one of the starts: a look at the words on both sides then tells in one
    go whether any of these names can be here."""


NOBODY = Form((), {}, frozenset())
