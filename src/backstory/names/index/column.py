"""The columns and tables of a name index. What a file holds of them is read when it is asked for, and kept.

`Stored` and `Keyed` are dicts of what was read, added and changed so far, since nothing in Python is asked
sooner; what a dict has beside the methods here knows of no more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

from backstory.names.index.items import Items, Table

T = TypeVar("T")

_ABSENT: Any = object()


def as_it_is(value: Any) -> Any:
    """For values that are what JSON has of them."""
    return value


class Column(Protocol[T]):
    """Values by number, from 0 on; each number has one, and IndexError tells of one that has none."""

    def __getitem__(self, number: int, /) -> T: ...

    def __setitem__(self, number: int, value: T, /) -> None: ...

    def __len__(self) -> int: ...

    def append(self, value: T, /) -> None: ...

    def all(self) -> list[T]:
        """Every value by its number; not to be changed."""
        ...


class Listed(list[T]):
    """A column that is all there."""

    __slots__ = ()

    def all(self) -> list[T]:
        return self

    def __copy__(self) -> Listed[T]:
        return Listed(self)


class Stored(dict[int, T]):
    """A column of a file."""

    __slots__ = ("_count", "_items", "_read")

    def __init__(self, items: Items, read: Callable[[Any], T] = as_it_is) -> None:
        """`read` makes a value of what JSON has of it."""
        super().__init__()
        self._items, self._read = items, read
        self._count = len(items)

    def __missing__(self, number: int) -> T:
        if not 0 <= number < len(self._items):
            raise IndexError(number)
        value = self[number] = self._read(self._items[number])
        return value

    def append(self, value: T) -> None:
        self[self._count] = value
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def all(self) -> list[T]:
        """Much sooner than one by one."""
        found = [*map(self._read, self._items.all())]
        found += [self[number] for number in range(len(found), self._count)]
        for number, value in dict.items(self):
            found[number] = value
        return found

    def __copy__(self) -> Stored[T]:
        copy = Stored(self._items, self._read)
        copy._count = self._count
        copy.update(dict.items(self))
        return copy


class Keyed(dict[str, T]):
    """A table of a file: values by string."""

    __slots__ = ("_gone", "_read", "_table")

    def __init__(self, table: Table, read: Callable[[Any], T] = as_it_is) -> None:
        """`read` makes a value of what JSON has of it."""
        super().__init__()
        self._table, self._read = table, read
        self._gone: set[str] = set()
        """Keys of the file that were taken out."""

    def __missing__(self, key: str) -> T:
        value: Any = self.get(key, _ABSENT)
        if value is _ABSENT:
            raise KeyError(key)
        return value  # type: ignore[no-any-return]

    def get(self, key: str, default: Any = None) -> Any:
        """Also whether there is one is asked with this: sooner than with `in` and once more."""
        value = dict.get(self, key, _ABSENT)
        if value is not _ABSENT:
            return value
        number = self._table.find(key)
        if number < 0 or key in self._gone:
            return default
        value = self[key] = self._read(self._table.value(number))
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key, _ABSENT) is not _ABSENT

    def __delitem__(self, key: str) -> None:
        if self._table.find(key) >= 0:
            self._gone.add(key)
        self.pop(key, None)

    def __bool__(self) -> bool:
        return len(self._table) > len(self._gone) or dict.__len__(self) > 0

    def __len__(self) -> int:
        return len(self.whole())

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def whole(self) -> dict[str, T]:
        """All of it as a dict of its own, which is asked sooner and takes more memory."""
        keys, values = self._table.all()
        found = dict(zip(keys, map(self._read, values), strict=True))
        for key in self._gone:
            found.pop(key, None)
        found.update(dict.items(self))
        return found

    def __copy__(self) -> Keyed[T]:
        copy = Keyed(self._table, self._read)
        copy._gone = set(self._gone)
        copy.update(dict.items(self))
        return copy
