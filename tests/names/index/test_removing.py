"""An actor taken out of an index leaves nothing behind: a name is found as in an index that never had it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from backstory.names import Linker
from backstory.values import Actor, Document, Name

ONE = ("Velbrod", "Ajnad", "Temrakov", "Ildar", "Karsan", "Guard", "Army", "VLF")
OTHER = ("Велброд", "Аджнад", "Темраков", "Ильдар", "Карсан", "армия")
THIRD = ("أجناد", "جيش", "كارسان")
NAMES = st.sampled_from([ONE, OTHER, THIRD]).flatmap(
    lambda words: st.lists(st.sampled_from(words), min_size=1, max_size=3, unique=True).map(" ".join)
)
ACTORS = st.builds(
    lambda key, kind, name, more: Actor(key, kind, name, tuple(Name(each, "", of) for each, of in more)),
    st.sampled_from("abcdefg"),
    st.sampled_from(["group", "person", "place"]),
    NAMES,
    st.lists(st.tuples(NAMES, st.sampled_from(["alias", "weak"])), max_size=2),
)
TEXTS = [
    *(f"They saw {name}, then Guard Ildar Temrakov and Velbrod Army." for name in ONE),
    *(f"Там видели {name}. Ильдара Темракова и армию Велброда ждали." for name in OTHER),
    "قال قائد جيش التحرير إن أجناد كارسان انسحبوا.",
    "I. Temrakov, Idlar Temrakov, Ajnd, Velbord, Аджнада, Карсана и И. Темраков",
]


def signs(linker: Linker) -> list[object]:
    return [linker.link(Document(title="", paragraphs=[text])) for text in TEXTS]


def by_id(actors: list[Actor]) -> dict[str, Actor]:
    return {actor.id: actor for actor in actors}


@given(st.lists(ACTORS, max_size=2), st.lists(ACTORS, min_size=1, max_size=1))
def test_what_came_and_went_is_not_found(stay: list[Actor], come: list[Actor]) -> None:
    there = by_id(stay)
    visitors = [actor for key, actor in by_id(come).items() if key not in there]
    plain = Linker(there.values())
    with_them = plain.with_changes(visitors)
    assert signs(with_them.with_changes(removed=[actor.id for actor in visitors])) == signs(plain)
    assert signs(with_them) == signs(Linker([*there.values(), *visitors]))


def test_the_same_from_a_file(tmp_path: Path) -> None:
    actors = [Actor("a", "person", "Ildar Temrakov"), Actor("b", "group", "Guard Army", (Name("أجناد"),))]
    Linker([*actors, Actor("c", "group", "Ildar Front", (Name("Velbrod"),))]).save(tmp_path / "names")
    less = Linker.load(tmp_path / "names").with_changes(removed=["c"])
    assert signs(less) == signs(Linker(actors))
    less.save(tmp_path / "less")
    again = Linker.load(tmp_path / "less")
    assert "velbrod" not in again.index.words
    assert "ildar" in again.index.words
    assert signs(again) == signs(less)
