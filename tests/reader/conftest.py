"""An archive made by hand: sections, stories, actors and links as the desk would file them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from backstory.archive.models import (
    Actor,
    ActorMonth,
    ActorName,
    Capture,
    Comment,
    Designation,
    Link,
    Section,
    Story,
    Text,
    Visibility,
)

PUBLISHED = Story.State.PUBLISHED
NOON = datetime(2025, 3, 13, 12, 0, tzinfo=UTC)


class Desk:
    """Files rows with as few words as a test needs."""

    def section(self, name: str = "Coast") -> Section:
        slug = name.lower().replace(" ", "-")
        return Section.objects.get_or_create(slug=slug, defaults={"name": name})[0]

    def story(
        self,
        title: str = "Talks resume in the harbour town",
        *paragraphs: str | tuple[str, str],
        day: str = "2025-03-12",
        state: str = PUBLISHED,
        section: str | None = "Coast",
        language: str = "en",
        **more: Any,
    ) -> Story:
        story = Story.objects.create(
            title=title,
            day=date.fromisoformat(day),
            published=more.pop("published", date.fromisoformat(day)),
            state=state,
            section=self.section(section) if section else None,
            language=language,
            **more,
        )
        self.text(story, *(paragraphs or ("The delegations met at noon and spoke until evening.",)))
        return story

    def text(self, story: Story, *paragraphs: str | tuple[str, str], title: str | None = None) -> Text:
        rows = [["text", p] if isinstance(p, str) else list(p) for p in paragraphs]
        digest = hashlib.sha256(repr((story.pk, story.texts.count(), rows)).encode()).hexdigest()
        capture = Capture.objects.create(
            sha256=digest, url=story.url, captured_at=NOON, media_type="text/html", size=2048, story=story
        )
        return Text.objects.create(
            story=story, capture=capture, title=story.title if title is None else title, paragraphs=rows
        )

    def actor(self, name: str = "Harbour Front", kind: str = "group", **more: Any) -> Actor:
        key = more.pop("key", name.lower().replace(" ", "-")[:100])
        names = more.pop("names", [])
        actor = Actor.objects.create(key=key, name=name, kind=kind, **more)
        for text, language, name_kind in names:
            ActorName.objects.create(actor=actor, text=text, language=language, kind=name_kind)
        return actor

    def designate(self, actor: Actor, authority: str = "Council of Ostrava Bay", **more: Any) -> Designation:
        return Designation.objects.create(actor=actor, authority=authority, **more)

    def link(self, story: Story, actor: Actor, *mentions: list[Any], **more: Any) -> Link:
        """`mentions`: rows as the archive keeps them; without any, every place where the name stands."""
        seen = Visibility.READERS if story.state == PUBLISHED else Visibility.NOBODY
        link = Link.objects.create(
            story=story,
            actor=actor,
            day=story.day,
            visible=more.pop("visible", seen),
            rule="exact",
            score=1.0,
            mentions=list(mentions) or self.mentions(story, actor.name, actor.name),
            **more,
        )
        if link.visible:
            month, _ = ActorMonth.objects.get_or_create(
                actor=actor,
                visible=link.visible,
                month=story.day.year * 12 + story.day.month - 1,
                defaults={"stories": 0},
            )
            month.stories += 1
            month.save()
        return link

    def mentions(self, story: Story, surface: str, name: str, rule: str = "exact") -> list[list[Any]]:
        text = story.text
        assert text is not None
        rows = []
        for number, words in [(-1, text.title), *enumerate(p for _, p in text.paragraphs)]:
            at = words.find(surface)
            while at >= 0:
                rows.append([number, at, at + len(surface), surface, rule, 0.97, name, ["+ same letters"]])
                at = words.find(surface, at + len(surface))
        return rows

    def comment(self, story: Story, number: int, text: str, author: str = "Reader") -> Comment:
        return Comment.objects.create(story=story, number=number, author=author, posted_at=NOON, text=text)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> Path:
    """No test touches the archive of whoever runs it."""
    settings.BACKSTORY_HOME = tmp_path / "archive"
    (settings.BACKSTORY_HOME / "cache").mkdir(parents=True)
    return settings.BACKSTORY_HOME


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


@pytest.fixture
def page(client: Any) -> Callable[..., str]:
    """GET an address that must answer with a page, and give its HTML."""

    def get(address: str, status: int = 200) -> str:
        response = client.get(address)
        assert response.status_code == status, (address, response.status_code)
        return str(response.content.decode())

    return get
