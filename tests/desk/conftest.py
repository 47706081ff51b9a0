"""An archive with stories that were added as a user adds them, and what an editor sees of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backstory.archive.counts import recount
from backstory.archive.models import (
    Actor,
    ActorMonth,
    Link,
    NotAnActor,
    Story,
    Unindexed,
    Unlinked,
    Visibility,
)
from backstory.archive.registry import actors
from backstory.archive.search import SearchQuery, search
from backstory.capture import read_sources
from backstory.desk.add import add
from backstory.desk.options import AddOptions


class Desk:
    """What tests ask of the archive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = 0

    def add(self, *texts: str, lang: str = "en", **more: Any) -> list[Story]:
        """One published story for each text; its headline is a number."""
        self._files += 1
        file = self._folder / f"rows-{self._files}.jsonl"
        first = Story.objects.count()
        rows = [
            {
                "id": f"s{first + n}",
                "lang": lang,
                "date": f"2025-01-{n % 28 + 1:02}",
                "title": "",
                "text": text,
            }
            for n, text in enumerate(texts, 1)
        ]
        file.write_text("\n".join(json.dumps(row | more) for row in rows), encoding="utf-8")
        add(read_sources([str(file)]), AddOptions(publish=True), lambda _outcome: None)
        return [Story.objects.get(external_id=row["id"]) for row in rows]

    def linked(self, key: str) -> set[str]:
        """Ids of the stories that readers see linked to the actor."""
        links = Link.objects.filter(actor__key=key, visible=Visibility.READERS)
        return set(links.values_list("story__external_id", flat=True))

    def status(self, story: str, key: str) -> str:
        link = Link.objects.filter(story__external_id=story, actor__key=key).first()
        return link.status if link else ""

    def found(self, key: str) -> set[str]:
        """Ids of the stories that the search's filter for the actor finds."""
        pk = Actor.objects.values_list("pk", flat=True).get(key=key)
        hits = search(SearchQuery(actors=[pk], limit=1000, facets=False, snippets=False)).hits
        return set(Story.objects.filter(pk__in=[h.story for h in hits]).values_list("external_id", flat=True))

    def state(self) -> dict[str, Any]:
        """All that a correction may change: equal states are the same archive."""
        return {
            "registry": list(actors()),
            "rows": list(
                Actor.objects.order_by("pk").values_list("pk", "key", "merged_into", "source", "decided")
            ),
            "links": sorted(
                Link.objects.values_list(
                    *("story__external_id", "actor__key", "status", "visible", "day", "rule", "score"),
                    *("decided_by", "mentions"),
                ),
                key=repr,
            ),
            "not actors": sorted(NotAnActor.objects.values_list("folded", flat=True)),
            "search": {key: sorted(self.found(key)) for key in Actor.objects.values_list("key", flat=True)},
        }

    def check(self) -> None:
        """What must hold whatever happened: counts follow links, nothing waits, the index has the links."""
        kept = set(ActorMonth.objects.exclude(stories=0).values_list("actor", "visible", "month", "stories"))
        recount()
        assert kept == set(ActorMonth.objects.values_list("actor", "visible", "month", "stories"))
        assert not Unlinked.objects.exists()
        assert not Unindexed.objects.exists()
        for key in Actor.objects.values_list("key", flat=True):
            assert self.found(key) == self.linked(key), key


@pytest.fixture
def desk(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("backstory.registry.knowledge", lambda *_: ())  # takes a second to read
    return Desk(tmp_path)
