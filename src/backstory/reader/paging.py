"""Pages by key: a page begins after the last row of the one before, so page 1,000 costs what page 1 does.

1. `earlier_than` and `later_than` compare a row of columns with a row of values, which one index answers.
2. `take` reads one row more than a page holds, to know whether another follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import BooleanField, F, Func, Model, QuerySet, Value

M = TypeVar("M", bound=Model)
T = TypeVar("T")


class _RowIs(Func):
    """(a, b, ...) < (x, y, ...): what SQL calls a row value comparison."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, operator: str, columns: Sequence[str], values: Sequence[Any]) -> None:
        half = ", ".join(["%s"] * len(columns))
        self.row_template = f"({half}) {operator} ({half})"
        super().__init__(*map(F, columns), *map(Value, values))

    def as_sql(self, compiler: Any, _connection: Any, **_: Any) -> tuple[str, list[Any]]:
        parts, params = [], []
        for expression in self.source_expressions:
            sql, values = compiler.compile(expression)
            parts.append(sql)
            params.extend(values)
        return self.row_template % tuple(parts), params


def earlier_than(rows: QuerySet[M], columns: Sequence[str], values: Sequence[Any]) -> QuerySet[M]:
    """The rows whose columns come before the values."""
    return rows.filter(_RowIs("<", columns, values))


def later_than(rows: QuerySet[M], columns: Sequence[str], values: Sequence[Any]) -> QuerySet[M]:
    """The rows whose columns come after the values."""
    return rows.filter(_RowIs(">", columns, values))


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and whether there are more behind them."""

    rows: list[T]
    more: bool

    @property
    def last(self) -> T | None:
        return self.rows[-1] if self.rows else None


def take(rows: QuerySet[Any], limit: int) -> Page[Any]:
    """The first `limit` rows of an ordered queryset."""
    found = list(rows[: limit + 1])
    return Page(found[:limit], len(found) > limit)
