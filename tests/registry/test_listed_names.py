"""Entries of official lists, taken apart."""

from __future__ import annotations

import pytest

from backstory.registry.listed_names import in_running_letters, is_acronym_of, listed_names


def names(text: str, *, person: bool = False) -> list[tuple[str, str]]:
    return [(name.text, name.kind) for name in listed_names(text, kind="alias", person=person)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OFFICE OF TEA (OTEA)", [("Office of Tea", "alias"), ("OTEA", "acronym")]),
        ("NORTHERN FOUNDATION (PAKISTAN)", [("Northern Foundation (Pakistan)", "alias")]),
        ("أنصار الشمال (Ansar al Shamal)", [("أنصار الشمال", "alias"), ("Ansar al Shamal", "alias")]),
        ("NORTHERN GUARD (NG)-SOUTH FORCE", [("Northern Guard-South Force", "alias"), ("NG", "acronym")]),
        ("AL-SHAMAL AL-AWWAL / ASAA", [("Al-Shamal al-Awwal", "alias"), ("ASAA", "alias")]),
        ("Tea Line (TL); Tea Lane", [("Tea Line", "alias"), ("TL", "acronym"), ("Tea Lane", "alias")]),
        ("Tea (a; b / c)", [("Tea (a; b / c)", "alias")]),
        ("Tea Group (formerly listed as Coffee Group)", [("Tea Group", "alias")]),
        ("", []),
        ("()", []),
    ],
)
def test_it_takes_an_entry_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "person", "written"),
    [
        ("DOE Jon", True, "Doe Jon"),
        ("'UTHMAN 'ABD AL-SALAM", True, "'Uthman 'Abd al-Salam"),
        ("Пётр ИВАНОВ", True, "Пётр Иванов"),
        ("STATE COMPANY FOR THE TRADE IN TEA", False, "State Company for the Trade in Tea"),
        ("KNTC", False, "KNTC"),
        ("Tea LTD", False, "Tea LTD"),
        ("شركة", False, "شركة"),
    ],
)
def test_it_writes_capitals_as_a_sentence_does(text: str, person: bool, written: str) -> None:
    assert in_running_letters(text, person=person) == written


def test_it_knows_an_acronym_by_its_letters() -> None:
    assert is_acronym_of("KOMID", "Korea Mining Development Corporation")
    assert is_acronym_of("ГРУ", "Главное разведывательное управление")
    assert not is_acronym_of("PAKISTAN", "Northern Foundation")
    assert not is_acronym_of("Ng", "Northern Guard")
