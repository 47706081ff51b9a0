"""The archive's full-text index: tantivy, beside the database and derived from it.

`heal` at the start of a command makes the index usable and current; `writer` adds stories while they are
filed; `catch_up` takes in what others changed; `search` finds. See docs/search.md.
"""

from .candidates import (
    count_with_each,
    keys_beginning,
    stories_with_any,
    stories_with_each,
    stories_with_keys,
    vocabulary,
)
from .errors import IndexLocked, IndexUnusable, IndexUnwritable
from .fields import IndexedStory
from .find import search
from .home import index_folder
from .outbox import catch_up, settle
from .query import SearchQuery
from .rebuild import heal, rebuild, why_unfit
from .results import Count, Facets, Hit, SearchResults, Segment
from .stories import AtHand, stories_to_index
from .writer import BULK_HEAP, Writer, writer

__all__ = [
    "BULK_HEAP",
    "AtHand",
    "Count",
    "Facets",
    "Hit",
    "IndexLocked",
    "IndexUnusable",
    "IndexUnwritable",
    "IndexedStory",
    "SearchQuery",
    "SearchResults",
    "Segment",
    "Writer",
    "catch_up",
    "count_with_each",
    "heal",
    "index_folder",
    "keys_beginning",
    "rebuild",
    "search",
    "settle",
    "stories_to_index",
    "stories_with_any",
    "stories_with_each",
    "stories_with_keys",
    "vocabulary",
    "why_unfit",
    "writer",
]
