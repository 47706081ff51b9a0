"""Dates as the press writes them, in its own languages and digits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from backstory.text.dates import from_persian, parse_date, parse_datetime
from backstory.text.months import LANGUAGES

TWELFTH = date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-12",
        "2025-03-12T08:40:00Z",
        "2025/3/12",
        "20250312",
        "1741768800",
        "1741768800000",
        "Wed, 12 Mar 2025 08:40:00 +0300",
        "Wed Mar 12 08:40:00 CET 2025",
        "12 March 2025",
        "March 12, 2025",
        "Mar. 12th, 2025 at 5:30 PM",
        "12.03.2025",
        "12/03/2025",
        "12.03.25",
        "12 de marzo de 2025",
        "12 de março de 2025",
        "le 12 mars 2025",
        "Mittwoch, 12. März 2025, 08:40 Uhr",
        "12 марта 2025 г., 08:40",
        "12-го марта 2025 года",
        "12 березня 2025",
        "12. března 2025",
        "2025. március 12.",
        "2025 m. kovo 12 d.",
        "12 Mart 2025 Çarşamba",
        "١٢ مارس ٢٠٢٥",
        "الأربعاء 12 آذار/مارس 2025",
        "١٢/٠٣/٢٠٢٥",
        "12 במרץ 2025",
        "۲۲ اسفند ۱۴۰۳",
        "2025年3月12日",
        "2025년 3월 12일",
        "Updated 10:32 GMT, 12th March 2025",
    ],
)
def test_it_reads_a_date_however_it_is_written(text):
    assert parse_date(text) == TWELFTH


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "3 hours ago", "вчера", "أمس", "March 2025", "2025", "12 March", "2025-13-45"),
        *("30 February 2025", "400 men in 2025", "192.168.10.2005", "12 Ramadan 1446"),
    ],
)
def test_what_names_no_whole_day_is_no_date(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("03/12/2025", "en-US", date(2025, 3, 12)),
        ("03/12/2025", "en-GB", date(2025, 12, 3)),
        ("13/12/2025", "en-US", date(2025, 12, 13)),
        ("5. listopada 2024.", "hr", date(2024, 10, 5)),
        ("5 listopada 2024", "pl", date(2024, 11, 5)),
        ("12 كانون الثاني 2025", "ar", date(2025, 1, 12)),
        ("12 جانفي 2025", "ar", date(2025, 1, 12)),
        ("۱۴۰۳/۱۲/۲۲", "fa", date(2025, 3, 12)),
        ("12 มีนาคม 2568", "th", date(2025, 3, 12)),
    ],
)
def test_the_language_settles_order_months_and_calendar(text, language, day):
    assert parse_date(text, language=language) == day


def test_the_order_can_be_given():
    assert parse_date("03/12/2025", day_first=False) == date(2025, 3, 12)


def test_a_wrong_year_is_read_as_it_stands():
    assert parse_date("2203-01-01") == date(2203, 1, 1)


def test_the_islamic_calendar_is_passed_over_for_the_gregorian_beside_it():
    assert parse_date("12 رمضان 1446 هـ الموافق 12 مارس 2025", language="ar") == TWELFTH
    assert parse_date("1446-09-12", language="ar") is None


# CLDR writes the Gregorian year for Thailand, its press writes its own.
@pytest.mark.cldr
@pytest.mark.parametrize("language", sorted(set(" ".join(LANGUAGES.values()).split()) - {"th"}))
@pytest.mark.parametrize("month", range(1, 13))
def test_every_months_name_is_known(language, month):
    day = date(2024, month, 9)
    assert parse_date(format_date(day, "d MMMM y", locale=language), language=language) == day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2025-03-12 08:40", datetime(2025, 3, 12, 8, 40, tzinfo=UTC)),
        ("2025-03-12T08:40:00+03:00", datetime(2025, 3, 12, 8, 40, tzinfo=timezone(timedelta(hours=3)))),
        ("12.03.2025, 20:40 Uhr", datetime(2025, 3, 12, 20, 40, tzinfo=UTC)),
        ("March 12, 2025 at 8:40 pm", datetime(2025, 3, 12, 20, 40, tzinfo=UTC)),
        ("12 марта 2025, 08:40", datetime(2025, 3, 12, 8, 40, tzinfo=UTC)),
        ("12 March 2025", datetime(2025, 3, 12, tzinfo=UTC)),
        ("12 March 2025 99:99", datetime(2025, 3, 12, tzinfo=UTC)),
    ],
)
def test_times_are_read_beside_dates_and_are_utc_without_a_zone(text, when):
    assert parse_datetime(text) == when


def test_a_time_without_a_date_is_none():
    assert parse_datetime("08:40") is None
    assert parse_datetime("") is None


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1402, 7, 1), date(2023, 9, 23)),
    ],
)
def test_the_persian_calendar_is_turned_into_ours(persian, gregorian):
    assert from_persian(*persian) == gregorian


@pytest.mark.parametrize("persian", [(1402, 12, 30), (1403, 13, 1), (1403, 7, 31), (900, 1, 1)])
def test_a_day_that_the_persian_calendar_lacks_is_none(persian):
    assert from_persian(*persian) is None


@given(text=st.text(max_size=80), language=st.sampled_from(["", "en", "fa", "ar", "th", "xx"]))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_date_or_none(text, language):
    assert isinstance(parse_date(text, language=language), date | None)
    when = parse_datetime(text, language=language)
    assert when is None or when.tzinfo is not None


@given(day=st.dates(date(1600, 1, 1), date(2400, 1, 1)))
@settings(max_examples=100, deadline=None)
def test_iso_dates_come_back(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"Published {day.day}.{day.month}.{day.year}") == day
