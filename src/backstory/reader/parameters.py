"""The values that a query string may carry, read strictly: what cannot be read is not found."""

from __future__ import annotations

import re
from datetime import date

from django.http import Http404

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)


def read_day(value: str | None) -> date | None:
    """2025-03-12 as a date; None where the parameter is missing or empty."""
    if not value:
        return None
    try:
        if _DAY.match(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise Http404("no such day")


def read_count(value: str | None, most: int = 10**9) -> int | None:
    """A whole number from 1; None where the parameter is missing or empty."""
    if not value:
        return None
    if value.isascii() and value.isdigit() and len(value) < 12 and 0 < int(value) <= most:
        return int(value)
    raise Http404("no such page")
