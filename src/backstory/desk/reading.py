"""One capture through the pure stages: extract, then link. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backstory.errors import ExtractError
from backstory.extract import extract
from backstory.extract.clean import visible
from backstory.names.traces import traces
from backstory.text.urls import url_key
from backstory.values import Article, Capture, Document, Mention

from .options import AddOptions
from .patience import SECONDS_A_PAGE, TooSlow, at_most

if TYPE_CHECKING:
    from backstory.names import Linker


@dataclass(frozen=True, slots=True)
class Reading:
    """A capture with what was read out of it, or with why nothing could be."""

    capture: Capture
    article: Article | None = None
    mentions: tuple[Mention, ...] = ()
    failure: ExtractError | None = None
    url_key: str = ""
    """What the page's address is compared by; "" if it has none."""
    place: str = ""
    """Where the store keeps the bytes (capture.BlobStore)."""
    traces: str = ""
    """What the search index finds the story by when a name changes, one a line: as one text they cost
    little on their way from process to process."""
    generation: int = 0
    """The registry's, as the linker knew it."""

    @property
    def capture_url(self) -> str:
        """Where the bytes came from: a row of an archive itself says where its page was."""
        if not self.capture.url and self.article and self.capture.media_type == "application/json":
            return address(self.article.url)
        return address(self.capture.url)


LONGEST_ADDRESS = 2000
"""Bytes in UTF-8: what an index of every database can hold."""


def address(url: str) -> str:
    """The address, or "" for one that is too long to be looked up."""
    return url if len(url) <= LONGEST_ADDRESS // 4 or len(url.encode()) <= LONGEST_ADDRESS else ""


def read(
    capture: Capture, linker: Linker, options: AddOptions, place: str = "", *, generation: int = 0
) -> Reading:
    """Extract, link and trace; a page that cannot be read is a Reading with its failure.

    An error that no stage foresaw is a failure of this page too: the bytes are kept, the rest goes on.
    """
    try:
        with at_most(SECONDS_A_PAGE):
            article = _with_options(extract(capture), options)
            document = document_of(article)
            mentions, found = linker.link(document), "\n".join(traces(document))
            key = url_key(article.url)
    except ExtractError as error:
        failure = error
    except TooSlow:
        why = f"the page takes longer than {SECONDS_A_PAGE} seconds to read; its bytes are kept"
        failure = ExtractError(why, where=capture.source)
    except Exception as error:
        what = visible(f"{type(error).__name__}: {error}"[:300])
        failure = ExtractError(f"unforeseen: {what}; please report this page", where=capture.source)
    else:
        return Reading(capture, article, mentions, None, key, place, found, generation)
    return Reading(capture, failure=failure, place=place, generation=generation)


def linked_anew(reading: Reading, linker: Linker, generation: int) -> Reading:
    """The reading as of another generation of the registry."""
    if reading.article is None or reading.generation == generation:
        return replace(reading, generation=generation)
    mentions = linker.link(document_of(reading.article))
    return replace(reading, mentions=mentions, generation=generation)


def document_of(article: Article) -> Document:
    return Document(
        title=article.title,
        paragraphs=[paragraph.text for paragraph in article.paragraphs],
        language=article.language,
        date=article.published,
        id=article.id,
    )


def _with_options(article: Article, options: AddOptions) -> Article:
    if not (options.section or options.outlet or options.date):
        return article
    return replace(
        article,
        section=options.section or article.section,
        outlet=options.outlet or article.outlet,
        published=options.date or article.published,
        date_note="" if options.date else article.date_note,
    )
