"""Days and times in words: "12 March 2025", "March 2025", "12 March 2025, 08:40 UTC"."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def day_in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {day_in_words(day)}"


def moment_in_words(moment: datetime) -> str:
    """In the site's time zone, which is named."""
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())}, {local:%H:%M} {local.tzname()}"


def partial_in_words(value: str) -> str:
    """A date as a source gives it (YYYY, YYYY-MM or YYYY-MM-DD); anything else as it is."""
    match = _PARTIAL.match(value)
    if not match or not match[2]:
        return value
    month = int(match[2])
    if not 1 <= month <= 12:
        return value
    words = f"{MONTHS[month - 1]} {match[1]}"
    return f"{int(match[3])} {words}" if match[3] else words


def month_in_words(month: int) -> str:
    """`month` as the archive counts: year * 12 + month - 1."""
    return f"{MONTHS[month % 12]} {month // 12}"
