"""What was read out of a capture, in the form in which it is filed: plain texts that the database takes as
they are, and that cost little on their way from a worker process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

import orjson

from backstory.archive.mentions import Named, named
from backstory.text.urls import url_key
from backstory.values import Article, Document, Mention

LONGEST_ADDRESS = 2000
"""Bytes in UTF-8: what an index of every database can hold."""
_FIRST_WORDS = 12
_OUTLET, _SECTION, _AUTHOR = 200, 100, 200
"""Characters that the columns hold."""


class ReadComment(NamedTuple):
    """A comment as values.Comment has it; the author is cut to what the column holds."""

    number: int
    author: str
    text: str
    posted_at: datetime | None


class Linked(NamedTuple):
    """What the linker found in a text."""

    mentions: tuple[Named, ...]
    traces: str
    """What the search index finds the story by when a name changes (`names.texts.traces`), one a line."""


class ReadPage(NamedTuple):
    """An article, what the linker found in it, and what the search index finds it by."""

    id: str
    url: str
    url_key: str
    """What the page's address is compared by; "" if it has none."""
    headline: str
    """As the story is called: the title, or the first words of a page that has none."""
    byline: str
    outlet: str
    language: str
    published: str
    """ISO 8601, "" where no day is known."""
    date_note: str
    section: str
    title: str
    """As the page has it."""
    paragraphs: str
    """JSON: [[kind, text], ...]."""
    body: str
    """The paragraphs' texts, one a line."""
    comments: tuple[ReadComment, ...]
    mentions: tuple[Named, ...]
    unknown: tuple[str, ...]
    """Keys of a row that mean nothing here."""
    traces: str
    """As Linked has them."""

    def linked(self, mentions: Sequence[Mention]) -> ReadPage:
        """The page with other mentions."""
        return self._replace(mentions=named(mentions))

    def day(self) -> date | None:
        return date.fromisoformat(self.published) if self.published else None

    def actors(self) -> Iterator[str]:
        """Keys of the actors that the mentions name, or may name."""
        for keys, _ in self.mentions:
            yield from keys

    def blocks(self) -> list[list[str]]:
        """[[kind, text], ...]."""
        blocks: list[list[str]] = orjson.loads(self.paragraphs)
        return blocks

    def document(self) -> Document:
        """What the linker read, and would read again."""
        texts = [text for _, text in self.blocks()]
        return Document(self.title, texts, self.language, self.day(), self.id)


def read_page(article: Article, linked: Linked) -> ReadPage:
    """The article, and what the linker found in it, as they are filed."""
    texts = [text for text, _ in article.paragraphs]
    return ReadPage(
        id=article.id,
        url=address(article.url),
        url_key=url_key(article.url) if article.url else "",
        headline=article.title or _first_words(texts),
        byline=article.byline,
        outlet=article.outlet[:_OUTLET],
        language=article.language,
        published=article.published.isoformat() if article.published else "",
        date_note=article.date_note,
        section=article.section[:_SECTION],
        title=article.title,
        paragraphs=orjson.dumps([(kind, text) for text, kind in article.paragraphs]).decode(),
        body="\n".join(texts),
        comments=tuple(
            ReadComment(c.number, c.author[:_AUTHOR], c.text, c.posted_at) for c in article.comments
        ),
        mentions=linked.mentions,
        unknown=article.unknown,
        traces=linked.traces,
    )


def address(url: str) -> str:
    """The address, or "" for one that is too long to be looked up."""
    return url if len(url) <= LONGEST_ADDRESS // 4 or len(url.encode()) <= LONGEST_ADDRESS else ""


def _first_words(texts: Sequence[str]) -> str:
    """What stands in for a headline that the page does not have, marked as cut."""
    words = (texts[0] if texts else "").split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "") or "…"
