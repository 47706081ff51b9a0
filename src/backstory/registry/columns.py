"""The columns of a table, and a row's cells by column, each with the language that its heading names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from backstory.registry.registry_rows import DESIGNATION_KEYS, RELATION_KEYS
from backstory.text.fold import fold
from backstory.values import NameKind

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

FURTHER_NAMES: tuple[tuple[str, NameKind | None], ...] = (
    ("names", None),
    ("acronyms", "acronym"),
    ("former", "former"),
    ("misspellings", "misspelling"),
    ("weak", "weak"),
)
"""The columns that hold several names, and of which kind."""

_HEADINGS = {heading: column for column, headings in COLUMNS.items() for heading in headings}
_IN_LANGUAGE = re.compile(r"(name|names|alias|aliases)[:_ ]\s*([a-z]{2,3}(?:-[a-z]{2,4})?)", re.IGNORECASE)
_BETWEEN = re.compile(r"[;|\n]")


class Column(NamedTuple):
    """One of `COLUMNS`, or "" for a heading that nothing reads, and the language of the names in it."""

    name: str
    language: str = ""


class Cell(NamedTuple):
    text: str
    language: str


def column_of(heading: str) -> Column:
    text = heading.strip().lstrip("\ufeff")
    if column := _HEADINGS.get(fold(text)):
        return Column(column)
    if match := _IN_LANGUAGE.fullmatch(text):
        return Column("name" if match[1].lower() == "name" else "names", match[2].lower())
    return Column("")


def count_known(header: str, delimiter: str) -> int:
    """How many headings are known if the header is cut at `delimiter`."""
    try:
        headings = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(column_of(heading).name != "" for heading in headings)


class Cells:
    """The cells of one row that are not blank; `number` is the row's."""

    __slots__ = ("_by_column", "number")

    def __init__(self, number: int, columns: list[Column], cells: list[str]) -> None:
        self.number = number
        self._by_column: dict[str, list[Cell]] = {}
        for column, cell in zip(columns, cells, strict=False):
            if column.name and (text := cell.strip()):
                self._by_column.setdefault(column.name, []).append(Cell(text, column.language))

    def all(self, column: str) -> list[Cell]:
        return self._by_column.get(column, [])

    def first(self, column: str) -> str:
        """The column's text; of several the first whose heading names no language."""
        cells = self._by_column.get(column)
        if not cells:
            return ""
        return next((cell.text for cell in cells if not cell.language), cells[0].text)

    def values(self, column: str) -> Iterator[Cell]:
        """The parts of the column's cells between semicolons, bars and line breaks."""
        for cell in self.all(column):
            for part in cut(cell.text):
                yield Cell(part, cell.language)

    def designations(self) -> Iterator[dict[str, str]]:
        """`authority | list | since | until | reference`, several cut at semicolons."""
        for cell in self.all("designations"):
            for entry in filter(None, map(str.strip, cell.text.split(";"))):
                yield _keyed(DESIGNATION_KEYS, entry.split("|"))

    def relations(self) -> Iterator[dict[str, str]]:
        """`kind: other | since | until | source`, several cut at semicolons."""
        for cell in self.all("relations"):
            for entry in filter(None, map(str.strip, cell.text.split(";"))):
                kind, _, rest = entry.partition(":")
                yield _keyed(RELATION_KEYS, [kind, *rest.split("|")])


def cut(text: str) -> list[str]:
    return [part for part in map(str.strip, _BETWEEN.split(text)) if part]


def _keyed(keys: tuple[str, ...], values: list[str]) -> dict[str, str]:
    return {key: value.strip() for key, value in zip(keys, values, strict=False) if value.strip()}
