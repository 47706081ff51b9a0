"""The demonstration's stories, as the extract stage reads them from the pages and from the archive's rows."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache

from backstory.demo import ARCHIVE, PAGES, REGISTRY
from backstory.extract import KNOWN_KEYS, extract
from backstory.registry import read
from backstory.values import Actor, Article, Capture

SECTIONS = {"Khelzar Plateau", "Ulvara Valley", "Sardavan", "Borders and talks"}
FURNITURE = ("cookie", "newsletter", "Most read", "Курс соли", "Лента", "Мнения читателей", "أسعار اليوم")


def _capture(content: bytes, source: str, media_type: str) -> Capture:
    digest = hashlib.sha256(content).hexdigest()
    return Capture(content, digest, datetime(2025, 12, 1, tzinfo=UTC), media_type=media_type, source=source)


@cache
def _pages() -> dict[str, Article]:
    return {
        f"{page.parent.name}/{page.stem}": extract(_capture(page.read_bytes(), page.name, "text/html"))
        for page in sorted(PAGES.rglob("*.html"))
    }


@cache
def _rows() -> tuple[Article, ...]:
    lines = ARCHIVE.read_bytes().splitlines()
    return tuple(extract(_capture(line, ARCHIVE.name, "application/json")) for line in lines)


def _stories() -> list[Article]:
    return [*_pages().values(), *_rows()]


def test_there_are_more_than_66_stories_in_three_languages() -> None:
    languages = Counter(story.language for story in _stories())
    assert languages.keys() == {"en", "ru", "ar"}
    assert languages["en"] >= 30 and languages["ru"] >= 18 and languages["ar"] >= 18


def test_every_story_has_a_title_a_byline_an_invented_outlet_and_a_section() -> None:
    for story in _stories():
        assert story.title and story.byline, story.url
        assert re.search(r"invented|вымышленн|متخيَّلة", story.outlet), story.url
        assert story.section in SECTIONS, story.url


def test_a_pages_date_is_the_one_in_its_files_name() -> None:
    for name, story in _pages().items():
        assert story.published == date.fromisoformat(name.partition("/")[2][:10]), name


def test_titles_and_addresses_are_not_repeated() -> None:
    assert len({story.title for story in _stories()}) == len(_stories())
    assert len({story.url for story in _stories()}) == len(_stories())


def test_the_stories_are_spread_over_fourteen_months_with_days_of_several() -> None:
    days = Counter(story.published for story in _stories() if story.published)
    assert min(days) == date(2024, 9, 12) and max(days) == date(2025, 11, 19)
    assert len({(day.year, day.month) for day in days}) == 15
    assert sum(1 for count in days.values() if count > 1) >= 6


def test_bodies_are_whole_and_hold_nothing_of_the_pages_furniture() -> None:
    for story in _stories():
        texts = [paragraph.text for paragraph in story.paragraphs if paragraph.kind == "text"]
        assert 4 <= len(texts) <= 10, story.url
        body = "\n".join(paragraph.text for paragraph in story.paragraphs)
        assert len(body) > 650, story.url
        assert not any(word in body for word in FURNITURE), story.url
        assert not any(comment.text in body for comment in story.comments), story.url


def test_cross_headings_are_kept_as_headings() -> None:
    digest = _pages()["lavrel-digest/2025-03-11-vadrosh-what-each-side-says"]
    headings = [paragraph.text for paragraph in digest.paragraphs if paragraph.kind == "heading"]
    assert headings == [
        "THE GOVERNMENT",
        "THE FRONT",
        "THE OBSERVERS",
        "THE PLATEAU",
        "AND THE DAM",
    ]


def test_comments_come_with_names_and_times_oldest_first_from_every_layout() -> None:
    last = {
        "northgate-courier/2025-02-06-qubrash-market-strike": (4, "ridgewalker", "2025-02-07 10:45"),
        "lavrel-digest/2025-03-11-vadrosh-what-each-side-says": (4, "passer-by", "2025-03-12 08:40"),
        "tulmenskie-vedomosti/2025-07-22-halvaz-zakryt": (3, "Дальнобой", "2025-07-24 06:10"),
        "ulvarskaya-volna/2024-12-22-dolina-bez-sveta": (4, "читатель Волны", "2024-12-24 10:02"),
        "sada-khelzar/2025-09-24-qulmani-mustaiddun": (3, "ابنة الخباز", "2025-09-24 20:44"),
        "barid-sardavan/2025-03-21-hudna-thaniya": (3, "نازحة من فادروش", "2025-03-23 20:41"),
    }
    for name, expected in last.items():
        comments = _pages()[name].comments
        assert comments and comments[-1].posted_at is not None, name
        assert (len(comments), comments[-1].author, f"{comments[-1].posted_at:%Y-%m-%d %H:%M}") == expected


def test_many_pages_carry_comments() -> None:
    assert sum(1 for story in _pages().values() if story.comments) >= 45


def test_the_archives_rows_use_known_keys_and_ids_of_their_own() -> None:
    rows = [json.loads(line) for line in ARCHIVE.read_bytes().splitlines()]
    assert len(rows) >= 12
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row.keys() <= KNOWN_KEYS for row in rows)
    assert any("html" in row for row in rows) and any(row["comments"] for row in rows)


def _spellings(story: Article, actor: Actor) -> set[str]:
    """The registry's names of the actor in the story, letter for letter; the longest where they overlap."""
    text = "\n".join([story.title, *(paragraph.text for paragraph in story.paragraphs)])
    names = sorted({actor.name, *(n.text for n in actor.names if n.kind != "weak")}, key=len, reverse=True)
    found = re.findall("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), text)
    return set(found)


def _earlier(story: Article, actor: str) -> list[set[str]]:
    actors = {row.id: row for row in read(REGISTRY) if isinstance(row, Actor)}
    earlier = [other for other in _stories() if other.published < story.published]
    earlier.sort(key=lambda other: other.published, reverse=True)
    spellings = [_spellings(other, actors[actor]) for other in earlier]
    return [found for found in spellings if found][:3]


def test_a_group_is_spelled_differently_in_each_of_its_three_related_stories() -> None:
    story = _pages()["northgate-courier/2025-11-18-heavy-weapons-ashtarun"]
    assert any(paragraph.text.startswith("Nawatir al-Khelzar*") for paragraph in story.paragraphs)
    assert _earlier(story, "nawatir-al-khelzar") == [
        {"Наватира аль-Хельзар"},
        {"Navatir-Khelzar"},
        {"نواطير الخلزار"},
    ]


def test_two_persons_are_spelled_differently_in_each_of_their_three_related_stories() -> None:
    weapons = _pages()["northgate-courier/2025-11-18-heavy-weapons-ashtarun"]
    assert _earlier(weapons, "idris-qolmani") == [{"Идрис Колмани"}, {"Idris Kolmani"}, {"إدريس قولماني"}]
    killed = _pages()["northgate-courier/2025-04-16-dzhelmaz-killed"]
    found = _earlier(killed, "luka-dzhelmaz")
    assert sorted(map(sorted, found)) == [["Luka Celmaz"], ["Лука Джелмаз"], ["لوكا جلماز"]]


def test_no_story_names_a_real_country_or_region() -> None:
    real = ("Syria", "Russia", "Сири", "Росси", "سوريا", "روسيا", "Lebanon", "Ukraine", "Кавказ", "القوقاز")
    for story in _stories():
        body = " ".join(paragraph.text for paragraph in story.paragraphs)
        assert not any(name in body for name in real), story.url
