"""Dates as people and machines write them: ISO 8601, RFC 2822, 12.03.2025, "12 марта 2025 г.", ٢٠٢٥/٣/١٢.

Steps: try the machine forms first, for they say it all; then a year, month and day in digits; then a month's
name between a day and a year, asked of the text's own language, of English, and of the rest. Digits of any
script are read. Only whole dates count: "March 2025", "yesterday" and "3 hours ago" are no dates.

The Persian calendar (1403/12/22, ۲۲ اسفند ۱۴۰۳) and Thailand's year are turned into the Gregorian calendar.
The Islamic lunar calendar is not: which evening its months begin is decided by sighting the moon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from backstory.text.months import fold, month_of, persian_months

LONGEST = 2_000
"""Code points of a text that are searched for a date; a date line is shorter, an essay is none."""

_ISO = re.compile(r"(?<!\d)(\d{4})(?P<sep>[-/.年])\s?(\d{1,2})(?:(?P=sep)|月)\s?(\d{1,2})(?:日|(?!\d))")
_KOREAN = re.compile(r"(?<!\d)(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일")
_COMPACT = re.compile(r"\A\D{0,3}(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6}\D{0,6})?\Z")
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(\d{1,2})(?P<sep>[./-])\s?(\d{1,2})(?P=sep)\s?(\d{4}|\d{2})(?![\d/-]|[.,]\d)"
)
_EPOCH = re.compile(r"\A\s*(\d{10})(?:\d{3})?\s*\Z", re.ASCII)
_CLOCK = re.compile(
    r"(?<![\d.:/-])(\d{1,2})[:٫](\d{2})(?:[:٫](\d{2})(?:[.,]\d+)?)?(?:\s?([AaPp])\.?\s?[Mm]\b\.?)?"
    r"(?:\s?(?P<utc>Z|UTC|GMT)?\s?(?P<zone>[+-]\d{2}:?\d{2})?)"
)
_TOKEN = re.compile(r"\d+|[^\s\d,;:()|/·•–—\"«»“”„\[\]{}<>]+")
_GREGORIAN_FROM = 1583
_PERSIAN_YEARS = range(1250, 1500)
_ISLAMIC_YEARS = range(1250, 1500)
_BUDDHIST_YEARS = range(2443, 2700)

# Words that stand between the parts of a date beside one that need not be known (a weekday, "года"):
# "12 de marzo de 2025", "12-го марта", "2025 m. kovo 12 d.", "le 1er août".
_FILLERS = frozenset(
    {"st", "nd", "rd", "th", "er", "o", "a", "го", "е", "de", "del", "of", "d", "m", "г", "da"}
)


def parse_date(text: str, *, language: str = "", day_first: bool | None = None) -> date | None:
    """The first whole date written in `text`, or None; machine forms go before those in words.

    `language` is an ISO 639-1 code or a tag such as "en-US"; it decides whose months and calendar are tried
    first. `day_first` settles 03/12/2025; left out, only "en-US" and "en-PH" put the month first.
    """
    text = text[:LONGEST].strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        pass
    else:
        if found.year >= _GREGORIAN_FROM:
            return found
    return next(_candidates(text, language, day_first), None)


def parse_datetime(text: str, *, language: str = "", day_first: bool | None = None) -> datetime | None:
    """The first date in `text` with its time of day, in UTC where no zone is named.

    Midnight where no time is named; None where there is no whole date.
    """
    text = text[:LONGEST].strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    seconds = _EPOCH.match(text)
    if seconds:
        return datetime.fromtimestamp(int(seconds[1]), UTC)
    day = parse_date(text, language=language, day_first=day_first)
    if day is None:
        return None
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    clock = _CLOCK.search(text)
    return _at(midnight, clock) if clock else midnight


def _at(midnight: datetime, clock: re.Match[str]) -> datetime:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return midnight
    zone = clock["zone"]
    if zone:
        sign = -1 if zone[0] == "-" else 1
        offset = sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        if abs(offset) < timedelta(hours=24):
            return midnight.replace(hour=hour, minute=minute, second=second, tzinfo=timezone(offset))
    return midnight.replace(hour=hour, minute=minute, second=second)


def _candidates(text: str, language: str, day_first: bool | None) -> Iterator[date]:
    base = re.split("[-_]", language.lower(), maxsplit=1)[0]
    seconds = _EPOCH.match(text)
    if seconds:
        yield datetime.fromtimestamp(int(seconds[1]), UTC).date()
    for pattern in (_COMPACT, _ISO, _KOREAN):
        for match in pattern.finditer(text):
            numbers = [int(part) for part in match.groups() if part and part.isdecimal()]
            yield from _day(numbers[0], numbers[1], numbers[2], base)
    yield from _named(text, base)
    if day_first is None:
        day_first = language.lower().replace("_", "-") not in {"en-us", "en-ph"}
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if len(match[4]) == 2:
            year += 2000 if year < 70 else 1900
        day, month = (first, second) if day_first else (second, first)
        if month > 12:
            day, month = month, day
        yield from _day(year, month, day, base)


def _named(text: str, language: str) -> Iterator[date]:
    """Dates whose month is a word."""
    # "Tue Jan 28 15:28:56 CET 2020": a time of day may stand between the day and the year.
    tokens = _TOKEN.findall(_CLOCK.sub(" ", text))
    if not any(token.isdecimal() and len(token) == 4 for token in tokens):
        return
    words = [fold(token) for token in tokens]
    for index, word in enumerate(words):
        if word.isdecimal():
            continue
        # Two-word names, such as those of the Levant, are looked up before each word alone.
        for width in (2, 1):
            name = "_".join(words[index : index + width])
            numbers = _numbers_around(words, index, width)
            if numbers:
                year, day = numbers
                month = month_of(name, language)
                if month:
                    yield from _day(year, month, day, language)
                elif name in persian_months():
                    yield from _day(year, persian_months()[name], day, "fa")


def _numbers_around(words: list[str], index: int, width: int) -> tuple[int, int] | None:
    """The year and the day beside the words at `index`: day month year, month day year or year month day."""
    after, place = _number_and_place(words, index + width, 1)
    if after is None:
        return None
    before, _ = _number_and_place(words, index - 1, -1)
    if after > 31:
        return (after, before) if before is not None and 1 <= before <= 31 else None
    following, _ = _number_and_place(words, place + 1, 1)
    if following is not None and following > 31:
        return following, after
    return (before, after) if before is not None and before > 31 else None


def _number_and_place(words: list[str], index: int, step: int) -> tuple[int | None, int]:
    """The nearest number from `index` on, over at most two words, of which one may be unknown."""
    strange = 0
    for place in range(index, index + 3 * step, step):
        if not 0 <= place < len(words):
            break
        word = words[place]
        if word.isdecimal():
            return (int(word) if len(word) <= 4 else None), place
        strange += word not in _FILLERS
        if strange > 1:
            break
    return None, index


def _day(year: int, month: int, day: int, language: str) -> Iterator[date]:
    """The date, if there is such a day, in the calendar that its year and language tell."""
    if year in _PERSIAN_YEARS and language in {"fa", "ps", "tg", "ku", ""}:
        found = from_persian(year, month, day)
        if found:
            yield found
            return
    if language in {"ar", "ur"} and year in _ISLAMIC_YEARS:
        return
    if language == "th" and year in _BUDDHIST_YEARS:
        year -= 543
    try:
        yield date(year, month, day)
    except ValueError:
        return


def from_persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a day in the Persian calendar, by the 33-year cycle that holds from 1200 to 1500.

    Method: Birashk's leap years as approximated by 8 in 33 (years 1, 5, 9, 13, 17, 22, 26 and 30 of a cycle),
    counted from 1 Farvardin 1403, which was 20 March 2024.
    """
    if not (1200 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    if month == 12 and day == 30 and not _persian_leap(year):
        return None
    days = sum(365 + _persian_leap(each) for each in range(min(year, 1403), max(year, 1403)))
    first = date(2024, 3, 20) + timedelta(days=days if year >= 1403 else -days)
    return first + timedelta(days=(month - 1) * 31 - max(0, month - 7) + day - 1)


def _persian_leap(year: int) -> bool:
    return year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}
