"""The index's folder, and how one index takes the place of another.

    index/lock            held by the one who writes
    index/current.json    which folder is the index, and by which layout it was made
    index/damaged         an index that could not be read left word here
    index/g-4f1d.../      tantivy's files

`current.json` is replaced in one step, so that a reader finds either the old index or the new one, and a
rebuild that is cut short changes nothing. What lies beside it unused is swept away by the next rebuild.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import tantivy
from django.conf import settings
from django.core.files import locks

from .errors import IndexLocked, IndexUnusable, IndexUnwritable, damage_reported
from .fields import fingerprint, register, schema
from .keys import configured_keys

_TRIES = 3
"""How often a reader looks again when the index is replaced between two of its steps."""


def index_folder() -> Path:
    """Where the archive's index lies."""
    return Path(settings.BACKSTORY_HOME) / "index"


@dataclass(frozen=True, slots=True)
class IndexHome:
    """The folder of one archive's index."""

    folder: Path

    @property
    def pointer(self) -> Path:
        return self.folder / "current.json"

    @property
    def damage_note(self) -> Path:
        return self.folder / "damaged"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the right to write; raises IndexLocked at once where another has it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            stream = (self.folder / "lock").open("a")
        except OSError as error:
            raise IndexUnwritable(str(self.folder), error.strerror or str(error)) from error
        with stream:
            if not locks.lock(stream, locks.LOCK_EX | locks.LOCK_NB):
                raise IndexLocked(str(self.folder))
            try:
                yield
            finally:
                locks.unlock(stream)

    def current(self) -> Path:
        """The folder of the index in use; raises IndexUnusable where there is none that we can read."""
        try:
            pointer = json.loads(self.pointer.read_bytes())
            folder = self.folder / str(pointer["folder"])
            layout = pointer["layout"]
        except FileNotFoundError:
            raise IndexUnusable("missing", str(self.folder)) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexUnusable("damaged", str(self.folder), "current.json cannot be read") from error
        if self.damage_note.exists():
            raise IndexUnusable("damaged", str(self.folder))
        if layout != fingerprint(configured_keys().version):
            raise IndexUnusable("foreign", str(self.folder))
        return folder

    def open(self) -> tuple[Path, tantivy.Index]:
        """The index in use and its folder."""
        for attempt in range(_TRIES):
            folder = self.current()
            try:
                with damage_reported(str(self.folder)):
                    index = tantivy.Index.open(str(folder))
                    index.config_reader("manual")
            except IndexUnusable:
                if attempt + 1 < _TRIES and folder != self.current():
                    continue
                raise
            register(index)
            return folder, index
        raise IndexUnusable("damaged", str(self.folder))

    def new(self) -> tuple[Path, tantivy.Index]:
        """An empty index that is not in use yet; the caller holds the lock."""
        folder = self.folder / f"g-{secrets.token_hex(4)}"
        try:
            folder.mkdir(parents=True)
            index = tantivy.Index(schema(), str(folder))
        except (OSError, ValueError) as error:
            raise IndexUnwritable(str(self.folder), str(error)) from error
        register(index)
        return folder, index

    def put_in_use(self, folder: Path) -> None:
        """Let `folder` be the index from now on, and sweep the others away; the caller holds the lock."""
        text = json.dumps({"folder": folder.name, "layout": fingerprint(configured_keys().version)})
        draft = self.pointer.with_suffix(".new")
        try:
            with draft.open("w", encoding="ascii") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self.pointer)
            self.damage_note.unlink(missing_ok=True)
        except OSError as error:
            raise IndexUnwritable(str(self.folder), error.strerror or str(error)) from error
        for other in self.folder.glob("g-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    def note_damage(self, message: str) -> None:
        """Leave word that the index in use cannot be read, so that the next `heal` makes it anew."""
        with suppress(OSError):
            self.damage_note.write_text(message, encoding="utf-8")
