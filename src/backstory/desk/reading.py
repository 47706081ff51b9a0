"""One capture through the pure stages: extract, then link. Nothing is written here, and traces are left to
whoever has the time (ReadPage.traced)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from backstory.capture.store import ROW
from backstory.errors import ExtractError
from backstory.extract import extract
from backstory.extract.clean import visible
from backstory.values import Article, Capture, Document

from .options import AddOptions
from .patience import SECONDS_A_PAGE, Bell, TooSlow
from .read_page import ReadPage, address, read_page

if TYPE_CHECKING:
    from backstory.names import Linker


class Reading(NamedTuple):
    """A capture with what was read out of it, or with why nothing could be."""

    capture: Capture
    page: ReadPage | None = None
    failure: ExtractError | None = None
    place: str = ""
    """Where the store keeps the bytes (capture.BlobStore)."""
    generation: int = 0
    """The registry's, as the linker knew it."""

    @property
    def capture_url(self) -> str:
        """Where the bytes came from: a row of an archive itself says where its page was."""
        if not self.capture.url and self.page and self.capture.media_type == ROW:
            return self.page.url
        return address(self.capture.url)


def read(
    capture: Capture,
    linker: Linker,
    options: AddOptions,
    place: str = "",
    *,
    generation: int = 0,
    bell: Bell | None = None,
) -> Reading:
    """Extract and link; a page that cannot be read is a Reading with its failure.

    An error that no stage foresaw is a failure of this page too: the bytes are kept, the rest goes on.
    `bell`: one that serves many pages.
    """
    if bell is None:
        with Bell(SECONDS_A_PAGE) as bell:
            return read(capture, linker, options, place, generation=generation, bell=bell)
    try:
        with bell.page:
            page = _read(capture, linker, options)
    except ExtractError as error:
        failure = error
    except TooSlow:
        bell.reading = False  # it may have rung at the page's very end
        why = f"the page takes longer than {SECONDS_A_PAGE} seconds to read; its bytes are kept"
        failure = ExtractError(why, where=capture.source)
    except Exception as error:
        what = visible(f"{type(error).__name__}: {error}"[:300])
        failure = ExtractError(f"unforeseen: {what}; please report this page", where=capture.source)
    else:
        return Reading(capture, page, None, place, generation)
    return Reading(capture, None, failure, place, generation)


def _read(capture: Capture, linker: Linker, options: AddOptions) -> ReadPage:
    article = _with_options(extract(capture), options)
    texts = [paragraph.text for paragraph in article.paragraphs]
    document = Document(article.title, texts, article.language, article.published, article.id)
    mentions = linker.link(document)
    return read_page(article, texts, mentions)


def linked_anew(reading: Reading, linker: Linker, generation: int) -> Reading:
    """The reading as of another generation of the registry."""
    if reading.page is None:
        return reading._replace(generation=generation)
    page = reading.page.linked(linker.link(reading.page.document()))
    return reading._replace(page=page, generation=generation)


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
