"""Merging and splitting actors: links, counts, search, export and imports follow, and undoing parts them."""

from __future__ import annotations

from typing import Any

import pytest

from backstory.archive.models import Actor, Link, Story
from backstory.archive.registry import actor_ids, actors, import_actors
from backstory.desk import relinking
from backstory.desk.corrections import add_name, remove_name
from backstory.desk.decisions import decide_link
from backstory.desk.journal import undo
from backstory.desk.merging import merge, split
from backstory.desk.registry import import_and_relink
from backstory.desk.ties import relate
from backstory.errors import ArchiveError
from backstory.values import Actor as Value
from backstory.values import Designation, Name, Relation

pytestmark = pytest.mark.django_db

ROWS = [
    Value("front", "group", "Velbrod Front", (Name("Vel Front", "en"),), countries=("xx",)),
    Value(
        "banner",
        "group",
        "Red Banner",
        (Name("Багровый Фронт", "ru"),),
        (Designation("Council of Vell", "List A"),),
        countries=("yy",),
    ),
    Value("guard", "group", "Harbour Guard", relations=(Relation("split from", "banner"),)),
]
LINKED, ACCEPTED, REJECTED = Link.Status.LINKED, Link.Status.ACCEPTED, Link.Status.REJECTED


@pytest.fixture
def filled(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(relinking, "SHARE", 0)
    import_actors(ROWS, "groups.jsonl")
    desk.add(
        "The Velbrod Front took the bridge.",
        "Fighters of the Red Banner withdrew at night.",
        "The Velbrod Front met the Red Banner.",
        "The Harbour Guard said nothing.",
    )
    return desk


def decide(story: str, key: str, status: Link.Status) -> None:
    decide_link(Story.objects.get(external_id=story), key, status, "ann")


def test_a_merged_actor_has_all_stories_and_the_other_none(filled: Any) -> None:
    merge("banner", "front", "ann")
    assert filled.linked("front") == filled.found("front") == {"s1", "s2", "s3"}
    assert not Link.objects.filter(actor__key="banner").exists()
    filled.check()


def test_undoing_a_merge_parts_them_without_a_trace(filled: Any) -> None:
    before = filled.state()
    undo(merge("banner", "front", "ann").number, "bob")
    assert filled.state() == before
    filled.check()


def test_the_registry_shows_one_actor_with_all_that_both_had(filled: Any) -> None:
    merge("banner", "front", "ann")
    seen = {actor.id: actor for actor in actors()}
    assert set(seen) == {"front", "guard"}
    front = seen["front"]
    assert front.name == "Velbrod Front"
    assert set(front.names) == {Name("Vel Front", "en"), Name("Red Banner"), Name("Багровый Фронт", "ru")}
    assert front.designations == ROWS[1].designations
    assert front.countries == ("xx", "yy")
    assert seen["guard"].relations == (Relation("split from", "front"),)


def test_stories_that_come_later_are_linked_to_the_whole(filled: Any) -> None:
    merge("banner", "front", "ann")
    filled.add("Отряды Багрового Фронта ушли из города.", lang="ru")
    assert "s5" in filled.linked("front")
    filled.check()


def test_importing_the_row_of_a_merged_actor_updates_the_whole_and_parts_nothing(filled: Any) -> None:
    merge("banner", "front", "ann")
    row = Value("banner", "group", "Red Banner", (Name("Black Banner", "en"),))
    filled.add("The Black Banner is new.")
    done = import_and_relink([row], "groups.jsonl", "ann")
    assert (done.added, done.updated) == (0, 1)
    assert "s5" in filled.linked("front")
    assert actor_ids()["banner"] == actor_ids()["front"]
    assert {a.id for a in actors()} == {"front", "guard"}
    filled.check()


def test_a_name_that_both_had_links_no_worse_for_being_of_one(filled: Any) -> None:
    add_name("banner", Name("Stormbringers", "en"), "ann")
    add_name("front", Name("Stormbringers", "en"), "ann")
    filled.add("The Stormbringers attacked.")
    assert filled.linked("front") == {"s1", "s3"}
    merge("banner", "front", "ann")
    assert "s5" in filled.linked("front")
    filled.check()


def test_chains_are_flat_and_undone_link_by_link(filled: Any) -> None:
    before = filled.state()
    first = merge("guard", "banner", "ann")
    second = merge("banner", "front", "ann")
    assert filled.linked("front") == {"s1", "s2", "s3", "s4"}
    assert set(Actor.objects.exclude(merged_into=None).values_list("merged_into__key", flat=True)) == {
        "front"
    }
    with pytest.raises(ArchiveError, match=f"undo correction {second.number}"):
        undo(first.number, "ann")
    undo(second.number, "ann")
    assert filled.linked("banner") == {"s2", "s3", "s4"}
    undo(first.number, "ann")
    assert filled.state() == before
    filled.check()


def test_a_merged_actor_takes_no_corrections_of_its_own(filled: Any) -> None:
    merge("banner", "front", "ann")
    for correct in (
        lambda: add_name("banner", Name("X Y"), "ann"),
        lambda: merge("banner", "guard", "ann"),
        lambda: merge("guard", "banner", "ann"),
        lambda: split("banner", "new", ["Багровый Фронт"], "ann"),
    ):
        with pytest.raises(ArchiveError, match=r"merged into Velbrod Front \[front\]"):
            correct()


def test_a_name_of_the_merged_actor_is_removed_from_the_whole(filled: Any) -> None:
    filled.add("Отряды Багрового Фронта ушли из города.", lang="ru")
    merge("banner", "front", "ann")
    done = remove_name("front", "Багровый Фронт", "ann")
    assert "s5" not in filled.linked("front")
    undo(done.number, "ann")
    assert "s5" in filled.linked("front")
    with pytest.raises(ArchiveError, match="main name of banner"):
        remove_name("front", "Red Banner", "ann")


@pytest.mark.parametrize(
    ("of_front", "of_banner", "after"),
    [
        (None, ACCEPTED, "accepted"),
        (ACCEPTED, REJECTED, "accepted"),
        (REJECTED, ACCEPTED, "accepted"),
        (REJECTED, None, "linked"),
        (None, REJECTED, "linked"),
        (REJECTED, REJECTED, "rejected"),
    ],
)
def test_decisions_about_either_hold_for_the_whole(
    filled: Any, of_front: Link.Status | None, of_banner: Link.Status | None, after: str
) -> None:
    """Story s3 names both."""
    for key, status in (("front", of_front), ("banner", of_banner)):
        if status:
            decide("s3", key, status)
    before = filled.state()
    done = merge("banner", "front", "ann")
    assert filled.status("s3", "front") == after
    filled.check()
    undo(done.number, "ann")
    assert filled.state() == before
    filled.check()


def test_a_rejected_name_stays_rejected_under_the_whole(filled: Any) -> None:
    decide("s2", "banner", REJECTED)
    merge("banner", "front", "ann")
    assert filled.status("s2", "front") == "rejected"


def test_a_decision_on_a_merged_actor_is_one_on_the_whole(filled: Any) -> None:
    merge("banner", "front", "ann")
    decide("s4", "banner", ACCEPTED)
    assert filled.linked("front") == {"s1", "s2", "s3", "s4"}


def test_ties_to_the_merged_actor_are_ties_to_the_whole(filled: Any) -> None:
    merge("banner", "front", "ann")
    relate("guard", Relation("rival of", "front"), "ann")
    guard = next(actors(["guard"]))
    assert {(tie.kind, tie.other) for tie in guard.relations} == {
        ("split from", "front"),
        ("rival of", "front"),
    }


def test_an_actor_cannot_be_merged_into_itself(filled: Any) -> None:
    with pytest.raises(ArchiveError, match="into itself"):
        merge("front", "front", "ann")


def test_split_names_go_to_a_new_actor_with_their_stories(filled: Any) -> None:
    filled.add("The Vel Front held a parade.", "Молодой Вельфронт объявил о создании.")
    before = filled.state()
    done = split("front", "young", ["Vel Front"], "ann")
    assert filled.linked("young") == {"s5"}
    assert filled.linked("front") == {"s1", "s3"}
    assert next(actors(["young"])).name == "Vel Front"
    filled.check()
    undo(done.number, "ann")
    assert filled.state() == before
    filled.check()


def test_an_import_does_not_bring_split_names_back(filled: Any) -> None:
    split("front", "young", ["Vel Front"], "ann")
    assert import_actors(ROWS, "groups.jsonl").updated == 0
    assert next(actors(["front"])).names == ()


@pytest.mark.parametrize(
    ("key", "new", "names", "what"),
    [
        ("front", "banner", ["Vel Front"], "already"),
        ("front", "new", ["Velbrod Front"], "main name"),
        ("front", "new", ["Nobody"], "no name"),
        ("front", "new", [], "which names"),
    ],
)
def test_a_split_that_makes_no_sense_is_refused(
    filled: Any, key: str, new: str, names: list[str], what: str
) -> None:
    with pytest.raises(ArchiveError, match=what):
        split(key, new, names, "ann")
