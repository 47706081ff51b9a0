"""Which story a page belongs to: the one that its id or its address already has, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backstory.archive.bulk import rows_with
from backstory.archive.models import Capture, Story

from .reading import Reading


@dataclass(slots=True)
class Identities:
    """What the archive knows of a batch: captures by bytes, stories by id and by address."""

    captures: dict[tuple[str, str], Capture] = field(default_factory=dict)
    by_bytes: dict[str, Capture] = field(default_factory=dict)
    by_id: dict[str, Story] = field(default_factory=dict)
    by_url: dict[str, Story] = field(default_factory=dict)

    def capture(self, sha256: str, url: str) -> Capture | None:
        """The capture of these bytes: at this address, where the capture knows one."""
        return self.captures.get((sha256, url)) if url else self.by_bytes.get(sha256)

    def look_up_bytes(self, hashes: Iterable[str]) -> None:
        for row in _captures("sha256", hashes):
            self.learn(row, None)

    def look_up(self, readings: Sequence[Reading]) -> None:
        """Ask the database; call it in the transaction that writes the readings."""
        self.look_up_bytes(reading.capture.sha256 for reading in readings)
        pages = [reading.page for reading in readings if reading.page]
        for row in _captures("external_id", (page.id for page in pages if page.id)):
            if row.story:
                self.by_id.setdefault(str(row.external_id), row.story)
        if found := rows_with(Story, "url_key", (page.url_key for page in pages if page.url_key)):
            for story in Story.objects.filter(pk__in=found):
                self.by_url[str(story.url_key)] = story

    def learn(self, row: Capture, story: Story | None) -> None:
        """Know a capture, and the story that it has just been given to."""
        self.captures[row.sha256, row.url] = row
        self.by_bytes.setdefault(row.sha256, row)
        if story is not None:
            if row.external_id:
                self.by_id.setdefault(row.external_id, story)
            if story.url_key:
                self.by_url[story.url_key] = story


def _captures(column: str, values: Iterable[str]) -> Iterable[Capture]:
    found = rows_with(Capture, column, values)
    return Capture.objects.filter(pk__in=found).order_by("pk").select_related("story") if found else ()
