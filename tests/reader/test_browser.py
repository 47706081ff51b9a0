"""The pages in a real browser: nothing overflows, nothing is fetched from elsewhere, everything can be read.

The browser is Debian's chromium; without it these tests are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from backstory.archive.search import rebuild

CHROMIUM = Path("/usr/bin/chromium")
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 600}

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONTRAST = """
() => {
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    const inside = e.closest("svg") ? style.fill : style.color;
    const [a, b] = [light(parse(inside)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push([ratio.toFixed(2), e.outerHTML.slice(0, 80)]);
  }
  return poor;
}
"""

SMALL_TARGETS = """
() => [...document.querySelectorAll("nav a, .pager a, button, summary, select, input:not([type=hidden])")]
  .filter(e => e.checkVisibility() && !e.closest(".skip"))
  .map(e => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.height < 24 || box.width < 16)
  .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    with pytest.MonkeyPatch.context() as patch, sync_api.sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where Django would refuse to ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def addresses(desk) -> list[str]:
    """One page of each kind, with long words, three scripts, designations, comments and an error page."""
    front = desk.actor("Harbour Front", names=[("جبهة الميناء", "ar", "alias"), ("Ж" * 300, "ru", "weak")])
    place = desk.actor("Port Selim", kind="place", latitude=35.0, longitude=36.0)
    desk.designate(front, "Council of the Bay", list="Consolidated List", since="2019-05")
    for number in range(1, 9):
        past = desk.story(f"Earlier {number}", "Harbour Front", day=f"2025-02-0{number}", outlet="Courier")
        desk.link(past, front)
    body = [
        "Harbour Front men left Port Selim. " * 12,
        ("heading", "WHAT COMES NEXT"),
        ("quote", "“Nobody asked for papers.”"),
        ("item", "x" * 400),
    ]
    english = desk.story(
        "Harbour Front leaves " + "Donaudampfschifffahrtsgesellschaft" * 4,
        *body,
        url="https://courier.example/a",
        outlet="Courier",
        posted_by="M. Editor",
        date_note="the page gives two days",
    )
    arabic = desk.story("جبهة الميناء تغادر", "قال المراقبون إن جبهة الميناء غادرت. " * 9, language="ar")
    desk.link(english, front)
    desk.link(english, place)
    desk.link(arabic, front, *desk.mentions(arabic, "جبهة الميناء", "جبهة الميناء"))
    for number, words in enumerate(["First!", "الطريق مغلق", "y" * 500], 1):
        desk.comment(english, number, words)
    desk.text(english, *body)
    rebuild()
    return [
        "/",
        "/days/",
        "/day/2025-03-12/",
        "/section/coast/",
        f"/story/{english.pk}/",
        f"/story/{arabic.pk}/",
        f"/story/{english.pk}/text/1/",
        "/actor/harbour-front/",
        "/actors/",
        "/search/",
        "/search/?q=Harbour+Front&language=en",
        "/about/",
        "/nowhere/",
    ]


@pytest.fixture
def visit(chromium, live_server) -> Iterator[Callable[..., Any]]:
    """Open an address and give the tab, one for all visits with the same options; fails on messages in the
    console and on requests to other hosts."""
    tabs: dict[str, Any] = {}
    problems: list[str] = []
    home = urlsplit(live_server.url).netloc

    def open_tab(options: dict[str, Any]) -> Any:
        tab = chromium.new_context(**{"viewport": DESKTOP, **options}).new_page()
        tab.set_default_timeout(20_000)
        tab.on("console", lambda message: problems.append(message.text))
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("request", lambda r: problems.append(r.url) if urlsplit(r.url).netloc != home else None)
        return tab

    def go(address: str, **options: Any) -> Any:
        key = repr(options)
        tab = tabs[key] = tabs.get(key) or open_tab(options)
        problems.clear()
        response = tab.goto(live_server.url + address)
        # The browser itself remarks on a page that is not found.
        expected = "404" if response.status == 404 else None
        assert [p for p in problems if not (expected and expected in p)] == [], address
        return tab

    yield go
    for tab in tabs.values():
        tab.context.close()


def test_nothing_is_wider_than_a_phone(visit, addresses):
    for address in addresses:
        tab = visit(address)
        for viewport in (DESKTOP, PHONE, SMALLEST):
            tab.set_viewport_size(viewport)
            width = tab.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], (address, viewport, width)


def test_every_text_stands_out_from_its_ground_by_day_and_by_night(visit, addresses):
    for address in addresses:
        tab = visit(address)
        tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            assert tab.evaluate(CONTRAST) == [], (address, scheme)


def test_dark_and_light_are_what_the_reader_prefers(visit, addresses):
    ground = "getComputedStyle(document.body).backgroundColor"
    light, dark = (visit("/", color_scheme=scheme).evaluate(ground) for scheme in ("light", "dark"))
    assert sum(map(int, re.findall(r"\d+", light))) > 600
    assert sum(map(int, re.findall(r"\d+", dark))) < 150


def test_links_forms_and_folds_work_without_javascript(visit, addresses, live_server):
    tab = visit("/", java_script_enabled=False)
    tab.get_by_role("link", name="Earlier 8").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Earlier 8"
    fold = tab.get_by_text("The record")
    fold.click()
    assert tab.get_by_text("SHA-256").first.is_visible()
    tab.get_by_role("link", name="Harbour Front", exact=True).first.click()
    assert tab.url == f"{live_server.url}/actor/harbour-front/"


def test_the_keyboard_reaches_the_content_first_and_always_shows_where_it_is(visit, addresses):
    tab = visit(addresses[4])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert tab.locator(".skip").bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    seen = []
    for _ in range(12):
        tab.keyboard.press("Tab")
        seen.append(
            tab.evaluate(
                "(e => [e.textContent.trim(), getComputedStyle(e).outlineStyle])(document.activeElement)"
            )
        )
    assert [words for words, _ in seen[:2]] == ["Coast", "12 March 2025"]
    assert all(outline == "solid" for _, outline in seen), seen


def test_headings_go_down_one_step_at_a_time(visit, addresses):
    for address in addresses:
        tab = visit(address)
        levels = tab.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert levels.count(1) == 1 and levels[0] == 1, (address, levels)
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_every_page_has_its_landmarks_and_no_id_twice(visit, addresses):
    for address in addresses:
        tab = visit(address)
        assert tab.get_by_role("banner").count() == 1, address
        assert tab.get_by_role("main").count() == 1, address
        assert tab.get_by_role("contentinfo").count() == 1, address
        assert tab.get_by_role("search").count() == 1, address
        ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), address
        unnamed = tab.evaluate(
            "[...document.querySelectorAll('[aria-labelledby]')].map(e => e.getAttribute('aria-labelledby'))"
            ".filter(id => !document.getElementById(id))"
        )
        assert unnamed == [], address


def test_what_a_finger_touches_is_large_enough(visit, addresses):
    for address in addresses:
        tab = visit(address, viewport=PHONE)
        assert tab.evaluate(SMALL_TARGETS) == [], address


def test_arabic_text_begins_at_the_right_edge(visit, addresses):
    tab = visit(addresses[5], viewport=PHONE)
    paragraph = tab.locator("#p0")
    assert paragraph.evaluate("e => getComputedStyle(e).direction") == "rtl"
    edges = paragraph.evaluate(
        """e => {
          const range = document.createRange();
          range.selectNodeContents(e.firstChild);
          const words = range.getClientRects()[0], box = e.getBoundingClientRect();
          return [box.right - words.right, words.left - box.left];
        }"""
    )
    assert edges[0] < 2 and "Arabic" in tab.content()


def test_lines_of_a_story_are_neither_too_long_nor_too_short_to_read(visit, addresses):
    tab = visit(addresses[4])
    letters = tab.locator("#p0").evaluate(
        """e => {
          const range = document.createRange();
          range.selectNodeContents(e);
          const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top / 10)));
          return e.textContent.length / lines.size;
        }"""
    )
    assert 50 <= letters <= 80


def test_the_printed_story_leaves_out_what_paper_cannot_do(visit, addresses):
    tab = visit(addresses[4])
    tab.emulate_media(media="print")
    assert not tab.get_by_role("search").is_visible()
    assert not tab.get_by_role("navigation", name="Site").is_visible()
    assert tab.get_by_role("heading", level=1).is_visible()
    assert tab.get_by_role("heading", name="Related").is_visible()
    assert "courier.example/a" in tab.locator(".byline a").evaluate(
        "e => getComputedStyle(e, '::after').content"
    )


def test_the_printed_story_keeps_the_hash_of_its_capture(visit, addresses):
    tab = visit(addresses[4])
    tab.emulate_media(media="print")
    assert tab.locator("#record .hash").first.bounding_box()["height"] > 0
    assert "SHA-256" in tab.locator("#record .hash").first.inner_text()
    assert not tab.get_by_text("Why each name was linked").is_visible()


def test_a_headline_as_long_as_a_paragraph_does_not_shout(visit, desk):
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    short, long = desk.story("Harbour Front leaves"), desk.story("Harbour Front leaves the port. " * 12)
    sizes = [visit(f"/story/{story.pk}/").locator("h1").evaluate(size) for story in (short, long)]
    assert sizes[1] <= 24 < sizes[0]


def test_no_motion_where_the_reader_asks_for_none(visit, addresses):
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert visit("/", reduced_motion="reduce").evaluate(behaviour) == "auto"
