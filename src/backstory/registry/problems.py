"""What is wrong with a file, gathered while its rows are read, so that a remark is not made twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from backstory.errors import RegistryError

LEFT_OUT = " and is left out"
"""What becomes of most things that cannot be used; the rest of their row is used."""

_MOST_REMARKS = 200
"""Remarks made once a file, such as unknown keys; a hostile file may have a million of them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong in a row and what became of it, kept apart.

    For an actor that came out of no file, nothing became of it: there is the cause alone.
    """

    cause: str
    outcome: str = ""
    """The end of the sentence that the cause begins."""
    field: str = ""
    item: str = ""
    """The item of a list that it is about, such as `relations[2]`; `field` is a field of it then."""

    def __str__(self) -> str:
        place = ".".join(part for part in (self.item, self.field) if part)
        return f"{place}: {self.cause}{self.outcome}" if place else f"{self.cause}{self.outcome}"

    @property
    def of_actor(self) -> str:
        """The sentence without what it says of a file."""
        return f"{self.field}: {self.cause}" if self.field else self.cause


class Problems:
    """The remarks on the rows read so far; `take` hands them over and forgets them."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, Remark]] = []
        self._told: set[tuple[str, str]] = set()
        self._item = ""

    def within(self, item: str) -> Problems:
        """The same problems, for what is wrong in an item of a list, such as `relations[2]`."""
        inner = Problems()
        inner._waiting, inner._told, inner._item = self._waiting, self._told, item
        return inner

    def warn(self, where: str, cause: str, outcome: str = "", *, field: str = "") -> None:
        """The row is used, but something in it was left out or changed."""
        self._waiting.append((where, Remark(cause, outcome, field, self._item)))

    def warn_once(self, about: str, what: str, where: str, cause: str, outcome: str = "") -> None:
        """As `warn`, but for each `(about, what)` of a file only the first time."""
        if (about, what) not in self._told and len(self._told) < _MOST_REMARKS:
            self._told.add((about, what))
            self._waiting.append((where, Remark(cause, outcome)))

    def unknown_keys(self, keys: Iterable[str], known: Iterable[str], where: str) -> None:
        """Name each key that nothing reads, once a file, with the key that may have been meant."""
        known = tuple(known)
        for key in keys:
            near = get_close_matches(key[:50], known, n=1)
            meant = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"
            shown = key[:50] + ("…" if len(key) > 50 else "")
            self.warn_once("key", key[:200], where, f"{shown!r} is no field of this format", LEFT_OUT + meant)

    def take(self) -> list[RegistryError]:
        """The remarks as whole sentences, each with its row."""
        return [RegistryError(str(remark), where=where, warning=True) for where, remark in self._taken()]

    def take_causes(self) -> list[str]:
        """What is wrong, for an actor that did not come out of a file."""
        return [remark.of_actor for _, remark in self._taken()]

    def _taken(self) -> list[tuple[str, Remark]]:
        taken = list(self._waiting)
        self._waiting.clear()  # those that look within share it
        return taken
