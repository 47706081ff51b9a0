"""What is wrong with a file, gathered while its rows are read, so that a remark is not made twice."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from backstory.errors import RegistryError

_MOST_REMARKS = 200
"""Remarks made once a file, such as unknown keys; a hostile file may have a million of them."""


class Problems:
    """The remarks on the rows read so far; `take` hands them over and forgets them."""

    def __init__(self) -> None:
        self._waiting: list[RegistryError] = []
        self._told: set[tuple[str, str]] = set()

    def warn(self, where: str, message: str) -> None:
        """The row is used, but something in it was left out or changed."""
        self._waiting.append(RegistryError(message, where=where, warning=True))

    def warn_once(self, about: str, what: str, where: str, message: str) -> None:
        """As `warn`, but for each `(about, what)` of a file only the first time."""
        if (about, what) not in self._told and len(self._told) < _MOST_REMARKS:
            self._told.add((about, what))
            self.warn(where, message)

    def unknown_keys(self, keys: Iterable[str], known: Iterable[str], where: str) -> None:
        """Name each key that nothing reads, once a file, with the key that may have been meant."""
        known = tuple(known)
        for key in keys:
            near = get_close_matches(key[:50], known, n=1)
            meant = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
            shown = key[:50] + ("…" if len(key) > 50 else "")
            self.warn_once(
                "key", key[:200], where, f"{shown!r} is no field of this format and is left out{meant}"
            )

    def take(self) -> list[RegistryError]:
        taken, self._waiting = self._waiting, []
        return taken
