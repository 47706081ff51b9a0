"""How long one page may be read: no page may hold up the rest of an archive.

Two clocks run. When the first rings, the reading is broken off and the page becomes a failure. Code that
hears no bell, because it never comes back to Python, is what the second is for: it counts the processor's
time and ends the process, which only a worker process may risk (`contain`).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS_A_PAGE = 60
"""How long one page may be read before it is given up."""

_AGAIN = 5.0
"""Seconds until the bell rings again, if what it broke off took no notice."""
_GRACE = 15
_contained = False


class TooSlow(BaseException):
    """The page has had its time."""


def contain() -> None:
    """Let this process be ended by a page that cannot be broken off."""
    global _contained
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _contained = True


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the body once `seconds` have passed; without effect off the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    running = True

    def ring(_signal: int, _frame: FrameType | None) -> None:
        if running:
            raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    if _contained:
        signal.setitimer(signal.ITIMER_PROF, seconds + _GRACE)
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        if _contained:
            signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before)
