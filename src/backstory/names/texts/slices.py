"""Parts of a text that are cut out of it when they are looked at: most of a text's words never are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload


class Slices(Sequence[str]):
    """Part `i` is `text[starts[i]:ends[i]]`."""

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._text, self._starts, self._ends = text, starts, ends

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [*map(self._text.__getitem__, map(slice, self._starts[at], self._ends[at]))]
        return self._text[self._starts[at] : self._ends[at]]

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[str]:
        return map(self._text.__getitem__, map(slice, self._starts, self._ends))
