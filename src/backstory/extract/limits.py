"""How much the readers take on. Each limit keeps time and memory bounded by construction."""

from __future__ import annotations

LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of a page or plain text. Saved news pages with everything inlined stay below 10 MiB."""

MOST_ELEMENTS = 40_000
"""A page with more elements is read block by block; the body finder would take minutes. News pages have
some 1,000 to 5,000."""

DEEPEST = 120
"""Elements nested deeper than this make every pass over the text cost as much again; such a page is read
block by block too. News pages nest 15 to 40 deep, and libxml2 drops what lies below 255."""

MOST_COMMENTS = 5_000
MOST_PARAGRAPHS = 20_000

TITLE = 500
"""Code points; longer ones are cut at a word and end in an ellipsis."""
BYLINE = 300
NAME = 120
"""Outlet, section, or a commenter's name."""
COMMENT = 20_000
PARAGRAPH = 100_000
ADDRESS = 2_000
"""A longer URL is dropped: no browser keeps it."""
