"""One base and one error per stage; each message says what is wrong, where, and what to do."""

from __future__ import annotations


class BackstoryError(Exception):
    """Something that the operator can mend. `where` names the document: a file, `file:row` or a URL."""

    stage = "backstory"

    def __init__(self, message: str, *, where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class CaptureError(BackstoryError):
    """The bytes could not be read or kept."""

    stage = "capture"


class ExtractError(BackstoryError):
    """The bytes were kept, but no article could be read out of them."""

    stage = "extract"


class RegistryError(BackstoryError):
    """A registry's row cannot be used; where `warning` is set it was used, but deserves a look."""

    stage = "registry"

    def __init__(self, message: str, *, where: str = "", warning: bool = False) -> None:
        super().__init__(message, where=where)
        self.warning = warning


class LinkError(BackstoryError):
    """A document or a name index that the linker cannot use."""

    stage = "link"


class ArchiveError(BackstoryError):
    """The archive's folder, database or index refuses."""

    stage = "archive"
