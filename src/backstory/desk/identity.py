"""Which story a page belongs to: the one that its id or its address already has, or a new one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backstory.archive.models import Capture as CaptureRow
from backstory.archive.models import Story

from .reading import Reading


@dataclass(slots=True)
class Identities:
    """What the archive knows of a batch: captures by bytes, stories by id and by address."""

    captures: dict[tuple[str, str], CaptureRow] = field(default_factory=dict)
    by_bytes: dict[str, CaptureRow] = field(default_factory=dict)
    by_id: dict[str, Story] = field(default_factory=dict)
    by_url: dict[str, Story] = field(default_factory=dict)

    def capture(self, sha256: str, url: str) -> CaptureRow | None:
        """The capture of these bytes: at this address, where the capture knows one."""
        return self.captures.get((sha256, url)) if url else self.by_bytes.get(sha256)


def known_captures(hashes: Iterable[str]) -> Identities:
    known = Identities()
    for row in CaptureRow.objects.filter(sha256__in=list(hashes)).select_related("story"):
        known.captures[row.sha256, row.url] = row
        known.by_bytes.setdefault(row.sha256, row)
    return known


def identify(readings: Iterable[Reading]) -> Identities:
    """Look a batch up; call it in the transaction that writes the batch."""
    readings = list(readings)
    known = known_captures(reading.capture.sha256 for reading in readings)
    articles = [reading.article for reading in readings if reading.article]
    if ids := [article.id for article in articles if article.id]:
        for story in Story.objects.filter(external_id__in=ids):
            known.by_id[str(story.external_id)] = story
        for row in CaptureRow.objects.filter(external_id__in=ids).select_related("story"):
            if row.story:
                known.by_id.setdefault(str(row.external_id), row.story)
    if keys := [reading.url_key for reading in readings if reading.url_key]:
        for story in Story.objects.filter(url_key__in=keys):
            known.by_url[str(story.url_key)] = story
    return known
