"""Front page, days, calendar and sections."""

from __future__ import annotations

import re

import pytest

from backstory.archive.models import ArchiveState, Link, Story, Visibility


def headlines(html: str) -> list[str]:
    return re.findall(r'class="headline" href="[^"]*">([^<]*)</a>', html)


def test_an_empty_archive_has_a_front_page_that_says_so(page, db):
    assert "No stories yet" in page("/")
    assert "No stories yet" in page("/days/")


def test_the_front_page_shows_the_newest_day_by_section_and_then_earlier_days(desk, page):
    desk.story("Coast news", section="Coast")
    desk.story("Diplomatic news", section="Diplomacy")
    desk.story("Unfiled news", section=None)
    desk.story("Old news", day="2025-03-01")
    html = page("/")
    assert headlines(html) == ["Coast news", "Diplomatic news", "Unfiled news", "Old news"]
    assert "Wednesday, 12 March 2025" in html
    assert re.search(r'<h2 class="section-name"[^>]*><a href="/section/coast/">', html)
    assert "Other stories" in html


def test_the_newest_stories_have_a_standfirst(desk, page):
    desk.story("T", ("heading", "SELIM"), "By our own correspondent", "The delegations met at noon. " * 20)
    html = page("/")
    found = re.search(r'class="standfirst"[^>]*>([^<]*)<', html)
    assert found and found[1].startswith("The delegations met at noon.") and found[1].endswith("…")


def test_the_front_page_is_paged_by_day_and_every_story_can_be_reached(desk, page):
    for number in range(95):
        desk.story(f"Story {number}", day=f"2025-{number // 28 + 1:02}-{number % 28 + 1:02}")
    seen, address = [], "/"
    while address:
        html = page(address)
        seen += headlines(html)
        older = re.search(r'<a rel="next" href="(\?before=[0-9-]+)">', html)
        address = f"/{older[1]}" if older else ""
    assert seen == [f"Story {n}" for n in range(94, -1, -1)]


def test_a_day_with_hundreds_of_stories_is_cut_on_the_front_page_and_whole_on_its_own(desk, page):
    section = desk.section("Wire")
    Story.objects.bulk_create(
        Story(title=f"Wire {n}", day="2025-03-12", state=Story.State.PUBLISHED, section=section)
        for n in range(250)
    )
    front = page("/")
    assert len(headlines(front)) == 40
    assert "All stories of <time" in front
    seen, address = [], "/day/2025-03-12/"
    while address:
        html = page(address)
        seen += headlines(html)
        more = re.search(r'href="(\?after=\d+)">More stories of this day', html)
        address = f"/day/2025-03-12/{more[1]}" if more else ""
    assert sorted(seen) == sorted(f"Wire {n}" for n in range(250))


def test_a_day_leads_to_the_days_before_and_after_that_have_stories(desk, page):
    for day in ("2025-03-01", "2025-03-12", "2025-04-02"):
        desk.story(day, day=day)
    desk.story("hidden", day="2025-03-11", state=Story.State.DRAFT)
    html = page("/day/2025-03-12/")
    assert re.search(r'rel="prev" href="/day/2025-03-01/"', html)
    assert re.search(r'rel="next" href="/day/2025-04-02/"', html)


def test_a_day_without_stories_says_so(desk, page):
    desk.story()
    assert "No story of this day is published" in page("/day/2025-03-11/")


@pytest.mark.parametrize("day", ["2025-02-30", "2025-13-01", "0000-01-01"])
def test_a_day_that_is_no_day_is_not_found(page, db, day: str):
    page(f"/day/{day}/", status=404)


@pytest.mark.parametrize("query", ["before=yesterday", "before=2025-02-30", "before=2025-03-1٢"])
def test_a_page_of_no_day_is_not_found(page, db, query: str):
    page(f"/?{query}", status=404)


def test_the_calendar_links_the_days_that_have_stories_and_no_others(desk, page):
    desk.story(day="2025-03-12")
    desk.story(day="2025-01-01")
    desk.story(day="2024-12-31")
    desk.story(day="1987-10-19")
    desk.story(day="2025-02-02", state=Story.State.WITHDRAWN)
    html = page("/days/")
    assert re.findall(r'href="/day/([0-9-]+)/"', html) == ["2025-01-01", "2025-03-12"]
    assert re.findall(r'href="/days/(\d+)/"', html) == ["2025", "2024", "1987"]
    assert re.findall(r'href="/day/([0-9-]+)/"', page("/days/1987/")) == ["1987-10-19"]
    page("/days/1990/", status=404)


def test_a_section_lists_its_stories_by_day_in_pages(desk, page):
    for number in range(50):
        desk.story(f"Story {number}", day=f"2025-03-{number % 25 + 1:02}")
    desk.story("Elsewhere", section="Diplomacy")
    first = page("/section/coast/")
    assert len(headlines(first)) == 40
    [after] = re.findall(r'rel="next" href="(\?after=\d+)"', first)
    second = page(f"/section/coast/{after}")
    assert len(headlines(second)) == 10
    assert not set(headlines(first)) & set(headlines(second))
    assert "Elsewhere" not in first + second


def test_a_section_without_published_stories_is_not_found_nor_listed(desk, page):
    desk.story(section="Secret plans", state=Story.State.DRAFT)
    desk.story(section="Coast")
    assert "Secret plans" not in page("/")
    page("/section/secret-plans/", status=404)
    page("/section/nowhere/", status=404)


def test_a_section_may_be_named_in_any_script(desk, page):
    desk.story(section="الساحل")
    assert '<h1 lang="und-Arab" dir="rtl">الساحل</h1>' in page("/section/الساحل/")


def test_actors_in_the_news_are_those_that_most_of_the_latest_stories_name(desk, page):
    often, once, place = desk.actor("Often"), desk.actor("Once"), desk.actor("Port Selim", kind="place")
    for number in range(3):
        story = desk.story(f"S{number}")
        desk.link(story, often)
        desk.link(story, place)
    desk.link(desk.story("S4"), once)
    rejected = desk.actor("Rejected")
    desk.link(story, rejected, visible=Visibility.NOBODY, status=Link.Status.REJECTED)
    html = page("/")
    news = html[html.index('id="news"') : html.index('id="places"')]
    assert re.findall(r">(Often|Once|Port Selim|Rejected)</bdi>", news) == ["Often", "Once"]
    assert "Port Selim" in html[html.index('id="places"') :]


def test_every_page_of_an_invented_archive_says_so(desk, page):
    story = desk.story()
    desk.actor()
    addresses = ["/", "/days/", "/day/2025-03-12/", "/section/coast/", f"/story/{story.pk}/", "/actors/"]
    addresses += ["/actor/harbour-front/", "/search/", "/about/", f"/story/{story.pk}/text/1/"]
    assert all("Invented:" not in page(address) for address in addresses)
    ArchiveState.objects.create(key="demo", value=True)
    assert all("Invented:" in page(address) for address in addresses)
    assert "Invented:" in page("/nowhere/", status=404)


@pytest.mark.parametrize(
    ("address", "most"),
    [("/", 11), ("/day/2025-03-12/", 5), ("/days/", 5), ("/section/coast/", 4), ("/about/", 1)],
)
def test_a_list_costs_the_same_for_a_few_stories_and_for_many(
    desk, client, django_assert_max_num_queries, address: str, most: int
):
    actors = [desk.actor(f"Group {n}") for n in range(5)]
    for number in range(60):
        story = desk.story(f"S{number}", day=f"2025-03-{12 - number % 5:02}")
        for actor in actors:
            desk.link(story, actor)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
