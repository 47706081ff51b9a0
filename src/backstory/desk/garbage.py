"""Python's search for cyclic garbage while many rows pass by.

They leave none, and the usual search, after every 700 objects, would look through those of the present batch
again and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""Objects after which it is searched: more than a batch of rows leaves standing. What the libraries that read
saved pages leave is not much by then."""


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Within the block garbage is searched seldom; afterwards as often as before."""
    before = gc.get_threshold()
    search_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def search_seldom() -> None:
    """From now on, for a process that does nothing else. One that somebody told never to search stays so."""
    first, *later = gc.get_threshold()
    if first:
        gc.set_threshold(max(first, SELDOM), *later)
