"""The demonstration through the linker: what a visitor sees beside a story."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache

from backstory.demo import ARCHIVE, PAGES, REGISTRY
from backstory.extract import extract
from backstory.names import Linker
from backstory.registry import read
from backstory.values import TITLE, Actor, Article, Capture, Document


def _article(content: bytes, media_type: str) -> Article:
    digest = hashlib.sha256(content).hexdigest()
    return extract(Capture(content, digest, datetime(2025, 12, 1, tzinfo=UTC), media_type=media_type))


@cache
def _surfaces() -> dict[str, dict[str, set[str]]]:
    """Address -> actor -> how the story writes the actor; the latest story first."""
    linker = Linker(actor for actor in read(REGISTRY) if isinstance(actor, Actor))
    stories = [_article(page.read_bytes(), "text/html") for page in PAGES.rglob("*.html")]
    stories += [_article(row, "application/json") for row in ARCHIVE.read_bytes().splitlines()]
    stories.sort(key=lambda story: str(story.published), reverse=True)
    found: dict[str, dict[str, set[str]]] = {}
    for story in stories:
        actors = found.setdefault(story.url, {})
        texts = tuple(paragraph.text for paragraph in story.paragraphs)
        for mention in linker.link(Document(story.title, texts, story.language, story.published)):
            text = story.title if mention.paragraph == TITLE else texts[mention.paragraph]
            assert text[mention.start : mention.end] == mention.surface
            if not mention.candidates:
                actors.setdefault(mention.actor, set()).add(mention.surface)
    return found


def test_every_actor_stands_in_several_stories() -> None:
    actors = {actor.id for actor in read(REGISTRY) if isinstance(actor, Actor)}
    counts = {actor: sum(actor in found for found in _surfaces().values()) for actor in actors}
    assert {actor for actor, count in counts.items() if count < 2} == set()


def test_every_story_names_at_least_three_actors() -> None:
    assert [address for address, found in _surfaces().items() if len(found) < 3] == []


def test_the_three_stories_related_to_the_newest_one_write_its_group_in_three_ways() -> None:
    addresses = list(_surfaces())
    newest = next(address for address in addresses if address.endswith("/heavy-weapons-ashtarun"))
    assert "Nawatir al-Khelzar" in _surfaces()[newest]["nawatir-al-khelzar"]
    earlier = [_surfaces()[address] for address in addresses[addresses.index(newest) + 1 :]]
    related = [found["nawatir-al-khelzar"] for found in earlier if "nawatir-al-khelzar" in found][:3]
    assert ["Наватира аль-Хельзар" in related[0], "Navatir-Khelzar" in related[1]] == [True, True]
    assert "نواطير الخلزار" in related[2]
