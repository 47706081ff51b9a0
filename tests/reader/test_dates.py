"""Days in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from backstory.reader.dates import day_in_words, moment_in_words, month_in_words, partial_in_words


def test_a_day_is_written_as_people_say_it():
    assert day_in_words(date(2025, 3, 1)) == "1 March 2025"


def test_a_moment_names_its_zone(settings):
    settings.TIME_ZONE = "Europe/Paris"
    moment = datetime(2025, 3, 12, 7, 40, tzinfo=UTC)
    assert moment_in_words(moment) == "12 March 2025, 08:40 CET"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2014", "2014"),
        ("2014-06", "June 2014"),
        ("2014-06-09", "9 June 2014"),
        ("2014-13", "2014-13"),
        ("early 2014", "early 2014"),
        ("", ""),
    ],
)
def test_a_sources_date_keeps_its_precision(given: str, words: str):
    assert partial_in_words(given) == words


def test_a_counted_month_is_named():
    assert month_in_words(2025 * 12 + 2) == "March 2025"
