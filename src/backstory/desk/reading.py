"""Captures through the pure stages: extract, then link. Nothing is written here.

All pages go through one stage before the next: a few dozen pages that do are read sooner, since a stage
finds in the processor's cache what it looks everything up in, and the linker reads short texts together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from backstory.archive.mentions import named
from backstory.capture.store import ROW
from backstory.errors import ExtractError
from backstory.extract import extract
from backstory.extract.clean import visible
from backstory.values import Article, Capture, Document

from .options import AddOptions
from .patience import SECONDS_A_PAGE, Bell, TooSlow
from .read_page import Linked, ReadPage, address, read_page

if TYPE_CHECKING:
    from backstory.names import Linker

T = TypeVar("T")


class Kept(NamedTuple):
    """A capture whose bytes are kept, and where; one that is filed already need not be read."""

    capture: Capture
    place: str
    """Where the store keeps the bytes (capture.BlobStore)."""
    filed: bool = False


class Reading(NamedTuple):
    """A capture with what was read out of it, or with why nothing could be."""

    capture: Capture
    page: ReadPage | None = None
    failure: ExtractError | None = None
    place: str = ""
    """As Kept has it."""
    generation: int = 0
    """The registry's, as the linker knew it."""

    @property
    def capture_url(self) -> str:
        """Where the bytes came from: a row of an archive itself says where its page was."""
        if not self.capture.url and self.page and self.capture.media_type == ROW:
            return self.page.url
        return address(self.capture.url)


def read_together(
    batch: Sequence[Kept], linker: Linker, options: AddOptions, generation: int, bell: Bell
) -> list[Reading]:
    """Extract and link captures; a page that cannot be read is a Reading with its failure."""
    articles = extracted(batch, options, bell)
    return readings(batch, articles, linked(documents(articles), linker, bell), generation, bell)


def extracted(batch: Sequence[Kept], options: AddOptions, bell: Bell) -> list[Article | ExtractError]:
    """The article of each capture, or why there is none."""
    return [_one(_article, bell, capture, options) for capture, *_ in batch]


def documents(articles: Sequence[Article | ExtractError]) -> list[Document]:
    """What the linker reads of those that are articles."""
    return [_document(article) for article in articles if isinstance(article, Article)]


def linked(texts: Sequence[Document], linker: Linker, bell: Bell) -> list[Linked | ExtractError]:
    """What the linker finds in each text, or why it could not read it."""
    try:
        with bell.page:
            return [*_linked(texts, linker)]
    except TooSlow:
        bell.reading = False
    except Exception:  # noqa: S110 (it comes again where each is linked alone)
        pass
    # One of them is to blame: it is found by linking each alone.
    return [_one(_linked_alone, bell, text, linker) for text in texts]


def readings(
    batch: Sequence[Kept],
    articles: Sequence[Article | ExtractError],
    found: Iterable[Linked | ExtractError],
    generation: int,
    bell: Bell,
) -> list[Reading]:
    """The readings of captures, by their articles and by what was `found` in those that have one."""
    of_each = iter(found)
    done: list[Reading] = []
    for (capture, place, _), article in zip(batch, articles, strict=True):
        page: ReadPage | ExtractError | Linked
        page = article if isinstance(article, ExtractError) else next(of_each)
        if isinstance(page, Linked):
            page = _one(read_page, bell, article, page)
        if isinstance(page, ExtractError):
            done.append(Reading(capture, None, page, place, generation))
        else:
            done.append(Reading(capture, page, None, place, generation))
    return done


def linked_anew(reading: Reading, linker: Linker, generation: int) -> Reading:
    """The reading as of another generation of the registry."""
    if reading.page is None:
        return reading._replace(generation=generation)
    page = reading.page.linked(linker.link(reading.page.document()))
    return reading._replace(page=page, generation=generation)


def _one(stage: Callable[..., T], bell: Bell, *what: Any) -> T | ExtractError:
    """What a stage makes of one page, or why it could not: the rest goes on.

    An error that no stage foresaw is a failure of this page too: the bytes are kept.
    """
    try:
        with bell.page:
            return stage(*what)
    except ExtractError as error:
        return error
    except TooSlow:
        bell.reading = False  # it may have rung at the page's very end
        return ExtractError(
            f"the page takes longer than {SECONDS_A_PAGE} seconds to read; its bytes are kept"
        )
    except Exception as error:
        what_failed = visible(f"{type(error).__name__}: {error}"[:300])
        return ExtractError(f"unforeseen: {what_failed}; please report this page")


def _article(capture: Capture, options: AddOptions) -> Article:
    article = extract(capture)
    if not (options.section or options.outlet or options.date):
        return article
    return replace(
        article,
        section=options.section or article.section,
        outlet=options.outlet or article.outlet,
        published=options.date or article.published,
        date_note="" if options.date else article.date_note,
    )


def _document(article: Article) -> Document:
    texts = [text for text, _ in article.paragraphs]
    return Document(article.title, texts, article.language, article.published, article.id)


def _linked(texts: Sequence[Document], linker: Linker) -> list[Linked]:
    return [Linked(named(mentions), traces) for mentions, traces in linker.read_together(texts)]


def _linked_alone(text: Document, linker: Linker) -> Linked:
    (found,) = _linked([text], linker)
    return found
