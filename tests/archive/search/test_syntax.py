"""Any text is a query."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from backstory.archive.search import SearchQuery, search, stories_with_any
from backstory.archive.search.syntax import parse


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("ships harbour", (("ships",), ("harbour",)), ()),
        ('"northern army" ships', (("northern army",), ("ships",)), ()),
        ("«северная армия»", (("северная армия",),), ()),
        ("„nördliche Armee“", (("nördliche Armee",),), ()),
        ("ships -trains", (("ships",),), ("trains",)),
        ('-"at sea"', (), ("at sea",)),
        ("a OR b c", (("a", "b"), ("c",)), ()),
        ('a OR "b c" OR d', (("a", "b c", "d"),), ()),
        ("or and not", (("or",), ("and",), ("not",)), ()),
        ("al-Qaeda", (("al-Qaeda",),), ()),
        ('צה"ל', (('צה"ל',),), ()),
        ("title:bridge^2 AND /x.*/", (("title:bridge^2",), ("AND",), ("/x.*/",)), ()),
        ("", (), ()),
        ("- -- \" '", (), ()),
    ],
)
def test_it_reads(text: str, wanted: tuple[tuple[str, ...], ...], unwanted: tuple[str, ...]) -> None:
    parsed = parse(text)
    assert parsed.wanted == wanted
    assert parsed.unwanted == unwanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('"ships at sea', "quotation"),
        ("OR ships", "OR"),
        ("ships OR", "OR"),
        ("a OR OR b", "OR"),
        ("x " * 500, "long"),
        ("x" * 5000, "long"),
    ],
)
def test_it_says_what_it_did_not_read_as_typed(text: str, word: str) -> None:
    assert word in parse(text).notes[0]


def test_an_unpaired_quotation_mark_leaves_its_words() -> None:
    assert parse('"ships at sea').wanted == (('"ships',), ("at",), ("sea",))


SIGNS = [*"\"-()[]{}*?~^:/+\\'", *["OR", "&&", "||", "title:", "AND", "NOT", "TO", "IN"]]
ODD = ["\x00", "\ud800", "\u202e", "\ufffe", "\uffff", " "]
WORDS = ["bridge", "мост", "جسر", "ـ", "ﷺ", "ß", "İ", "中", "é\u0301", "👍", "a" * 300]
hostile = (
    st.text(max_size=40)
    | st.lists(st.sampled_from([*SIGNS, *ODD, *WORDS]), max_size=12).map(" ".join)
    | st.lists(st.characters() | st.sampled_from([*SIGNS, *ODD]), max_size=30).map("".join)
)


@given(hostile, st.sampled_from(["relevance", "date", "oldest"]))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_query_fails(archive: Any, text: str, sort: Any) -> None:
    _file_once(archive)
    search(SearchQuery(text=text, sort=sort))
    stories_with_any([text], prefixes=[text])


def _file_once(archive: Any) -> None:
    if not Path(archive.index).exists():
        archive.story("The bridge 👍 'ß", "мост é")
        archive.story("Мост ещё", "bridge", language="ru")
        archive.story("الجسر", "ﷺ", language="ar")
        archive.story("Le pont", "bridge", language="fr")
        archive.found()


@given(st.integers(-5, 10**12), st.integers(-5, 10**12))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_page_fails(archive: Any, limit: int, offset: int) -> None:
    _file_once(archive)
    search(SearchQuery(text="bridge", limit=limit, offset=offset))
