"""The index open for searching, kept by the process and reopened when it has changed.

Whether it has changed is told by two files' times: which index is in use, and tantivy's last commit. That
costs some microseconds a search and needs no thread that watches.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from .errors import IndexUnusable, damage_reported
from .home import IndexHome, index_folder
from .languages import PLAIN, group_of

_KEPT = 4
"""Indexes that a process keeps open; one is the rule, tests have more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One state of the index: what a search sees from its start to its end."""

    searcher: tantivy.Searcher
    groups: tuple[str, ...]
    """The groups of languages that have stories."""


@dataclass(frozen=True, slots=True)
class _Open:
    folder: Path
    index: tantivy.Index
    stamp: tuple[int, ...]
    reading: Reading


_open: dict[Path, _Open] = {}
_opening = threading.Lock()


@contextmanager
def reading(folder: Path | None = None) -> Iterator[Reading]:
    """The index as it was last committed. Raises IndexUnusable where it cannot be read, and leaves word of
    damage for the next `heal`."""
    home = IndexHome(folder or index_folder())
    try:
        with damage_reported(str(home.folder)):
            yield _current(home)
    except IndexUnusable as unusable:
        if unusable.reason == "damaged":
            home.note_damage(unusable.message)
            forget(home.folder)
        raise


def forget(folder: Path) -> None:
    """Close what is open of this index."""
    with _opening:
        _open.pop(folder, None)


def _current(home: IndexHome) -> Reading:
    known = _open.get(home.folder)
    if known and known.stamp == _stamp(home, known.folder):
        return known.reading
    with _opening:
        known = _open.get(home.folder)
        if known is None or known.folder != home.current():
            folder, index = home.open()
        else:
            folder, index = known.folder, known.index
        stamp = _stamp(home, folder)  # taken first: a commit in between shows at the next search
        index.reload()
        searcher = index.searcher()
        while len(_open) >= _KEPT:
            _open.pop(next(iter(_open)))
        _open[home.folder] = _Open(folder, index, stamp, Reading(searcher, _groups(searcher)))
        return _open[home.folder].reading


def _stamp(home: IndexHome, folder: Path) -> tuple[int, ...]:
    """Changes with the index in use and with each of its commits."""
    found: list[int] = []
    for file in (home.pointer, folder / "meta.json", home.damage_note):
        try:
            status = file.stat()
        except OSError:
            found.append(0)
        else:
            found += (status.st_mtime_ns, status.st_ino, status.st_size)
    return tuple(found)


def _groups(searcher: tantivy.Searcher) -> tuple[str, ...]:
    used = {group_of(language) for language, _ in searcher.terms_with_prefix("language", "")}
    return tuple(sorted(used | {PLAIN}))
