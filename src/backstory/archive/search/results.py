"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Segment(NamedTuple):
    """A piece of text, plain: the page escapes it and marks it as it likes, in either direction."""

    text: str
    highlighted: bool = False


class Count(NamedTuple):
    """A value of a facet and how many of the hits have it."""

    value: str | int
    stories: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many hits have which value, the most frequent first; years from the last to the first."""

    sections: tuple[Count, ...] = ()
    languages: tuple[Count, ...] = ()
    outlets: tuple[Count, ...] = ()
    actors: tuple[Count, ...] = ()
    """Values are ids of actors."""
    years: tuple[Count, ...] = ()
    """Values are years."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that was found."""

    story: int
    score: float
    """Comparable within one search only; 0 where the hits are sorted by date."""
    title: tuple[Segment, ...] = ()
    snippet: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """One page of hits, with the number of all."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: Facets = field(default_factory=Facets)
    notes: tuple[str, ...] = ()
    """What of the query was not read as it was typed, in sentences for the one who typed it."""
