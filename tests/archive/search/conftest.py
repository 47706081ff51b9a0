"""An archive of a few stories with a search index of its own."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from backstory.archive.models import Actor, Capture, Link, Section, Story, Text, Unindexed, Visibility
from backstory.archive.search import SearchQuery, SearchResults, catch_up, search

VISIBLE = {"published": Visibility.READERS, "draft": Visibility.DESK, "withdrawn": Visibility.NOBODY}


class Archive:
    """Files stories as the desk does, with the row that says what the index has yet to see."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index"
        self._numbers = itertools.count(1)

    def story(
        self,
        title: str,
        *paragraphs: str,
        language: str = "en",
        day: str = "2025-03-10",
        state: str = "published",
        section: str = "",
        outlet: str = "",
        actors: tuple[Actor, ...] = (),
    ) -> Story:
        shelf = (
            Section.objects.get_or_create(name=section, defaults={"slug": section})[0] if section else None
        )
        story = Story.objects.create(
            title=title,
            language=language,
            day=date.fromisoformat(day),
            state=state,
            section=shelf,
            outlet=outlet,
        )
        self.text(story, *paragraphs)
        for actor in actors:
            self.link(story, actor)
        self.changed(story)
        return story

    def text(self, story: Story, *paragraphs: str) -> None:
        capture = Capture.objects.create(
            sha256=f"{next(self._numbers):064}",
            captured_at=datetime(2025, 3, 11, tzinfo=UTC),
            media_type="text/html",
            size=1,
            story=story,
        )
        rows = [["text", paragraph] for paragraph in paragraphs]
        Text.objects.create(story=story, capture=capture, title=story.title, paragraphs=rows)

    def actor(self, name: str) -> Actor:
        return Actor.objects.create(key=f"a{next(self._numbers)}", kind="group", name=name)

    def link(self, story: Story, actor: Actor, *mentions: list[Any], status: str = "linked") -> None:
        counted = status in ("linked", "accepted")
        Link.objects.create(
            story=story,
            actor=actor,
            status=status,
            visible=VISIBLE[story.state] if counted else Visibility.NOBODY,
            day=story.day,
            rule="exact",
            score=1.0,
            mentions=list(mentions),
        )

    def changed(self, story: Story) -> None:
        Unindexed.objects.create(story_id=story.pk)

    def found(self, text: str = "", **more: Any) -> list[str]:
        """The headlines that a search finds, best first, once the index has caught up."""
        catch_up()
        return self.titles(search(SearchQuery(text=text, **more)))

    def titles(self, results: SearchResults) -> list[str]:
        titles = dict(Story.objects.values_list("id", "title"))
        return [titles[hit.story] for hit in results.hits]


@pytest.fixture
def archive(db: None, settings: Any, tmp_path: Path) -> Archive:
    settings.BACKSTORY_HOME = tmp_path
    return Archive(tmp_path)
