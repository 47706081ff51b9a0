"""How much the readers take on. Each limit keeps time and memory bounded by construction."""

from __future__ import annotations

LARGEST_PAGE = 32 * 1024 * 1024
"""Bytes of a page or plain text. News pages saved with all their pictures inlined stay below 20 MiB."""

LARGEST_TEXT = 6_000_000
"""Code points of a page's markup and text once inlined files are left out; libxml2 refuses runs of 10 MB."""

MANY_ELEMENTS = 6_000
"""From here the body finder does without its comparison with other methods, which is quadratic. Of 449
saved news pages and blogs the largest has 4,634 elements, and half have fewer than 703."""

MOST_ELEMENTS = 40_000
"""From here a page is flattened to its blocks first, and cut after half as many."""

DEEPEST = 64
"""Elements nested deeper than this make every pass over the text cost as much again; such a page is
flattened. The deepest of the same 449 nests 43 deep, and libxml2 drops what lies below 255."""

LONGEST_ATTRIBUTE = 20_000
"""Code points; longer attributes are dropped."""

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
