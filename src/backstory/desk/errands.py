"""What goes over to a worker process, and what comes back: plain tuples, since these cost little.

- Pages go over with their bytes. They take long to read and may take their reader down; what comes back is
  ready to be filed.
- Rows of an archive are taken apart by the process that files them, which would only wait for the linker
  otherwise. Their texts go over, and back comes what the linker found.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backstory.capture.store import ROW
from backstory.errors import ExtractError
from backstory.values import Capture, Document

from .garbage import search_seldom
from .options import AddOptions
from .patience import SECONDS_A_PAGE, Bell, contain
from .read_page import Linked, ReadPage
from .reading import Kept, Reading, documents, extracted, linked, readings

if TYPE_CHECKING:
    from backstory.names import Linker

Read = Callable[[Sequence[Kept], "Linker", AddOptions, int], list[Reading]]
"""Reads captures from their bytes, for a generation of the registry."""

_PAGES, _TEXTS = "pages", "texts"
_Things = list[tuple[Any, ...]]
_Sent = tuple[str, _Things]

_HTML = b'"html"'
"""Stands in rows that hold a page."""


class Pages:
    """Captures that a worker reads from their bytes."""

    def __init__(self, batch: Sequence[Kept], generation: int) -> None:
        self._batch, self._generation = batch, generation

    def sent(self) -> _Sent:
        """What goes over."""
        return _PAGES, [_fields(kept) for kept in self._batch]

    def readings(self, answer: Sequence[Any]) -> list[Reading]:
        """What became of each capture, by what came back."""
        return [
            Reading(kept.capture, page and ReadPage._make(page), failure, kept.place, self._generation)
            for kept, (page, failure) in zip(self._batch, answer, strict=True)
        ]


class Rows:
    """Rows, which are taken apart here; a worker links their texts."""

    def __init__(self, batch: Sequence[Kept], generation: int, options: AddOptions) -> None:
        self._batch, self._generation = batch, generation
        with Bell(SECONDS_A_PAGE) as bell:
            self._articles = extracted(batch, options, bell)

    def sent(self) -> _Sent:
        """What goes over."""
        return _TEXTS, [(text.title, text.paragraphs, text.language) for text in documents(self._articles)]

    def readings(self, answer: Sequence[Any]) -> list[Reading]:
        """What became of each row, by what came back."""
        found = (each if isinstance(each, ExtractError) else Linked(*each) for each in answer)
        with Bell(SECONDS_A_PAGE) as bell:
            return readings(self._batch, self._articles, found, self._generation, bell)


def errand(batch: Sequence[Kept], generation: int, options: AddOptions) -> Pages | Rows:
    """The captures on their way to a worker."""
    plain = all(kept.capture.media_type == ROW and _HTML not in kept.capture.content for kept in batch)
    return Rows(batch, generation, options) if plain else Pages(batch, generation)


def worker(
    saved: Path, options: AddOptions, generation: int, read: Read
) -> Callable[[_Sent], list[tuple[Any, ...] | ExtractError]]:
    """What a worker does with what it is sent; called once in each worker."""
    from backstory.names import Linker
    from backstory.names.index.resting import garbage_rests

    contain()
    with garbage_rests():
        linker = Linker.load(saved)
        gc.freeze()  # what is there now stays, and need never be looked through
    search_seldom()

    def work(sent: _Sent) -> list[tuple[Any, ...] | ExtractError]:
        kind, things = sent
        if kind == _TEXTS:
            return _linked([Document(*each) for each in things], linker)
        batch = [Kept(Capture(*fields), place) for *fields, place in things]
        read_ = read(batch, linker, options, generation)
        return [(reading.page and tuple(reading.page), reading.failure) for reading in read_]

    return work


def _linked(texts: Sequence[Document], linker: Linker) -> list[tuple[Any, ...] | ExtractError]:
    with Bell(SECONDS_A_PAGE) as bell:
        found = linked(texts, linker, bell)
    return [each if isinstance(each, ExtractError) else tuple(each) for each in found]


def _fields(kept: Kept) -> tuple[Any, ...]:
    capture = kept.capture
    return (
        capture.content,
        capture.sha256,
        capture.captured_at,
        capture.media_type,
        capture.url,
        capture.source,
        capture.headers,
        kept.place,
    )
