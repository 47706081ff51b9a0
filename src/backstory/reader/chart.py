"""A bar chart of counts over months, as the numbers that an SVG's attributes need.

1. Months without stories are filled in; beyond ten years of months, each bar is a year.
2. Heights are scaled to the highest bar; a bar that is not zero is at least one unit high.
3. Labels stand under the first bar of a year, as many as have room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .dates import month_in_words

WIDTH, HEIGHT, BASE = 360, 120, 100
"""In the SVG's own units: the bars stand on BASE, the labels below it."""
TOP = 14
MOST_MONTHS = 120
LABEL_ROOM = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year; `title` says it in words."""

    x: str
    y: str
    width: str
    height: str
    count: int
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    unit: str
    """"month" or "year"."""
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    most: int
    total: int
    summary: str
    """The chart in one sentence, for those who do not see it."""


def draw(months: Mapping[int, int]) -> Chart | None:
    """The chart of {year * 12 + month - 1: stories}; None where there is nothing to show."""
    counted = {month: n for month, n in months.items() if n > 0}
    if not counted:
        return None
    first, last = min(counted), max(counted)
    if last - first < MOST_MONTHS:
        # A whole year's bars even for a young actor, so that one story is not one wide slab.
        first = min(first, last - 11)
        columns = [(m, month_in_words(m), counted.get(m, 0)) for m in range(first, last + 1)]
        unit = "month"
    else:
        years: dict[int, int] = {}
        for month, n in counted.items():
            years[month // 12] = years.get(month // 12, 0) + n
        columns = [(y * 12, str(y), years.get(y, 0)) for y in range(min(years), max(years) + 1)]
        unit = "year"
    return _chart(unit, columns)


def _chart(unit: str, columns: list[tuple[int, str, int]]) -> Chart:
    most = max(n for _, _, n in columns)
    step = WIDTH / len(columns)
    bars = []
    for index, (_, words, n) in enumerate(columns):
        height = max(n / most * (BASE - TOP), 1.0) if n else 0.0
        bars.append(
            Bar(
                x=f"{index * step + step * 0.1:.2f}",
                y=f"{BASE - height:.2f}",
                width=f"{step * 0.8:.2f}",
                height=f"{height:.2f}",
                count=n,
                title=f"{words}: {n:,} {'story' if n == 1 else 'stories'}",
            )
        )
    peak = max(columns, key=lambda column: column[2])
    total = sum(n for _, _, n in columns)
    named = [words for _, words, n in columns if n]
    span = (
        f"from {named[0]} to {named[-1]}; most in {peak[1]}: {peak[2]:,}" if named[1:] else f"in {named[0]}"
    )
    summary = f"{total:,} {'story' if total == 1 else 'stories'} {span}."
    return Chart(unit, tuple(bars), tuple(_labels([m for m, _, _ in columns], step)), most, total, summary)


def _labels(months: list[int], step: float) -> Iterator[Label]:
    """The years, from the left, each where its first bar stands and the label before leaves it room."""
    starts = [index for index, month in enumerate(months) if month % 12 == 0]
    if 0 not in starts and (not starts or starts[0] * step >= LABEL_ROOM):
        starts.insert(0, 0)
    room = 0.0
    for index in starts:
        x = index * step
        if room <= x <= WIDTH - LABEL_ROOM:
            yield Label(f"{x + step * 0.1:.2f}", str(months[index] // 12))
            room = x + LABEL_ROOM
