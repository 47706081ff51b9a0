"""The stage itself: which reader a capture goes to.

Steps: refuse what is too large, empty, or known to be something else by its first bytes; then read it as
a web page, a plain text or a JSONL row, by its media type.
"""

from __future__ import annotations

from backstory.errors import ExtractError
from backstory.extract.kinds import refuse_other_kinds
from backstory.extract.limits import LARGEST_PAGE
from backstory.extract.row import read_row
from backstory.values import Article, Capture

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
ROW_TYPES = frozenset(
    {"application/json", "application/x-ndjson", "application/jsonl", "application/ld+json"}
)


def extract(capture: Capture) -> Article:
    """The article in a capture; ExtractError, naming its source or URL, if there is none to read."""
    kind = capture.media_type.partition(";")[0].strip().lower()
    where = capture.source or capture.url
    if len(capture.content) > LARGEST_PAGE:
        size, most = len(capture.content) / 2**20, LARGEST_PAGE // 2**20
        raise ExtractError(
            f"{size:.0f} MiB is too large to be read, the limit is {most} MiB (LARGEST_PAGE); "
            "its bytes are kept; save the article alone, without the rest of the page",
            where=where,
        )
    try:
        if kind in ROW_TYPES:
            return read_row(capture)
        refuse_other_kinds(capture.content)
        # The page reader's libraries take half a second to load: only pages wait for them.
        if kind in PAGE_TYPES:
            from backstory.extract.page import read_page

            return read_page(capture)
        if kind == "text/plain":
            from backstory.extract.plain import read_plain

            return read_plain(capture)
    except ExtractError as error:
        raise ExtractError(error.message, where=error.where or where) from error
    raise ExtractError(
        f'no reader for "{kind or "no media type"}"; add a page (.html), plain text (.txt) or rows (.jsonl)',
        where=where,
    )
