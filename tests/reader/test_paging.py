"""Pages by key: every row once, in order, and found by index."""

from __future__ import annotations

from django.db import connection

from backstory.archive.models import Story
from backstory.reader.listing import page_of, published


def test_pages_give_every_story_once_and_in_order(desk):
    for number in range(23):
        desk.story(f"Story {number}", day=f"2025-03-{number % 5 + 1:02}")
    seen: list[Story] = []
    after = None
    while True:
        page = page_of(published(), after, 5)
        seen += page.rows
        if not page.more:
            break
        after = page.last
    assert seen == sorted(Story.objects.all(), key=lambda s: (s.day, s.pk), reverse=True)


def test_a_page_is_a_walk_along_the_index(desk):
    story = desk.story()
    rows = page_of(published(), story).rows
    assert rows == []
    query = published().filter(day__lte=story.day)[:5]
    if connection.vendor == "sqlite":
        plan = query.explain()
        assert "story_by_day" in plan and "TEMP B-TREE" not in plan
