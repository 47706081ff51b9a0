"""The demonstration's saved pages: invented, marked so, and as various as real ones."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from backstory.demo import PAGES

PAGE_FILES = sorted(PAGES.rglob("*.html"))
LANGUAGES = {
    "northgate-courier": "en",
    "lavrel-digest": "en",
    "tulmenskie-vedomosti": "ru",
    "ulvarskaya-volna": "ru",
    "sada-khelzar": "ar",
    "barid-sardavan": "ar",
}
CHARSETS = {"tulmenskie-vedomosti": "windows-1251", "barid-sardavan": "windows-1256"}
MARKS = {
    "en": ("Everything on this page is invented", "An invented outlet."),
    "ru": ("Всё на этой странице вымышлено", "Вымышленное издание."),
    "ar": ("كل ما في هذه الصفحة متخيَّل", "صحيفة متخيَّلة."),
}


def _text(page: Path) -> str:
    return page.read_bytes().decode(CHARSETS.get(page.parent.name, "utf-8"))


@pytest.fixture(params=PAGE_FILES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def page(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_the_pages_come_from_six_outlets_with_two_for_each_language() -> None:
    assert {page.parent.name for page in PAGE_FILES} == LANGUAGES.keys()
    assert set(Counter(LANGUAGES.values()).values()) == {2}


def test_every_page_is_whole_in_the_character_set_that_it_declares(page: Path) -> None:
    declared = re.search(rb"charset=[\"']?([\w-]+)", page.read_bytes()[:1024])
    assert declared is not None
    assert declared[1].decode().lower() == CHARSETS.get(page.parent.name, "utf-8")
    assert "\ufffd" not in _text(page)


def test_every_page_says_at_the_top_and_at_the_end_that_it_is_invented(page: Path) -> None:
    top, footer = MARKS[LANGUAGES[page.parent.name]]
    seen = html.fromstring(
        _text(page).encode("utf-8"), parser=html.HTMLParser(encoding="utf-8")
    ).text_content()
    assert seen.count(top) == 1
    assert seen.rindex(footer) > seen.index(top)


def test_every_page_gives_an_address_on_a_reserved_domain_with_its_own_date(page: Path) -> None:
    addresses = re.findall(r'rel="canonical" href="([^"]+)"', _text(page), re.IGNORECASE)
    assert len(addresses) == 1
    day = date.fromisoformat(page.name[:10])
    assert re.fullmatch(rf"https://[a-z-]+\.example/(news/)?{day:%Y/%m}/[\w./-]+", addresses[0])


def test_pages_link_only_to_reserved_domains(page: Path) -> None:
    hosts = set(re.findall(r"(?:href|src|action)=\"https?://([^/\"]+)", _text(page)))
    assert all(host.endswith(".example") for host in hosts)


def test_arabic_pages_read_from_right_to_left(page: Path) -> None:
    assert ('dir="rtl"' in _text(page)) == (LANGUAGES[page.parent.name] == "ar")


def test_addresses_differ() -> None:
    addresses = [
        re.search(r'rel="canonical" href="([^"]+)"', _text(page), re.IGNORECASE) for page in PAGE_FILES
    ]
    assert len({found[1] for found in addresses if found}) == len(PAGE_FILES)
