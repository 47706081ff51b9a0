"""What a search box's text names, in whatever letters it is typed."""

from __future__ import annotations

import pytest

from backstory.names import Linker
from backstory.values import Actor, Document, Name

DAWN = Actor("dawn", "group", "Movement of the Dawn", (Name("Islamic Guard", kind="weak"),))
GUARD = Actor(
    "guard", "group", "Jabla Brigade", (Name("Islamic Guard", kind="weak"), Name("JG", kind="acronym"))
)


def asked(actors: list[Actor], text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.surface, m.actor, m.candidates) for m in Linker(actors).link_query(text)]


@pytest.mark.parametrize("text", ["Islamic Guard", "islamic guard", "ISLAMIC GUARD"])
def test_a_weak_name_is_enough_where_nothing_else_is_typed(text: str) -> None:
    assert asked([DAWN], text) == [(text, "dawn", ())]
    assert Linker([DAWN]).link(Document("", ("Men of the Islamic Guard came.",))) == ()


def test_several_who_have_a_weak_name_are_all_candidates() -> None:
    assert asked([DAWN, GUARD], "Islamic Guard") == [("Islamic Guard", "dawn", ("dawn", "guard"))]


def test_a_weak_name_among_other_words_is_no_more_than_in_a_story() -> None:
    assert asked([DAWN], "Islamic Guard brigades") == []


@pytest.mark.parametrize("text", ["", " ", "?", "the", "of the", "guard"])
def test_what_is_no_name_finds_nobody(text: str) -> None:
    assert asked([DAWN, GUARD], text) == []
