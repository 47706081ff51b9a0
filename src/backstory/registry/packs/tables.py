"""The packs' own tables: a line an entry, cells cut at tabs, several values at semicolons, # for remarks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import cast

from backstory.registry.packs.demonyms import forms
from backstory.values import Name, NameKind


@cache
def country_names() -> tuple[tuple[str, Name], ...]:
    """The alpha-2 code and one of the names that CLDR does not give; kind "main" overrides CLDR's."""
    return tuple(
        (code, Name(text, language, cast(NameKind, kind)))
        for code, language, kind, texts in _rows("country_names.tsv")
        for text in texts.split(";")
    )


@cache
def capital_names() -> tuple[tuple[str, Name], ...]:
    """The alpha-2 code of the country and a name of its capital that other data lack."""
    return tuple(
        (code, Name(text, language, cast(NameKind, kind)))
        for code, language, kind, texts in _rows("capital_names.tsv")
        for text in texts.split(";")
    )


@cache
def country_demonyms() -> tuple[tuple[str, Name], ...]:
    """The alpha-2 code and an adjective or name of the people, which is a weak name of the country."""
    return tuple(
        (code, Name(text, language, "weak"))
        for code, language, texts in _rows("country_demonyms.tsv")
        for text in dict.fromkeys(form for known in texts.split(";") for form in forms(known, language))
    )


def _rows(name: str) -> Iterator[list[str]]:
    text = files("backstory.registry").joinpath("packs", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
