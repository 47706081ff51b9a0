"""Values become rows: an article's fields as the archive has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import Truncator, slugify

from backstory.archive.models import Capture, Comment, Section
from backstory.extract.published import ZONES
from backstory.values import Article

from .reading import Reading, address

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
    """What a reading says of its story, under the names of the model's columns."""

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
    day: date


def story_fields(reading: Reading, shelf: SectionShelf) -> StoryFields:
    article = reading.article
    assert article is not None
    return StoryFields(
        external_id=article.id or None,
        url=address(article.url),
        url_key=reading.url_key or None,
        title=article.title or first_words(article),
        byline=article.byline,
        outlet=article.outlet[:200],
        section_id=shelf[article.section] if article.section else None,
        language=article.language,
        published=article.published,
        date_note=article.date_note,
        day=article.published or reading.capture.captured_at.date(),
    )


def first_words(article: Article) -> str:
    """What stands in for a headline that the page does not have, marked as cut."""
    text = article.paragraphs[0].text if article.paragraphs else ""
    return Truncator(text).words(12, truncate=" …") or "…"


def capture_row(reading: Reading) -> Capture:
    capture, article = reading.capture, reading.article
    return Capture(
        sha256=capture.sha256,
        url=reading.capture_url,
        captured_at=capture.captured_at,
        media_type=capture.media_type,
        headers=dict(capture.headers),
        size=len(capture.content),
        place=reading.place,
        source=capture.source,
        external_id=article.id if article and 0 < len(article.id) <= LONGEST_ID else None,
    )


def comment_rows(story: int, reading: Reading) -> list[Comment]:
    """The page's comments under the page's numbers, or renumbered where those repeat."""
    article = reading.article
    assert article is not None
    repeat = len({comment.number for comment in article.comments}) < len(article.comments)
    latest = reading.capture.captured_at + ZONES
    return [
        Comment(
            story_id=story,
            number=n if repeat else comment.number,
            author=comment.author[:200],
            # A time after the capture is none: the page cannot have known it.
            posted_at=comment.posted_at if comment.posted_at and comment.posted_at <= latest else None,
            text=comment.text,
        )
        for n, comment in enumerate(article.comments, 1)
    ]
