"""What was read becomes rows: the values of an article under the names of the archive's columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from backstory.archive.models import Capture, Comment, Section
from backstory.extract.published import ZONES, is_zero

from .read_page import ReadPage
from .reading import Reading

LONGEST_ID = 500
"""Characters of a row's id: what an index of every database can hold."""


class SectionShelf(dict[str, int]):
    """Section names and their keys; a missing section is made when it is asked for."""

    def __missing__(self, name: str) -> int:
        short = name[:100]
        section = Section.objects.filter(name=short).first()
        if section is None:
            section = Section.objects.create(name=short, slug=self._free_slug(short))
        self[name] = section.pk
        return self[name]

    @staticmethod
    def _free_slug(name: str) -> str:
        stem = slugify(name, allow_unicode=True)[:100] or "section"
        slug, n = stem, 1
        while Section.objects.filter(slug=slug).exists():
            n += 1
            slug = f"{stem}-{n}"
        return slug


def sections() -> SectionShelf:
    return SectionShelf(Section.objects.values_list("name", "pk"))


@dataclass(frozen=True, slots=True)
class StoryFields:
    """What a page says of its story, under the names of the model's columns."""

    external_id: str | None
    url: str
    url_key: str | None
    title: str
    byline: str
    outlet: str
    section_id: int | None
    language: str
    published: date | None
    date_note: str


def story_fields(page: ReadPage, shelf: SectionShelf) -> StoryFields:
    return StoryFields(
        external_id=page.id or None,
        url=page.url,
        url_key=page.url_key or None,
        title=page.headline,
        byline=page.byline,
        outlet=page.outlet,
        section_id=shelf[page.section] if page.section else None,
        language=page.language,
        published=page.day(),
        date_note=page.date_note,
    )


def capture_row(reading: Reading) -> Capture:
    capture, page = reading.capture, reading.page
    return Capture(
        sha256=capture.sha256,
        url=reading.capture_url,
        captured_at=capture.captured_at,
        media_type=capture.media_type,
        headers=dict(capture.headers),
        size=len(capture.content),
        place=reading.place,
        source=capture.source,
        external_id=page.id if page and 0 < len(page.id) <= LONGEST_ID else None,
    )


def comment_rows(story: int, reading: Reading) -> list[Comment]:
    """The page's comments under the page's numbers, or renumbered where those repeat."""
    page = reading.page
    assert page is not None
    if not page.comments:
        return []
    repeat = len({comment.number for comment in page.comments}) < len(page.comments)
    latest = reading.capture.captured_at + ZONES
    return [
        Comment(
            story_id=story,
            number=n if repeat else comment.number,
            author=comment.author,
            # A time after the capture is none: the page cannot have known it. Nor is the zero of clocks.
            posted_at=comment.posted_at
            if comment.posted_at and comment.posted_at <= latest and not is_zero(comment.posted_at)
            else None,
            text=comment.text,
        )
        for n, comment in enumerate(page.comments, 1)
    ]
