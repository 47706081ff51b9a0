"""When an article was published, and why a date that a page or row gives is not believed.

A story is filed under its date, and the backstory is what came before it: a wrong date does more harm
than none. So a date after the day of capture, before the press had photographs, at the zero of software's
clocks, or in words that name no day is no date, and the reason is kept for people.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from backstory.extract.clean import line
from backstory.text.dates import parse_date, parse_datetime

EARLIEST = date(1900, 1, 1)
ZONES = timedelta(days=1)
"""How much later than the capture a page may be dated: it is tomorrow already in other time zones."""

ZERO = datetime(1970, 1, 1, tzinfo=UTC)
"""Where the clocks of most software begin, which is what it writes for a date that it does not have."""
_NO_DATE = f"{ZERO.date()} is what software writes where it knows no date"


def latest(captured_at: datetime) -> date:
    """The last day that a page captured then can bear."""
    return (captured_at + ZONES).date()


def doubt(day: date, captured_at: datetime) -> str:
    """Why `day` cannot be the date of a page captured then; "" if it can."""
    if day > latest(captured_at):
        return f"{day.isoformat()} is later than the capture on {captured_at.date().isoformat()}"
    if day < EARLIEST:
        return f"{day.isoformat()} is before {EARLIEST.year}"
    return _NO_DATE if day == ZERO.date() else ""


def is_zero(moment: datetime) -> bool:
    """Whether a time is the zero of clocks, in UTC or in the zone that it names."""
    return ZERO in (moment, moment.replace(tzinfo=UTC))


def believed(text: str, captured_at: datetime, language: str = "") -> tuple[date | None, str]:
    """The date that `text` gives, or None and why not. Neither if there is no text."""
    text = line(text, 100)
    if not text:
        return None, ""
    day = parse_date(text, language=language)
    if day is None:
        return None, f'"{text}" is not a date'
    reason = doubt(day, captured_at)
    if abs(day - ZERO.date()) <= ZONES and (moment := parse_datetime(text, language=language)):
        reason = _NO_DATE if is_zero(moment) else ""  # another time of that day was written by somebody
    return (None, reason) if reason else (day, "")
