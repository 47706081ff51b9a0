"""Captures through the pure stages: extract, then link. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

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

T = TypeVar("T")


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


def read_together(
    batch: Sequence[tuple[Capture, str]], linker: Linker, options: AddOptions, generation: int, bell: Bell
) -> list[Reading]:
    """Extract and link captures, each with the place of its bytes; a page that cannot be read is a Reading
    with its failure.

    All go through one stage before the next: a few dozen pages that do are read sooner, since a stage finds
    in the processor's cache what it looks everything up in, and the linker reads short texts together.
    """
    articles = [_one(_article, bell, capture, options) for capture, _ in batch]
    read = [article for article in articles if isinstance(article, Article)]
    linked = _linked_together(read, linker, bell)
    if linked is None:  # one of them to blame: it is found by linking each alone
        pages: list[ReadPage | ExtractError] = [
            _one(_linked, bell, capture, article, linker) if isinstance(article, Article) else article
            for (capture, _), article in zip(batch, articles, strict=True)
        ]
    else:
        pages = [next(linked) if isinstance(article, Article) else article for article in articles]
    return [
        Reading(capture, None, page, place, generation)
        if isinstance(page, ExtractError)
        else Reading(capture, page, None, place, generation)
        for (capture, place), page in zip(batch, pages, strict=True)
    ]


def _linked_together(articles: Sequence[Article], linker: Linker, bell: Bell) -> Iterator[ReadPage] | None:
    try:
        with bell.page:
            return iter(_all_linked(articles, linker))
    except TooSlow:
        bell.reading = False
    except Exception:  # noqa: S110 (it comes again where each is linked alone)
        pass
    return None


def _one(stage: Callable[..., T], bell: Bell, capture: Capture, *more: Any) -> T | ExtractError:
    """What a stage makes of one page, or why it could not: the rest goes on.

    An error that no stage foresaw is a failure of this page too: the bytes are kept.
    """
    try:
        with bell.page:
            return stage(capture, *more)
    except ExtractError as error:
        return error
    except TooSlow:
        bell.reading = False  # it may have rung at the page's very end
        why = f"the page takes longer than {SECONDS_A_PAGE} seconds to read; its bytes are kept"
        return ExtractError(why, where=capture.source)
    except Exception as error:
        what = visible(f"{type(error).__name__}: {error}"[:300])
        return ExtractError(f"unforeseen: {what}; please report this page", where=capture.source)


def _article(capture: Capture, options: AddOptions) -> Article:
    return _with_options(extract(capture), options)


def _linked(_capture: Capture, article: Article, linker: Linker) -> ReadPage:
    (page,) = _all_linked([article], linker)
    return page


def _all_linked(articles: Sequence[Article], linker: Linker) -> list[ReadPage]:
    texts = [[paragraph.text for paragraph in article.paragraphs] for article in articles]
    documents = [
        Document(article.title, those, article.language, article.published, article.id)
        for article, those in zip(articles, texts, strict=True)
    ]
    read = linker.read_together(documents)
    return [read_page(*each, *found) for *each, found in zip(articles, texts, read, strict=True)]


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
