"""New stories, written in bulk: story, capture, text, comments, links, and the note for the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson

from backstory.archive.bulk import insert, moment, reserve_ids
from backstory.archive.links import LINKED, Found, file_new_links, found_links, visibility
from backstory.archive.models import Capture, Comment, Story, Text, Unindexed
from backstory.archive.search import IndexedStory

from .indexing import Fresh
from .options import AddOptions
from .reading import Reading
from .rows import SectionShelf, StoryFields, comment_rows, story_fields

_STORY = (
    "id", "external_id", "url", "url_key", "title", "byline", "outlet", "section_id", "language",
    "published", "date_note", "day", "state", "posted_by", "added_at",
)  # fmt: skip
_CAPTURE = (
    "id", "sha256", "url", "captured_at", "media_type", "headers", "size", "place", "source",
    "external_id", "story_id",
)  # fmt: skip


@dataclass(slots=True)
class NewStory:
    """A reading that becomes a story; `row` is its capture's row where an earlier attempt left one."""

    reading: Reading
    row: Capture | None
    number: int = 0
    capture: int = 0


def write_new(
    new: Sequence[NewStory], options: AddOptions, shelf: SectionShelf, actor_ids: Mapping[str, int]
) -> list[Fresh]:
    """Write the stories and set their numbers; returns what the search index is to hold of them.

    Call it in a transaction, and tell the index after that.
    """
    now = moment(datetime.now(UTC))
    state = (Story.State.PUBLISHED if options.publish else Story.State.DRAFT).value
    for item, number in zip(new, reserve_ids(Story, len(new)), strict=True):
        item.number = number
    fresh = [item for item in new if item.row is None]
    for item, pk in zip(fresh, reserve_ids(Capture, len(fresh)), strict=True):
        item.capture = pk
    fields = [story_fields(item.reading, shelf) for item in new]
    insert(
        Story,
        _STORY,
        [
            (
                item.number, f.external_id, f.url, f.url_key, f.title, f.byline, f.outlet, f.section_id,
                f.language, f.published and f.published.isoformat(), f.date_note, f.day.isoformat(), state,
                options.posted_by, now,
            )
            for item, f in zip(new, fields, strict=True)
        ],
    )  # fmt: skip
    insert(Capture, _CAPTURE, [_capture_values(item) for item in fresh])
    for item in new:
        if item.row is not None:
            item.row.story_id, item.capture = item.number, item.row.pk
            item.row.save()
            item.row.failures.update(settled=True)
    insert(
        Text,
        ("story_id", "capture_id", "title", "paragraphs", "read_at"),
        [(item.number, item.capture, _title(item.reading), _paragraphs(item.reading), now) for item in new],
    )
    Comment.objects.bulk_create(
        comment for item in new for comment in comment_rows(item.number, item.reading)
    )
    found = [found_links(item.reading.mentions, actor_ids) for item in new]
    file_new_links(
        (item.number, state, f.day, links) for item, f, links in zip(new, fields, found, strict=True)
    )
    notes = reserve_ids(Unindexed, len(new))
    insert(
        Unindexed, ("id", "story_id"), [(note, item.number) for note, item in zip(notes, new, strict=True)]
    )
    return [
        (note, _indexed(item, f, visibility(state, LINKED), links))
        for note, item, f, links in zip(notes, new, fields, found, strict=True)
    ]


def _indexed(item: NewStory, fields: StoryFields, visible: int, found: Sequence[Found]) -> IndexedStory:
    article = item.reading.article
    assert article is not None
    return IndexedStory(
        id=item.number,
        title=fields.title,
        paragraphs=[paragraph.text for paragraph in article.paragraphs],
        language=fields.language,
        day=fields.day,
        visible=visible,
        outlet=fields.outlet,
        section=article.section[:100],
        actors=[link.actor for link in found if link.status == LINKED],
        keys=item.reading.traces.split("\n"),
    )


def _capture_values(item: NewStory) -> tuple[object, ...]:
    reading, capture = item.reading, item.reading.capture
    article = reading.article
    assert article is not None
    return (
        item.capture,
        capture.sha256,
        reading.capture_url,
        moment(capture.captured_at),
        capture.media_type,
        orjson.dumps(dict(capture.headers)).decode(),
        len(capture.content),
        reading.place,
        capture.source,
        article.id or None,
        item.number,
    )


def _title(reading: Reading) -> str:
    """As the page has it, and as it was linked; a story without one is called by its first words."""
    assert reading.article is not None
    return reading.article.title


def _paragraphs(reading: Reading) -> str:
    assert reading.article is not None
    return orjson.dumps([[p.kind, p.text] for p in reading.article.paragraphs]).decode()
