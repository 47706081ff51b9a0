"""New stories, written in bulk: story, capture, text, comments, links, and the note for the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import orjson

from backstory.archive.bulk import insert, moment, reserve_ids
from backstory.archive.links import LINKED, Found, file_new_links, found_links, visibility
from backstory.archive.models import Capture, Comment, Story, Text, Unindexed
from backstory.archive.search import IndexedStory

from .indexing import Fresh
from .options import AddOptions
from .reading import Reading
from .rows import SectionShelf, comment_rows

_STORY = (
    "id", "external_id", "url", "url_key", "title", "byline", "outlet", "section_id", "language",
    "published", "date_note", "day", "state", "posted_by", "added_at",
)  # fmt: skip
_CAPTURE = (
    "id", "sha256", "url", "captured_at", "media_type", "headers", "size", "place", "source",
    "external_id", "story_id",
)  # fmt: skip
_TEXT = ("story_id", "capture_id", "title", "paragraphs", "read_at")


@dataclass(slots=True)
class NewStory:
    """A reading that becomes a story; `row` is its capture's row where an earlier attempt left one."""

    reading: Reading
    row: Capture | None
    number: int = 0
    capture: int = 0
    day: date = date.min


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
    stories, texts, comments = [], [], []
    for item in new:
        page = item.reading.page
        assert page is not None
        item.day = page.day() or item.reading.capture.captured_at.date()
        stories.append(
            (
                item.number, page.id or None, page.url, page.url_key or None, page.headline, page.byline,
                page.outlet, shelf[page.section] if page.section else None, page.language,
                page.published or None, page.date_note, page.published or item.day.isoformat(), state,
                options.posted_by, now,
            )
        )  # fmt: skip
        if item.row is not None:
            item.capture = item.row.pk
        texts.append((item.number, item.capture, page.title, page.paragraphs, now))
        if page.comments:
            comments += comment_rows(item.number, item.reading)
    insert(Story, _STORY, stories)
    # The rows of an archive are read many in one moment.
    moments = {at: moment(at) for at in {item.reading.capture.captured_at for item in fresh}}
    insert(Capture, _CAPTURE, [_capture_values(item, moments) for item in fresh])
    for item in new:
        if item.row is not None:
            item.row.story_id = item.number
            item.row.save()
            item.row.failures.update(settled=True)
    insert(Text, _TEXT, texts)
    if comments:
        Comment.objects.bulk_create(comments)
    found = [_found(item, actor_ids) for item in new]
    file_new_links(
        (item.number, state, item.day, links) for item, links in zip(new, found, strict=True) if links
    )
    notes = reserve_ids(Unindexed, len(new))
    insert(
        Unindexed, ("id", "story_id"), [(note, item.number) for note, item in zip(notes, new, strict=True)]
    )
    visible = visibility(state, LINKED)
    return [
        (note, _indexed(item, visible, links)) for note, item, links in zip(notes, new, found, strict=True)
    ]


def _found(item: NewStory, actor_ids: Mapping[str, int]) -> Sequence[Found]:
    page = item.reading.page
    assert page is not None
    return found_links(page.mentions, actor_ids) if page.mentions else ()


def _indexed(item: NewStory, visible: int, found: Sequence[Found]) -> IndexedStory:
    page = item.reading.page
    assert page is not None
    return IndexedStory(
        id=item.number,
        title=page.headline,
        paragraphs=(page.body,),
        language=page.language,
        day=item.day,
        visible=visible,
        outlet=page.outlet,
        section=page.section,
        actors=[link.actor for link in found if link.status == LINKED],
        keys=page.traces,
    )


def _capture_values(item: NewStory, moments: Mapping[datetime, object]) -> tuple[object, ...]:
    reading, capture, page = item.reading, item.reading.capture, item.reading.page
    assert page is not None
    return (
        item.capture,
        capture.sha256,
        reading.capture_url,
        moments[capture.captured_at],
        capture.media_type,
        orjson.dumps(dict(capture.headers)).decode() if capture.headers else "{}",
        len(capture.content),
        reading.place,
        capture.source,
        page.id or None,
        item.number,
    )
