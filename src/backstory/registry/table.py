"""CSV and its relations: a header, then a row an actor, or a row a name.

1. Encoding: UTF-8, with or without a byte order mark, or UTF-16; otherwise the likeliest code page, told.
2. Delimiter: comma, semicolon, tab or bar, whichever gives the header the most known columns.
3. Header: the columns of `columns.COLUMNS`, in any order and case; `name:ru` holds a name in that language.
4. Rows of one id that follow each other are one actor: the `name` of each further row is a further name, of
   that row's `lang` and `name_kind`.

Row numbers count the header, as a spreadsheet does.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.charset import encoding_of
from backstory.registry.cleaning import clean
from backstory.registry.columns import COLUMNS, FURTHER_NAMES, Cells, Column, column_of, count_known
from backstory.registry.problems import Problems
from backstory.registry.records import records
from backstory.registry.registry_rows import actor_from_row
from backstory.registry.row import Row
from backstory.registry.source import LONGEST_ROW, Source
from backstory.text.fold import fold
from backstory.values import Actor

_NEEDED = ("kind", "name")
_SINGLE = ("id", "kind", "name", "latitude", "longitude", "population", "note")
_UNDECODED = re.compile("[\udc80-\udcff]")
_DECLARED = re.compile(r"\s*\"?sep=(.)\"?\s*")
_DELIMITERS = (",", ";", "\t", "|")


class Table:
    """The rows of one CSV file; see `backstory.registry.reading.Format`."""

    quiet = False

    def __init__(self, source: Source, problems: Problems, head: bytes) -> None:
        self._source = source
        self._problems = problems
        self._encoding, self._guessed = encoding_of(head)
        first = next((line for line in head.splitlines() if line.strip()), b"")
        text = first.decode(self._encoding, "replace")
        self._declared = _DECLARED.fullmatch(text)
        if self._declared:
            self._delimiter = self._declared[1]
        else:
            self._delimiter = max(_DELIMITERS, key=lambda mark: count_known(text, mark))

    def remarks(self) -> Iterator[RegistryError]:
        if self._guessed:
            message = f"is not UTF-8 and was read as {self._encoding}; save it as UTF-8 if names look wrong"
            yield RegistryError(message, where=self._source.name, warning=True)

    def ids(self) -> Iterator[str]:
        columns: list[Column] | None = None
        last = ""
        for number, cells in self._records():
            if isinstance(cells, RegistryError):
                continue
            if columns is None:
                columns = [column_of(cell) for cell in cells]
                columns = [column if column.name in ("id", *_NEEDED) else Column("") for column in columns]
            elif (key := _id(Cells(number, columns, cells))) and key != last:
                last = key
                yield key

    def rows(self) -> Iterator[Row]:
        columns: list[Column] | None = None
        group: list[Cells] = []
        for number, cells in self._records():
            if isinstance(cells, RegistryError):
                yield Row(self._source.where(number), remarks=(cells,))
            elif columns is None:
                columns = [column_of(cell) for cell in cells]
                yield Row(self._source.where(number), remarks=tuple(self._header(columns, cells, number)))
                if not set(_NEEDED) <= {column.name for column in columns}:
                    return
            else:
                if any(cells[len(columns) :]):
                    self._problems.warn(
                        self._source.where(number),
                        f"the row has {len(cells)} cells and the header {len(columns)}",
                        "; the rest is left out",
                    )
                given = Cells(number, columns, cells)
                if group and _id(given) == _id(group[0]) != "":
                    group.append(given)
                else:
                    if group:
                        yield self._row(group)
                    group = [given]
        if group:
            yield self._row(group)

    def _header(self, columns: list[Column], cells: list[str], number: int) -> Iterator[RegistryError]:
        where = self._source.where(number)
        found = {column.name for column in columns}
        if missing := [column for column in _NEEDED if column not in found]:
            yield RegistryError(
                f"the header has no column {' and no column '.join(map(repr, missing))}; "
                f"the columns are {', '.join(COLUMNS)}",
                where=where,
            )
            return
        if "id" not in found:
            yield RegistryError(
                "there is no column 'id': ids are made of kind and name, a renamed actor will be a new one",
                where=where,
                warning=True,
            )
        pairs = zip(columns, cells, strict=True)
        unknown = (cell for column, cell in pairs if not column.name and cell.strip())
        self._problems.unknown_keys(unknown, COLUMNS, where)
        yield from self._problems.take()

    def _row(self, group: list[Cells]) -> Row:
        where = self._source.where(group[0].number)
        key = _id(group[0])
        if len(group) > fields.MOST_NAMES:
            told = f"more than {fields.MOST_NAMES:,} rows have the id {fields.shown(key)}; all are left out"
            return Row(where, key, None, (RegistryError(told, where=where),))
        try:
            actor = self._actor(group, key, where)
        except RegistryError as error:
            return Row(where, key, None, (*self._problems.take(), error))
        return Row(where, key, actor, tuple(self._problems.take()))

    def _actor(self, group: list[Cells], key: str, where: str) -> Actor:
        row: dict[str, Any] = {"id": key, "names": [], "countries": [], "designations": [], "relations": []}
        for given in group:
            row["names"] += self._names(given, first=given is group[0])
            for column in _SINGLE:
                if text := given.first(column):
                    row.setdefault(column, text)
            row["countries"] += [cell.text for cell in given.values("countries")]
            row["designations"] += given.designations()
            row["relations"] += given.relations()
        if not key:  # then kind or name is missing, which says more than that there is no id
            fields.read_kind(row.get("kind"), where)
            fields.read_main_name(row.get("name"), where, self._problems)
        return actor_from_row(row, where, self._problems)

    def _names(self, given: Cells, *, first: bool) -> Iterator[dict[str, str]]:
        where = self._source.where(given.number)
        language = fields.read_language(given.first("lang"), where, self._problems)
        kind = fields.read_name_kind(given.first("name_kind"), where, self._problems)
        for cell in given.all("name"):
            if cell.language or not first:
                yield _entry(cell.text, cell.language or language, kind)
        for column, of in FURTHER_NAMES:
            for cell in given.values(column):
                yield _entry(cell.text, cell.language or language, of)

    def _records(self) -> Iterator[tuple[int, list[str] | RegistryError]]:
        """The records with their numbers from 1, blank ones counted but left out."""
        number = 0
        with self._source.open() as stream:
            text = io.TextIOWrapper(stream, self._encoding, errors="surrogateescape", newline="")
            for cells in records(iter(lambda: text.readline(LONGEST_ROW), ""), self._delimiter):
                number += 1
                if number == 1 and self._declared:
                    continue
                if isinstance(cells, str):
                    yield number, RegistryError(cells, where=self._source.where(number))
                elif any(_UNDECODED.search(cell) for cell in cells if not cell.isascii()):
                    message = f"the row is not {self._encoding} and is left out; save the file as UTF-8"
                    yield number, RegistryError(message, where=self._source.where(number))
                elif any(cell.strip() for cell in cells):
                    yield number, cells


def _id(given: Cells) -> str:
    """The row's id, or one made of kind and name where it gives none; "" where it cannot be made."""
    if key := clean(given.first("id")):
        return key
    kind, name = given.first("kind"), given.first("name")
    if not kind or not name:
        return ""
    return f"{kind}-{fold(name)}".lower().replace(" ", "-")[: fields.LONGEST_ID]


def _entry(text: str, language: str, kind: str | None) -> dict[str, str]:
    return {"name": text, "lang": language, **({"kind": kind} if kind else {})}
