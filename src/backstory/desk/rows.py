"""Values become rows: an article's fields as the archive's models have them, unsaved."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from backstory.archive.models import Capture, Comment, Section, Story, Text

from .options import AddOptions
from .reading import Reading


class SectionShelf(dict[str, Section]):
    """The sections by name; a missing one is made when it is asked for."""

    def __missing__(self, name: str) -> Section:
        name = name[:100]
        section = Section.objects.filter(name=name).first()
        if section is None:
            section = Section.objects.create(name=name, slug=self._free_slug(name))
        self[name] = section
        return section

    @staticmethod
    def _free_slug(name: str) -> str:
        stem = slugify(name, allow_unicode=True)[:100] or "section"
        slug, n = stem, 1
        while Section.objects.filter(slug=slug).exists():
            n += 1
            slug = f"{stem}-{n}"
        return slug


def sections() -> SectionShelf:
    return SectionShelf((section.name, section) for section in Section.objects.all())


def capture_row(reading: Reading) -> Capture:
    capture, article = reading.capture, reading.article
    url = capture.url
    if not url and article is not None and capture.media_type == "application/json":
        url = article.url  # the row itself says where its page was
    return Capture(
        sha256=capture.sha256,
        url=url,
        captured_at=capture.captured_at,
        media_type=capture.media_type,
        headers=dict(capture.headers),
        size=len(capture.content),
        source=capture.source,
        external_id=article.id or None if article else None,
    )


def fill_story(story: Story, reading: Reading, shelf: SectionShelf, options: AddOptions) -> None:
    """What the article says wins over what the story had; what it does not say is left."""
    article = reading.article
    assert article is not None
    fields: dict[str, Any] = {
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet[:200],
        "language": article.language,
        "published": article.published,
        "url": article.url,
        "url_key": reading.url_key or None,
        "date_note": article.date_note,
        "section": shelf[article.section] if article.section else None,
    }
    for name, value in fields.items():
        if value:
            setattr(story, name, value)
    if article.published:
        story.date_note = article.date_note
    story.external_id = story.external_id or article.id or None
    story.day = story.published or story.day or reading.capture.captured_at.date()
    if options.publish and story.state == Story.State.DRAFT:
        story.state = Story.State.PUBLISHED


def text_row(story: Story, row: Capture, reading: Reading) -> Text:
    article = reading.article
    assert article is not None
    return Text(
        story=story,
        capture=row,
        title=article.title,
        paragraphs=[[p.kind, p.text] for p in article.paragraphs],
    )


def comment_rows(story: Story, reading: Reading) -> list[Comment]:
    """The page's comments under the page's numbers, or renumbered where those repeat."""
    article = reading.article
    assert article is not None
    repeat = len({comment.number for comment in article.comments}) < len(article.comments)
    return [
        Comment(
            story=story,
            number=n if repeat else comment.number,
            author=comment.author[:200],
            posted_at=comment.posted_at,
            text=comment.text,
        )
        for n, comment in enumerate(article.comments, 1)
    ]
