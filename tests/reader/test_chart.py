"""The bars of a dossier."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.reader.chart import BASE, MOST_MONTHS, WIDTH, draw

MARCH = 2025 * 12 + 2


def test_nothing_to_show_is_no_chart():
    assert draw({}) is None
    assert draw({MARCH: 0, MARCH + 1: -2}) is None


def test_months_without_stories_are_gaps_and_the_summary_says_what_is_seen():
    chart = draw({MARCH: 2, MARCH - 3: 5})
    assert chart is not None
    assert [bar.count for bar in chart.bars if bar.count] == [5, 2]
    assert chart.summary == "7 stories from December 2024 to March 2025; most in December 2024: 5."
    assert chart.bars[-1].title == "March 2025: 2 stories"


def test_one_story_is_said_in_the_singular():
    chart = draw({MARCH: 1})
    assert chart is not None
    assert chart.summary == "1 story in March 2025."


def test_a_long_life_is_shown_by_year():
    chart = draw({MARCH: 2, MARCH - 1: 3, 1987 * 12: 4})
    assert chart is not None
    assert chart.unit == "year"
    assert len(chart.bars) == 2025 - 1987 + 1
    assert chart.bars[-1].title == "2025: 5 stories"


@given(st.dictionaries(st.integers(1900 * 12, 2100 * 12), st.integers(1, 10**6), min_size=1, max_size=40))
def test_every_bar_and_label_stands_inside_the_picture(months: dict[int, int]):
    chart = draw(months)
    assert chart is not None
    assert chart.total == sum(months.values())
    assert len(chart.bars) <= max(MOST_MONTHS, 201)
    for bar in chart.bars:
        assert float(bar.x) >= 0 and float(bar.x) + float(bar.width) <= WIDTH + 0.02
        assert 0 <= float(bar.y) <= BASE and float(bar.height) <= BASE
        assert (float(bar.height) > 0) == (bar.count > 0)
    places = [float(label.x) for label in chart.labels]
    assert places == sorted(places) and all(x <= WIDTH for x in places)
