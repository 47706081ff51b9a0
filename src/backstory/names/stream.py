"""A row in, a row out: what `backstory link` does with each document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from backstory.errors import LinkError
from backstory.names.linker import Linker
from backstory.values import TITLE, Document, Mention

_BREAK = re.compile(r"\n[^\S\n]*\n+")


def link_row(linker: Linker, row: Mapping[str, Any]) -> dict[str, Any]:
    """The actors and mentions of `{"id", "lang", "title", "text"}`.

    `mentions` have offsets into `text`, `title_mentions` into `title`; `actors` are those linked in either,
    in the order of the text; `suggestions` are actors that an undecided span may mean. Raises LinkError where
    the row is no document.
    """
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
    found = linker.link(document)
    actors = dict.fromkeys(mention.actor for mention in found if not mention.candidates)
    suggested = dict.fromkeys(actor for mention in found for actor in mention.candidates)
    links = [mention for mention in found if not mention.candidates]
    return {
        "id": row.get("id"),
        "actors": list(actors),
        "mentions": [_shown(m, blocks[m.paragraph][0]) for m in links if m.paragraph != TITLE],
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
