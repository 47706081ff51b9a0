"""Python's search for cyclic garbage put to rest while many objects are made that are all kept.

Making an index of 100,000 names takes twice as long with it, loading one four times as long. Afterwards it
passes by what was made, through which each full search would go in vain.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000
"""Objects made and kept that are worth it."""


@contextmanager
def garbage_rests() -> Iterator[None]:
    """No search within the block; afterwards as it was before, but for what was made, if that is much."""
    was_on = gc.isenabled()
    objects = gc.get_count()[0]
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] - objects > _MANY:
                gc.freeze()
            gc.enable()
