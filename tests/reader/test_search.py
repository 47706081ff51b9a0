"""The search page: words and names in, stories of any language out."""

from __future__ import annotations

import re
from html import unescape

import pytest

from backstory.archive.models import ArchiveState, Story
from backstory.archive.search import rebuild


@pytest.fixture
def filed(desk) -> dict[str, Story]:
    """Four stories in three languages about one actor, and one about something else, all indexed."""
    front = desk.actor(
        "Harbour Front",
        names=[("Фронт гавани", "ru", "alias"), ("جبهة الميناء", "ar", "alias")],
    )
    stories = {
        "truce": desk.story(
            "Harbour Front announces a truce",
            "The truce covers the port.",
            day="2025-03-12",
            outlet="Courier",
        ),
        "fuel": desk.story("Fuel reaches the port", "The Harbour Front let it pass.", day="2024-06-01"),
        "ru": desk.story(
            "Перемирие объявлено", "Фронт гавани объявил о перемирии.", language="ru", section="Diplomacy"
        ),
        "ar": desk.story("هدنة في الميناء", "أعلنت جبهة الميناء هدنة ليومين.", language="ar"),
        "grain": desk.story("Grain prices rise", "Traders blame the weather.", section="Trade"),
    }
    for key, surface in (
        ("truce", "Harbour Front"),
        ("fuel", "Harbour Front"),
        ("ru", "Фронт гавани"),
        ("ar", "جبهة الميناء"),
    ):
        desk.link(stories[key], front, *desk.mentions(stories[key], surface, surface))
    ArchiveState.objects.create(key="registry", value=7)
    rebuild()
    return stories


def found(html: str) -> list[str]:
    """The headlines of the hits, in order."""
    links = re.findall(r'class="headline" href="/story/\d+/">(.*?)</a>', html)
    return [unescape(re.sub(r"</?mark>", "", link)) for link in links]


def follow(page, html: str, label: str) -> str:
    """The page behind the link with this label."""
    [query] = re.findall(rf'<a href="(\?[^"]*)"><bdi>{label}</bdi>', html)
    return page("/search/" + unescape(query))


def test_without_a_question_it_says_how_to_ask(page, db):
    html = page("/search/")
    assert "the words side by side" in html and "No story has all of this" not in html


def test_words_find_stories_in_any_of_their_forms_and_are_marked(filed, page):
    html = page("/search/?q=announced+truces")
    assert found(html) == ["Harbour Front announces a truce"]
    assert "1 story" in html
    assert "<mark>announces</mark>" in html and "<mark>truce</mark>" in html


def test_an_actors_name_in_one_script_finds_its_stories_in_all(filed, page):
    html = page("/search/?q=Фронт+гавани")
    assert set(found(html)) == {filed[key].title for key in ("truce", "fuel", "ru", "ar")}
    box = html[html.index('class="named-actor"') :]
    assert 'href="/actor/harbour-front/"' in box


@pytest.mark.parametrize("typed", ["Harbour+Front", "harbour+front", "HARBOUR+FRONT", "harbour-front"])
def test_a_name_may_be_typed_without_its_capitals(filed, page, typed: str):
    assert len(found(page(f"/search/?q={typed}"))) == 4


def test_a_name_among_other_words_offers_the_actors_own_stories(filed, page):
    html = page("/search/?q=harbour+front+fuel")
    assert found(html) == ["Fuel reaches the port"]
    [narrowed] = re.findall(r'<a href="(\?[^"]*)">Only stories that name this actor', html)
    assert unescape(narrowed) == "?q=fuel&actor=harbour-front"
    assert found(page("/search/" + unescape(narrowed))) == ["Fuel reaches the port"]


def test_facets_narrow_the_hits_and_can_be_let_go(filed, page):
    html = page("/search/?q=Harbour+Front")
    assert len(found(html)) == 4
    russian = follow(page, html, "Russian")
    assert found(russian) == ["Перемирие объявлено"]
    [loose] = re.findall(r'<a href="(\?[^"]*)"><bdi>Russian</bdi> <span aria-hidden', russian)
    assert len(found(page("/search/" + unescape(loose)))) == 4
    assert found(follow(page, html, "Courier")) == ["Harbour Front announces a truce"]
    assert found(follow(page, html, "Diplomacy")) == ["Перемирие объявлено"]
    assert found(follow(page, html, "2024")) == ["Fuel reaches the port"]


def test_days_narrow_the_hits_and_both_are_included(filed, page):
    html = page("/search/?q=port&since=2024-06-01&until=2024-06-01")
    assert found(html) == ["Fuel reaches the port"]
    assert "from 1 June 2024 until 1 June 2024" in html


def test_hits_can_stand_by_date(filed, page):
    newest = found(page("/search/?q=port&sort=date"))
    assert newest == ["Harbour Front announces a truce", "Fuel reaches the port"]
    assert found(page("/search/?q=port&sort=oldest")) == newest[::-1]


def test_a_filter_alone_lists_what_it_leaves(filed, page):
    assert found(page("/search/?section=Trade")) == ["Grain prices rise"]


@pytest.mark.parametrize(
    "query",
    ["section=Nowhere", "actor=nobody", "language=xx", "outlet=None", "q=zzzzqqq", "q=%22&section=Nowhere"],
)
def test_nothing_found_says_so_and_helps(filed, page, query: str):
    html = page(f"/search/?{query}")
    assert found(html) == [] and "Nothing found" in html and "No story has all of this" in html


def test_a_page_beyond_the_last_leads_back_to_it(filed, page):
    html = page("/search/?q=port&page=40")
    assert "2 stories" in html and "The stories found end before page 40." in html
    assert "No story has all of this" not in html
    [last] = re.findall(r'<a href="(\?[^"]*)">The last of them</a>', html)
    assert len(found(page("/search/" + unescape(last)))) == 2


def test_what_cannot_be_read_is_left_out_with_a_note(filed, page):
    html = page("/search/?q=port&since=yesterday&sort=sideways&page=-3")
    assert len(found(html)) == 2 and "days are written as 2025-03-12" in html
    swapped = page("/search/?q=port&since=2025-12-31&until=2025-01-01")
    assert found(swapped) == ["Harbour Front announces a truce"] and "they were exchanged" in swapped
    assert "first 400 characters" in page("/search/?q=" + "port+" * 200)


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=%EF%BF%BE", "q=%22%22%22", "q=-", "q=OR", "q=(((", "q=port&page=99999999", "q=a%2Fb:c^~*"],
)
def test_any_question_has_an_answer(filed, page, query: str):
    page(f"/search/?{query}")


def test_many_hits_come_in_pages(desk, page):
    for number in range(45):
        desk.story(f"Convoy {number}", day=f"2025-03-{number % 28 + 1:02}")
    rebuild()
    seen, address = [], "/search/?q=convoy&sort=date"
    while address:
        html = page(address)
        seen += found(html)
        more = re.search(r'rel="next" href="([^"]*)"', html)
        address = "/search/" + unescape(more[1]) if more else ""
    assert len(seen) == len(set(seen)) == 45


def test_drafts_and_withdrawn_stories_are_not_found_even_if_the_index_lags(filed, page):
    Story.objects.filter(pk=filed["truce"].pk).update(state=Story.State.WITHDRAWN)
    Story.objects.filter(pk=filed["fuel"].pk).update(state=Story.State.DRAFT)
    html = page("/search/?q=port")
    assert found(html) == [] and "let it pass" not in html


def test_an_archive_whose_index_is_missing_says_so_and_stays_readable(desk, page):
    desk.story()
    html = page("/search/?q=talks", status=503)
    assert "cannot answer at the moment" in html


def test_hostile_words_stay_words(filed, page):
    html = page("/search/?q=%3Cscript%3Ealert(1)%3C/script%3E&outlet=%22%3E%3Cb%3E")
    assert "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;" in html


def test_a_search_costs_the_same_for_few_and_many_hits(desk, client, django_assert_max_num_queries):
    front = desk.actor("Harbour Front")
    for number in range(30):
        desk.link(desk.story(f"Harbour Front {number}"), front)
    rebuild()
    client.get("/search/?q=Harbour")
    with django_assert_max_num_queries(10):
        assert client.get("/search/?q=Harbour+Front").status_code == 200


@pytest.fixture
def shared(desk) -> dict[str, Story]:
    """Two actors with one name; a story of each, one that may mean either, and one of nobody."""
    east, west = (
        desk.actor(f"{side} Column", names=[("Dorva Brigade", "en", "alias"), ("لواء دورفا", "ar", "alias")])
        for side in ("Eastern", "Western")
    )
    stories = {
        "east": desk.story("East", "أعلن لواء دورفا هدنة.", language="ar"),
        "west": desk.story("West", "The Dorva Brigade went home.", day="2024-06-01"),
        "open": desk.story("Open", "دخل لواء دورفا المدينة.", language="ar"),
        "grain": desk.story("Grain", "Traders blame the weather."),
    }
    desk.link(stories["east"], east, *desk.mentions(stories["east"], "لواء دورفا", "لواء دورفا"))
    desk.link(stories["west"], west, *desk.mentions(stories["west"], "Dorva Brigade", "Dorva Brigade"))
    for actor in (east, west):
        mentions = desk.mentions(stories["open"], "لواء دورفا", "لواء دورفا")
        desk.link(stories["open"], actor, *mentions, status="suggested", visible=0)
    ArchiveState.objects.create(key="registry", value=8)
    rebuild()
    return stories


def test_a_name_that_several_have_finds_the_stories_of_any_and_says_so(shared, page):
    html = page("/search/?q=Dorva+Brigade")
    assert set(found(html)) == {"East", "West", "Open"}
    box = html[html.index("Means one of") :].partition("</section>")[0]
    links = re.findall(r'<a href="(\?[^"]*)"><bdi[^>]*>(Eastern|Western) Column</bdi>', box)
    assert [name for _, name in links] == ["Eastern", "Western"]
    narrowed = {name: found(page("/search/" + unescape(query))) for query, name in links}
    assert narrowed == {"Eastern": ["East"], "Western": ["West"]}
    assert "<mark>لواء دورفا</mark>" in html


def test_a_name_that_several_have_among_other_words_finds_by_words_alone(shared, page):
    html = page("/search/?q=Dorva+Brigade+home")
    assert found(html) == ["West"] and "Means one of" in html
