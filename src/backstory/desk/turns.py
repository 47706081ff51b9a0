"""How long one thread of this process keeps the others waiting.

Python lets a thread run for five milliseconds while another one waits for its turn. A batch and its answer
pass between the processes in some twenty pieces, each with such a wait, and the worker stands still
meanwhile: measured on an answer of a thousand rows, some 20 milliseconds instead of 5.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.0005
"""Seconds; a turn is handed on in some microseconds, and only where somebody waits for it."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Within the block threads take short turns; afterwards as long ones as before."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(TURN, before))
    try:
        yield
    finally:
        sys.setswitchinterval(before)
