"""What each format of a registry file gives, whether it is JSON, a table or the UN's XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from backstory.errors import RegistryError
from backstory.registry.row import Row


class Format(Protocol):
    """One file in one format."""

    @property
    def quiet(self) -> bool:
        """Whether rows of one id are this format's own way, and need no warning."""

    def ids(self) -> Iterator[str]:
        """The id of each row that has one, cheaply."""

    def rows(self) -> Iterator[Row]:
        """Each row, read."""

    def remarks(self) -> Iterator[RegistryError]:
        """What there is to say of the whole file after the last row."""
