"""What a reader must not see, and what no page may do, whatever the archive holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from backstory.archive.models import Relation, Story, Visibility
from backstory.archive.search import rebuild

SCRIPT = '<script>alert("x")</script>'
IMAGE = '"><img src=x onerror=alert(1)>'
OVERRIDE = "\u202eevil\u2066"
LONG = "Ж" * 10_000


@pytest.fixture
def hostile(desk) -> list[str]:
    """An archive of hostile rows; the addresses of its pages."""
    evil = desk.actor(
        f"{SCRIPT}{OVERRIDE}",
        key=f"evil {IMAGE}",
        names=[(f"{IMAGE}", "ar", "alias"), (LONG, SCRIPT[:8], "weak")],
        countries=['"><'],
        note=SCRIPT,
    )
    long = desk.actor(LONG, key="long", kind="person")
    desk.designate(
        evil, SCRIPT, list=IMAGE, since="<b>2019", until=OVERRIDE[:5], reference="javascript:alert(1)"
    )
    Relation.objects.create(
        actor=evil, kind=SCRIPT[:50], other_key=IMAGE, since="<i>", source="data:text/html,x"
    )
    Relation.objects.create(actor=long, kind="part of", other_key=evil.key, source="javascript:1")
    past = desk.story(f"{SCRIPT}{LONG}", SCRIPT, day="2025-03-01", section=f"Sec {IMAGE}"[:50])
    desk.link(past, evil)
    desk.link(past, long)
    story = desk.story(
        f"{SCRIPT}{OVERRIDE}\n\n{IMAGE}",
        f"{SCRIPT} and {LONG}",
        ("heading", IMAGE),
        ("quote", OVERRIDE),
        ("item", "\x00null\x1b"),
        ("<b>", "unknown kind"),
        section=f"Sec {IMAGE}"[:50],
        language=SCRIPT[:8],
        byline=IMAGE,
        outlet=SCRIPT,
        url="javascript:alert(document.domain)",
        posted_by=IMAGE,
        date_note=SCRIPT,
        published=None,
    )
    desk.link(
        story,
        evil,
        [-1, 0, 8, SCRIPT[:8], SCRIPT, 0.5, IMAGE, [SCRIPT, OVERRIDE]],
        [0, 0, 8, SCRIPT[:8], "exact", 1.0, SCRIPT, []],
        [0, 4, 99999, "x", "exact", 1.0, "", []],
        [0, 2, 12, SCRIPT[2:12], "exact", 1.0, "", []],
    )
    desk.link(story, long, *desk.mentions(story, LONG, LONG))
    desk.comment(story, 1, f"{SCRIPT}\n\n{IMAGE}\n{LONG}", IMAGE)
    desk.text(story, SCRIPT)
    slug = story.section.slug
    rebuild()
    return [
        "/",
        "/days/",
        "/day/2025-03-12/",
        reverse("reader:section", args=[slug]),
        f"/story/{story.pk}/",
        f"/story/{past.pk}/",
        f"/story/{story.pk}/text/1/",
        f"/story/{story.pk}/text/2/",
        reverse("reader:actor", args=[evil.key]),
        f"/actor/long/?before={story.pk}",
        "/actor/long/",
        "/actors/",
        "/actors/?kind=person",
        "/actors/?kind=person&letter=" + SCRIPT,
        "/search/?q=" + SCRIPT,
        "/search/?q=script&sort=date",
        "/about/",
    ]


class Page(HTMLParser):
    """Collects what a browser would act upon."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def test_hostile_content_stays_text_on_every_page(hostile, page):
    for address in hostile:
        html = page(address)
        found = Page(html)
        assert not {"script", "img", "b", "i", "iframe", "style"} & set(found.tags), address
        for tag, name, value in found.attributes:
            assert not name.startswith("on") and name != "style", (address, tag, name)
            if name in ("href", "src", "action"):
                assert re.match(r"(/|\?|#|https?://)", value), (address, value)
        assert "\u202e" not in html and "\u2066" not in html and "\x00" not in html, address


def test_no_page_asks_anything_of_another_host(hostile, page):
    for address in hostile:
        for tag, name, value in Page(page(address)).attributes:
            if name == "src" or (tag == "link" and name == "href"):
                assert value.startswith("/static/"), (address, value)


def test_pages_of_hostile_content_stay_small(hostile, page):
    for address in hostile:
        assert len(page(address)) < 120_000, address


def test_every_answer_carries_a_strict_content_security_policy(desk, client):
    desk.story()
    for address in ("/", "/about/", "/nowhere/", "/robots.txt"):
        policy = client.get(address)["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy and "*" not in policy and "http" not in policy


def test_pages_set_no_cookies(desk, client):
    story = desk.story()
    rebuild()
    for address in ("/", f"/story/{story.pk}/", "/search/?q=x"):
        assert not client.get(address).cookies


@pytest.fixture
def unseen(desk) -> Story:
    """A draft that shares day, section and actor with a published story."""
    actor, only = desk.actor("Harbour Front"), desk.actor("Only In Draft")
    desk.link(desk.story("Published words"), actor)
    draft = desk.story("Secret words", "Secret paragraph.", state=Story.State.DRAFT)
    desk.link(draft, actor, visible=Visibility.DESK)
    desk.link(draft, only, visible=Visibility.DESK)
    desk.comment(draft, 1, "Secret comment")
    rebuild()
    return draft


EVERYWHERE = ("/", "/day/2025-03-12/", "/section/coast/", "/actor/harbour-front/", "/search/?q=Secret")


def test_a_draft_is_seen_nowhere(unseen, page):
    for address in EVERYWHERE:
        html = page(address)
        assert "Secret words" not in html and "Secret paragraph" not in html, address
    assert "1 story in March 2025" in page("/actor/harbour-front/")
    page(f"/story/{unseen.pk}/", status=404)
    page(f"/story/{unseen.pk}/text/1/", status=404)
    page(f"/actor/harbour-front/?before={unseen.pk}", status=404)


def test_a_link_that_lags_behind_its_storys_state_shows_nothing(unseen, page):
    unseen.links.update(visible=Visibility.READERS)
    assert "Secret" not in page("/actor/harbour-front/")
    assert "Only In Draft" not in page("/actor/harbour-front/") + page("/")


def test_a_withdrawn_story_is_gone_and_the_notice_says_nothing_of_it(desk, page):
    story = desk.story("Withdrawn words", "Paragraph.", state=Story.State.WITHDRAWN)
    for address in (f"/story/{story.pk}/", f"/story/{story.pk}/text/1/"):
        html = page(address, status=410)
        assert "has been withdrawn" in html
        assert "Withdrawn words" not in html and "Coast" not in html
    assert "Withdrawn words" not in page("/")


def test_pages_only_answer_questions(client, desk):
    desk.story()
    for address in ("/", "/about/", "/search/"):
        assert client.post(address).status_code == 405


def test_the_error_pages_wear_the_sites_clothes(client, settings, monkeypatch, db):
    missing = client.get("/nowhere/")
    assert missing.status_code == 404 and b"Nothing is published at this address" in missing.content
    bad = client.get("/", HTTP_HOST="evil.example")
    assert bad.status_code == 400 and b"site.css" in bad.content and b"evil.example" not in bad.content

    def broken(*_: object) -> None:
        raise RuntimeError("the cause")

    monkeypatch.setattr("backstory.reader.views.front.newest_day", broken)
    client.raise_request_exception = False
    fault = client.get("/")
    assert fault.status_code == 500
    assert b"Something broke" in fault.content and b"the cause" not in fault.content


def test_robots_are_kept_out_of_the_search(client, db):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /search/" in answer.content.decode()
