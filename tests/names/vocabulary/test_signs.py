"""Names with signs between their words, at which other names end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.names import Linker
from backstory.names.index.usable import cleaned
from backstory.names.vocabulary.signs import is_hard, is_own, signs_within
from backstory.text.tokens import split
from backstory.values import Actor, ActorKind, Document, Name


def found(actors: list[Actor], text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(m.actor, m.surface) for m in Linker(actors).link(Document("", (text,), language))]


def actor(key: str, name: str, *further: str, kind: ActorKind = "group") -> Actor:
    return Actor(key, kind, name, tuple(map(Name, further)))


WHOLE = actor("whole", "Dawn State")
PART = actor("part", "Dawn State – Velbrod Province")


@pytest.mark.parametrize(
    ("name", "text", "surface"),
    [
        ("River Army – South", "men of the River Army – South came", "River Army – South"),
        ("River Army – South", "men of the River Army — South came", "River Army — South"),
        ("River Army – South", "men of the River Army - South came", "River Army - South"),
        ("River Army - South", "men of the River Army – South came", "River Army – South"),
        ("River Army – South", "men of the River Army South came", "River Army South"),
        ("RFP/Front", "men of the RFP/Front came", "RFP/Front"),
        ("RFM/A-IO", "men of the RFM/A-IO came", "RFM/A-IO"),
        (
            "Party of Velbrod (Levellers)",
            "the Party of Velbrod (Levellers) came",
            "Party of Velbrod (Levellers",
        ),
        ("Return, Repair, Rebuild", "men of Return, Repair, Rebuild came", "Return, Repair, Rebuild"),
        ("Ruch im. Temrakova", "wczoraj Ruch im. Temrakova ogłosił", "Ruch im. Temrakova"),
        ("جبهة الوادي – الشمال", "وقالت جبهة الوادي – الشمال أمس", "جبهة الوادي – الشمال"),
        ("جبهة الوادي، الشمال", "وقالت جبهة الوادي، الشمال أمس", "جبهة الوادي، الشمال"),
    ],
)
def test_a_name_runs_across_signs_of_its_own(name: str, text: str, surface: str) -> None:
    assert found([actor("a", name)], f"On Tuesday {text}.") == [("a", surface)]


@pytest.mark.parametrize(
    "text",
    ["River Army, South of the town", "River Army. South of", "River Army: South", "River Army (South)"],
)
def test_it_runs_across_no_others(text: str) -> None:
    assert found([actor("a", "River Army – South")], f"Men of the {text} it was quiet.") == []


def test_names_without_signs_end_at_all_of_them() -> None:
    assert found([actor("a", "River Army South")], "Men of the River Army – South of here – came.") == []


def test_the_longer_name_is_meant_where_it_stands_whole() -> None:
    text = "The Dawn State – Velbrod Province spoke; the Dawn State – in Jabla – did not."
    assert found([WHOLE, PART], text) == [("part", "Dawn State – Velbrod Province"), ("whole", "Dawn State")]


def test_a_person_given_surname_first_is_no_such_name() -> None:
    assert found([actor("p", "Temrakov, Ildar", kind="person")], "He named Temrakov, Ildar and Olga.") == []


@pytest.mark.parametrize("text", ["M14", "the M14", "«М14»"])
def test_an_acronym_may_have_figures(text: str) -> None:
    actors = [actor("m", "Movement of the Fourteenth", "M14", "М14")]
    assert [key for key, _ in found(actors, f"Yesterday {text} took the town.")] == ["m"]


@given(st.text(), st.text())
def test_the_signs_of_a_name_are_its_own(name: str, text: str) -> None:
    pieces = split(cleaned(name))
    signs = signs_within(pieces)
    assert all(
        is_own(gap, signs)
        for before, gap in zip(pieces[1::2], pieces[2:-1:2], strict=False)
        if is_hard(gap, before) and gap.strip() and len(gap) <= 12 and "\n" not in gap
    )
    assert not (is_own(text, "") and is_hard(text, "word"))
