"""CSV and its relations: a header, then a row an actor, or a row a name.

1. Encoding: UTF-8, with or without a byte order mark, or UTF-16; otherwise charset-normalizer's guess, told.
2. Delimiter: comma, semicolon, tab or bar, whichever gives the header the most known fields.
3. Header: the fields below, in any order and case; `name:ru` and `names:ru` hold names in that language.
4. Rows of one id that follow each other are one actor: the `name` of each further row is a further name, of
   that row's `lang` and `name_kind`.

Cells with several values are cut at ; and |. Row numbers count the header, as a spreadsheet does.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from backstory.errors import RegistryError
from backstory.registry import fields
from backstory.registry.charset import encoding_of
from backstory.registry.cleaning import clean
from backstory.registry.problems import Problems
from backstory.registry.records import records
from backstory.registry.registry_rows import DESIGNATION_KEYS, RELATION_KEYS, actor_from_row
from backstory.registry.row import Row
from backstory.registry.source import LONGEST_ROW, Source
from backstory.text.fold import fold
from backstory.values import Actor, NameKind

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key"),
    "kind": ("kind", "type"),
    "name": ("name",),
    "names": ("names", "aliases", "alias", "other names"),
    "acronyms": ("acronyms", "acronym", "abbreviation", "abbreviations"),
    "former": ("former", "former names", "previous names"),
    "misspellings": ("misspellings", "misspelling"),
    "weak": ("weak", "weak names"),
    "lang": ("lang", "language"),
    "name_kind": ("name kind",),
    "designations": ("designations", "designation"),
    "relations": ("relations", "relation"),
    "countries": ("countries", "country"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
    "population": ("population",),
    "note": ("note", "notes"),
}
"""Each column and the headings that are read as it, in normal form."""

_HEADINGS = {heading: column for column, headings in COLUMNS.items() for heading in headings}
_IN_LANGUAGE = re.compile(r"(name|names|alias|aliases)[:_ ]\s*([a-z]{2,3}(?:-[a-z]{2,4})?)", re.IGNORECASE)
_KINDS: tuple[tuple[str, NameKind | None], ...] = (
    ("names", None),
    ("acronyms", "acronym"),
    ("former", "former"),
    ("misspellings", "misspelling"),
    ("weak", "weak"),
)
_UNDECODED = re.compile("[\udc80-\udcff]")
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
        self._declared = re.fullmatch(r"\s*\"?sep=(.)\"?\s*", text)
        if self._declared:
            self._delimiter = self._declared[1]
        else:
            self._delimiter = max(_DELIMITERS, key=lambda mark: _known(text, mark))

    def remarks(self) -> Iterator[RegistryError]:
        if self._guessed:
            message = f"is not UTF-8 and was read as {self._encoding}; save it as UTF-8 if names look wrong"
            yield RegistryError(message, where=self._source.name, warning=True)

    def ids(self) -> Iterator[str]:
        last, position = "", -1
        for _, cells in self._records():
            if isinstance(cells, RegistryError):
                continue
            if position < 0:
                columns = [_column(cell) for cell in cells]
                if ("id", "") not in columns:
                    return
                position = columns.index(("id", ""))
            elif position < len(cells) and (key := clean(cells[position])) and key != last:
                last = key
                yield key

    def rows(self) -> Iterator[Row]:
        columns: list[tuple[str, str]] | None = None
        group: list[tuple[int, dict[str, list[tuple[str, str]]]]] = []
        for number, cells in self._records():
            if isinstance(cells, RegistryError):
                yield Row(self._source.where(number), remarks=(cells,))
            elif columns is None:
                columns = [_column(cell) for cell in cells]
                yield Row(self._source.where(number), remarks=tuple(self._header(columns, cells, number)))
                if not {"kind", "name"} <= {column for column, _ in columns}:
                    return
            elif any(cells):
                if len(cells) > len(columns) and any(cells[len(columns) :]):
                    self._problems.warn(
                        self._source.where(number),
                        f"the row has {len(cells)} cells and the header {len(columns)}; the rest is left out",
                    )
                given = _gather(columns, cells)
                if group and _first(given, "id") and _first(given, "id") == _first(group[0][1], "id"):
                    group.append((number, given))
                else:
                    if group:
                        yield self._row(group)
                    group = [(number, given)]
        if group:
            yield self._row(group)

    def _header(
        self, columns: list[tuple[str, str]], cells: list[str], number: int
    ) -> Iterator[RegistryError]:
        where = self._source.where(number)
        found = {column for column, _ in columns}
        if missing := [column for column in ("kind", "name") if column not in found]:
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
        unknown = (
            cell for (column, _), cell in zip(columns, cells, strict=True) if not column and cell.strip()
        )
        self._problems.unknown_keys(unknown, COLUMNS, where)
        yield from self._problems.take()

    def _row(self, group: list[tuple[int, dict[str, list[tuple[str, str]]]]]) -> Row:
        number, first = group[0]
        where = self._source.where(number)
        key = _first(first, "id")
        if len(group) > fields.MOST_NAMES:
            error = RegistryError(
                f"more than {fields.MOST_NAMES:,} rows have the id {fields.shown(key)}", where=where
            )
            return Row(where, key, None, (error,))
        try:
            actor = self._actor(group, where)
        except RegistryError as error:
            return Row(where, key, None, (*self._problems.take(), error))
        return Row(where, actor.id, actor, tuple(self._problems.take()))

    def _actor(self, group: list[tuple[int, dict[str, list[tuple[str, str]]]]], where: str) -> Actor:
        row: dict[str, Any] = {"names": []}
        for number, given in group:
            at = self._source.where(number)
            language = fields.read_language(_first(given, "lang"), at, self._problems)
            for column in ("id", "kind", "latitude", "longitude", "population", "note"):
                if text := _first(given, column):
                    row.setdefault(column, text)
            row["names"] += self._names(given, language, at, first="name" not in row)
            if name := _first(given, "name"):
                row.setdefault("name", name)
            row.setdefault("countries", []).extend(_values(given, "countries"))
            row.setdefault("designations", []).extend(_parted(given, "designations", DESIGNATION_KEYS))
            row.setdefault("relations", []).extend(_ties(given))
        if "id" not in row and row.get("kind") and row.get("name"):
            row["id"] = f"{row['kind']}-{fold(row['name'])}".lower().replace(" ", "-")[: fields.LONGEST_ID]
        return actor_from_row(row, where, self._problems)

    def _names(
        self, given: Mapping[str, list[tuple[str, str]]], language: str, where: str, *, first: bool
    ) -> Iterator[dict[str, str]]:
        own = fields.read_name_kind(_first(given, "name_kind"), where, self._problems)
        if not first and (name := _first(given, "name")):
            yield _entry(name, language, own)
        for name, of in given.get("name", ()):
            if of:
                yield _entry(name, of, own)
        for column, kind in _KINDS:
            for cell, of in given.get(column, ()):
                for text in _cut(cell):
                    yield _entry(text, of or language, kind)

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


def _known(header: str, delimiter: str) -> int:
    try:
        cells = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(_column(cell)[0] != "" for cell in cells)


def _column(heading: str) -> tuple[str, str]:
    """The column that a heading stands for and the language it names; ("", "") for an unknown one."""
    text = heading.strip().lstrip("\ufeff")
    if column := _HEADINGS.get(fold(text)):
        return column, ""
    if match := _IN_LANGUAGE.fullmatch(text):
        return "name" if match[1].lower() == "name" else "names", match[2].lower()
    return "", ""


def _gather(columns: list[tuple[str, str]], cells: list[str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for (column, language), cell in zip(columns, cells, strict=False):
        if column and (text := cell.strip()):
            found.setdefault(column, []).append((text, language))
    return found


def _first(given: Mapping[str, list[tuple[str, str]]], column: str) -> str:
    """The first cell of the column; for names the one without a language, or else the first in any."""
    cells = given.get(column, ())
    return next((text for text, language in cells if not language), "") or next(
        (text for text, _ in cells), ""
    )


def _values(given: Mapping[str, list[tuple[str, str]]], column: str) -> Iterator[str]:
    for cell, _ in given.get(column, ()):
        yield from _cut(cell)


def _parted(
    given: Mapping[str, list[tuple[str, str]]], column: str, keys: tuple[str, ...]
) -> Iterator[dict[str, str]]:
    """`authority | list | since | until | reference`, several cut at semicolons."""
    for cell, _ in given.get(column, ()):
        for entry in filter(None, map(str.strip, cell.split(";"))):
            values = [part.strip() for part in entry.split("|")]
            yield {key: value for key, value in zip(keys, values, strict=False) if value}


def _ties(given: Mapping[str, list[tuple[str, str]]]) -> Iterator[dict[str, str]]:
    """`kind: other | since | until | source`, several cut at semicolons."""
    for cell, _ in given.get("relations", ()):
        for entry in filter(None, map(str.strip, cell.split(";"))):
            kind, _, rest = entry.partition(":")
            values = [kind.strip(), *(part.strip() for part in rest.split("|"))]
            yield {key: value for key, value in zip(RELATION_KEYS, values, strict=False) if value}


def _cut(cell: str) -> list[str]:
    return [part for part in map(str.strip, re.split(r"[;|\n]", cell)) if part]


def _entry(text: str, language: str, kind: NameKind | None) -> dict[str, str]:
    return {"name": text, "lang": language, **({"kind": kind} if kind else {})}
