"""What a reader asks of the search page: its address read, and the addresses that ask a little more or less.

1. Every parameter is read leniently: one that cannot be read is left out, and a note says so.
2. A facet's link adds a value to the question or takes it away, and always begins at the first page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from backstory.archive.search.query import Sort

from .dates import day_in_words
from .parameters import read_day

LONGEST = 400
PAGE = 20
MOST_PAGES = 500
MOST_VALUES = 10
"""Values of one facet that an address may carry."""
SORTS: tuple[Sort, ...] = get_args(Sort)
FACETS = ("section", "language", "outlet", "actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question; actors go by their keys."""

    text: str = ""
    section: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: Sort = "relevance"
    page: int = 1
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked but the order."""
        return not (self.text.strip() or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.section or self.language or self.outlet or self.actor or self.since or self.until)

    @property
    def year(self) -> int | None:
        """The year, where the days asked for are one year's first and last."""
        if self.since and self.until == date(self.since.year, 12, 31):
            return self.since.year if self.since == date(self.since.year, 1, 1) else None
        return None

    def values(self, facet: str) -> tuple[str, ...]:
        return tuple(getattr(self, facet))

    def with_value(self, facet: str, value: str) -> Asked:
        return replace(self, page=1, **{facet: (*self.values(facet), value)})

    def without_value(self, facet: str, value: str) -> Asked:
        return replace(self, page=1, **{facet: tuple(v for v in self.values(facet) if v != value)})

    def in_year(self, year: int | None) -> Asked:
        """With the year's first and last day, or with no days for None."""
        since, until = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
        return replace(self, page=1, since=since, until=until)

    @property
    def query(self) -> str:
        """The query string that asks this."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet in FACETS for value in self.values(facet)]
        pairs += [
            (name, day.isoformat()) for name, day in (("since", self.since), ("until", self.until)) if day
        ]
        pairs += [("sort", self.sort)] if self.sort != "relevance" else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return "?" + urlencode(pairs)

    @property
    def days_in_words(self) -> str:
        if self.year:
            return str(self.year)
        parts = [f"from {day_in_words(self.since)}"] if self.since else []
        parts += [f"until {day_in_words(self.until)}"] if self.until else []
        return " ".join(parts)


def read_asked(get: QueryDict) -> Asked:
    """The question of an address."""
    notes: list[str] = []
    text = get.get("q", "").replace("\x00", " ")
    if len(text) > LONGEST:
        text = text[:LONGEST]
        notes.append(f"The question is too long; its first {LONGEST} characters were searched for.")
    since, until = _day(get, "since", notes), _day(get, "until", notes)
    if since and until and since > until:
        since, until = until, since
        notes.append("The first day was later than the last; they were exchanged.")
    sort = next((sort for sort in SORTS if sort == get.get("sort")), "relevance")
    page = get.get("page", "1")
    return Asked(
        text=text,
        **{facet: _values(get, facet) for facet in FACETS},
        since=since,
        until=until,
        sort=sort,
        page=min(int(page), MOST_PAGES) if page.isascii() and page.isdigit() and 0 < len(page) < 9 else 1,
        notes=tuple(notes),
    )


def _values(get: QueryDict, facet: str) -> tuple[str, ...]:
    values: Sequence[str] = get.getlist(facet)
    return tuple(dict.fromkeys(value[:200] for value in values if value and "\x00" not in value))[
        :MOST_VALUES
    ]


def _day(get: QueryDict, name: str, notes: list[str]) -> date | None:
    try:
        return read_day(get.get(name))
    except Http404:
        notes.append("A day was not understood and left out; days are written as 2025-03-12.")
        return None
