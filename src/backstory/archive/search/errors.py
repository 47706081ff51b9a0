"""What can be wrong with the search index; none of it harms the archive, which the database holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from backstory.errors import ArchiveError

Reason = Literal["missing", "foreign", "damaged"]

_SENTENCES: dict[Reason, str] = {
    "missing": "there is no search index yet",
    "foreign": "the search index was made by another version",
    "damaged": "the search index is damaged",
}


class IndexLocked(ArchiveError):  # noqa: N818 (a state that callers wait out, rather than an error)
    """Another process writes the index. What it has yet to see stays in `Unindexed` for whoever is next."""

    def __init__(self, where: str) -> None:
        super().__init__(
            "another command is writing the search index; the stories are kept and will be indexed later",
            where=where,
        )


class IndexUnusable(ArchiveError):  # noqa: N818
    """The index is missing, of another version or damaged; `heal` or `rebuild` makes it anew."""

    def __init__(self, reason: Reason, where: str, detail: str = "") -> None:
        said = f"{_SENTENCES[reason]} ({detail})" if detail else _SENTENCES[reason]
        super().__init__(f"{said}; 'backstory reindex' makes it anew from the database", where=where)
        self.reason = reason


class IndexUnwritable(ArchiveError):  # noqa: N818
    """The index could not be written: the disk is full, or the folder refuses. What was committed stays."""

    def __init__(self, where: str, detail: str) -> None:
        super().__init__(
            f"the search index cannot be written ({detail}); the stories are kept and will be indexed later",
            where=where,
        )


def is_panic(error: BaseException) -> bool:
    """Whether tantivy's Rust code gave up, as it does over bytes that have rotted. Its exception belongs to
    a module that cannot be imported: hence the check by name."""
    return type(error).__module__ == "pyo3_runtime"


@contextmanager
def damage_reported(where: str) -> Iterator[None]:
    """Turn what tantivy says of an index that it cannot read into IndexUnusable."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, ValueError) and not is_panic(error):
            raise
        raise IndexUnusable("damaged", where, first_line(error)) from error


def first_line(error: BaseException) -> str:
    """The start of an error's text, for a message of one line."""
    lines = str(error).splitlines()
    return lines[0][:160] if lines else type(error).__name__
