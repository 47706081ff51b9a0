"""A name's quotation marks stay together."""

from __future__ import annotations

import pytest

from backstory.text.quotation import closed


@pytest.mark.parametrize(
    ("text", "surface", "whole"),
    [
        ("Бригада «Темрак» вошла", "Бригада «Темрак", "Бригада «Темрак»"),
        ("the “Grey Heron” Society", "“Grey Heron", "“Grey Heron”"),
        ("Verein „Grauer Reiher“ sagt", "Verein „Grauer Reiher", "Verein „Grauer Reiher“"),
        ('the "Lantern" cell', 'the "Lantern', 'the "Lantern"'),
        ('the "Lantern" cell" said', 'the "Lantern" cell', 'the "Lantern" cell'),
        ("in «Harbour Front» they", "Harbour Front", "Harbour Front"),
        ("Front («Темрак») said", "«Темрак»", "«Темрак»"),
        ("ends «here", "«here", "«here"),
    ],
)
def test_the_closing_mark_is_taken_along_where_the_opening_one_is_inside(text, surface, whole) -> None:
    start = text.index(surface)
    assert text[start : closed(text, start, start + len(surface))] == whole
