"""How long one page may be read: no page may hold up the rest of an archive.

Two clocks run. When the first rings, the reading is broken off and the page becomes a failure. Code that
hears no bell, because it never comes back to Python, is what the second is for: it counts the processor's
time and ends the process, which only a worker process may risk (`contain`).
"""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Any

SECONDS_A_PAGE = 60
"""How long a stage may take over one page before it is given up."""

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


class Bell:
    """Raises TooSlow in a page that has been read for `seconds`; without effect off the main thread.

        with Bell(60) as bell:
            for page in batch:
                with bell.page: ...

    The clocks are wound again only where a sixtieth of the time has passed since they were, which for the
    rows of an archive is hardly ever.
    """

    def __init__(self, seconds: float) -> None:
        self.page = _Page(self)
        self.reading = False
        """Within a page: outside of it the bell is not heard."""
        self._seconds = seconds
        self._wound = float("-inf")
        self._before: Any = None
        self._works = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Bell:
        if self._works:
            self._before = signal.signal(signal.SIGALRM, self._ring)
        return self

    def __exit__(self, *_: object) -> None:
        self.reading = False
        if self._works:
            self._set(0)
            signal.signal(signal.SIGALRM, self._before)

    def wind(self) -> None:
        """See that the page which begins has its time before it."""
        now = time.monotonic()
        if self._works and now - self._wound > self._seconds / 60:
            self._wound = now
            self._set(self._seconds)

    def _set(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN if seconds else 0)
        if _contained:
            signal.setitimer(signal.ITIMER_PROF, seconds + _GRACE if seconds else 0)

    def _ring(self, _signal: int, _frame: FrameType | None) -> None:
        if self.reading:
            raise TooSlow


class _Page:
    def __init__(self, bell: Bell) -> None:
        self._bell = bell

    def __enter__(self) -> None:
        self._bell.wind()
        self._bell.reading = True

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._bell.reading = False
