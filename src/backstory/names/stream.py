"""Rows in, rows out: what `backstory link` does with documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from backstory.errors import LinkError
from backstory.names.linker import Linker
from backstory.values import TITLE, Document, Mention

_BREAK = re.compile(r"\n[^\S\n]*\n+")


class Row(NamedTuple):
    """A document of a stream."""

    id: Any
    """As the row has it."""
    document: Document
    begins: Sequence[int]
    """Where its paragraphs begin in the row's text."""


def read_row(row: Mapping[str, Any]) -> Row:
    """The document of `{"id", "lang", "title", "text"}`; LinkError where it is none."""
    if not isinstance(row, Mapping):
        raise LinkError(f"a row must be an object, not {type(row).__name__}")
    title, text = _text(row, "title"), _text(row, "text")
    language = row.get("lang") or row.get("language") or ""
    blocks = list(_blocks(text))
    document = Document(
        title=title,
        paragraphs=[block for _, block in blocks],
        language=language if isinstance(language, str) else "",
        id=str(row.get("id", "")),
    )
    return Row(row.get("id"), document, [begin for begin, _ in blocks])


def link_rows(linker: Linker, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The actors and mentions of each.

    `mentions` have offsets into `text`, `title_mentions` into `title`; `actors` are those linked in either,
    in the order of the text; `suggestions` are actors that an undecided span may mean.
    """
    for row, found in zip(rows, linker.link_together([row.document for row in rows]), strict=True):
        links = [mention for mention in found if not mention.candidates]
        actors = dict.fromkeys(mention.actor for mention in links)
        suggested = dict.fromkeys(actor for mention in found for actor in mention.candidates)
        yield {
            "id": row.id,
            "actors": list(actors),
            "mentions": [_shown(m, row.begins[m.paragraph]) for m in links if m.paragraph != TITLE],
            "title_mentions": [_shown(m, 0) for m in links if m.paragraph == TITLE],
            "suggestions": [actor for actor in suggested if actor not in actors],
        }


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LinkError(f"“{key}” must be text, not {type(value).__name__}")
    return value


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, parted by empty lines, with where each begins."""
    start = 0
    for gap in _BREAK.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _shown(mention: Mention, offset: int) -> dict[str, Any]:
    return {
        "actor": mention.actor,
        "start": mention.start + offset,
        "end": mention.end + offset,
        "surface": mention.surface,
        "rule": mention.rule,
        "score": mention.score,
        "paragraph": mention.paragraph,
    }
