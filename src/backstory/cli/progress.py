"""A progress bar on standard error: how much of the files is read, pages per second, failures."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeVar, cast

T = TypeVar("T")


class Progress:
    """A bar over the bytes of what was named, if standard error is a terminal; else nothing at all."""

    def __init__(self, sources: Iterable[str] = (), unit: str = "page", *, shown: bool = True) -> None:
        self.unit, self.done, self.failed = unit, 0, 0
        self.shown = shown and sys.stderr.isatty()
        self.total = _size(sources) if self.shown else 0

    def __enter__(self) -> Progress:
        if self.shown:
            from tqdm import tqdm

            tqdm.monitor_interval = 0  # programs with threads, such as its own, work on one core only
            self.bar = tqdm(total=self.total or None, unit="B", unit_scale=True, leave=False, file=sys.stderr)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self.shown:
            self.bar.close()

    def step(self, done: int = 1, *, failed: int = 0) -> None:
        """So many are done, of which some `failed`."""
        self.done += done
        self.failed += failed
        if self.shown:
            failures = f", {self.failed} failed" if self.failed else ""
            self.bar.set_postfix_str(f"{self.done:,} {self.unit}s{failures}", refresh=False)

    def watch(self, stream: BinaryIO) -> BinaryIO:
        """The same stream, whose reading moves the bar."""
        return cast(BinaryIO, _Watched(stream, self.bar.update)) if self.shown else stream


class _Watched:
    def __init__(self, stream: BinaryIO, moved: object) -> None:
        self._stream, self._moved = stream, moved

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._moved(len(data))  # type: ignore[operator]
        return data

    def readline(self, size: int = -1) -> bytes:
        data = self._stream.readline(size)
        self._moved(len(data))  # type: ignore[operator]
        return data

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


_FILES = 20_000
"""So many files are looked at before the bar does without a total."""


def _size(sources: Iterable[str]) -> int:
    """Bytes of the files named, as far as a glance tells; 0 if it does not: patterns, standard input, a
    folder of very many files."""
    from backstory.capture.sources import files_below

    total = seen = 0
    for name in sources:
        path = Path(name)
        try:
            files = files_below(path) if path.is_dir() else [path]
            for file in files:
                seen += 1
                if seen > _FILES:
                    return 0
                if isinstance(file, Path) and file.is_file():
                    total += file.stat().st_size
        except (OSError, ValueError):
            continue
    return total


class Counter:
    """A count of rows as they pass, if standard error is a terminal."""

    def __init__(self, unit: str, units: str = "") -> None:
        self.units = units or f"{unit}s"

    def __enter__(self) -> Counter:
        if sys.stderr.isatty():
            from tqdm import tqdm

            tqdm.monitor_interval = 0  # see above
            self.bar = tqdm(unit=f" {self.units}", leave=False, file=sys.stderr)
        else:
            self.bar = None
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.close()

    def over(self, rows: Iterable[T]) -> Iterator[T]:
        """The same rows, counted."""
        for row in rows:
            yield row
            self.moved()

    def moved(self, n: int = 1) -> None:
        if self.bar is not None:
            self.bar.update(n)
