"""Importing into the registry and taking it back, with the stories that follow."""

from __future__ import annotations

from typing import Any

import pytest

from backstory.archive.models import Actor, ActorName, Correction, Link, Story
from backstory.archive.registry import actors
from backstory.desk import registry, relinking
from backstory.desk.corrections import add_name
from backstory.desk.decisions import decide_link
from backstory.desk.journal import undo
from backstory.desk.merging import merge
from backstory.desk.registry import forget, import_and_relink, sources
from backstory.errors import ArchiveError, RegistryError
from backstory.values import Actor as Value
from backstory.values import Name

pytestmark = pytest.mark.django_db

FRONT = Value("front", "group", "Velbrod Front", (Name("Vel Front", "en"),))
GUARD = Value("guard", "group", "Harbour Guard")


@pytest.fixture
def filled(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(relinking, "SHARE", 0)
    desk.add("The Velbrod Front took the bridge.", "The Harbour Guard fled.", "Nothing happened.")
    return desk


def load(*rows: Value | RegistryError, source: str = "a.jsonl") -> registry.Change:
    return import_and_relink(rows, source, "ann")


def test_an_import_links_the_stories_that_are_there(filled: Any) -> None:
    done = load(FRONT)
    assert (done.added, done.relinked) == (1, 1)
    assert filled.linked("front") == {"s1"}
    filled.check()


def test_importing_again_links_nothing_and_writes_nothing_down(filled: Any) -> None:
    load(FRONT)
    done = load(FRONT)
    assert (done.unchanged, done.relinked, done.number) == (1, 0, None)
    assert Correction.objects.count() == 1


def test_a_name_that_a_file_no_longer_gives_leaves_its_stories(filled: Any) -> None:
    load(FRONT)
    load(Value("front", "group", "Karsan Column"))
    assert filled.linked("front") == set()
    filled.check()


def test_an_import_is_undone_and_done_again(filled: Any) -> None:
    load(FRONT)
    before = filled.state()
    done = load(GUARD, Value("front", "group", "Velbrod Front", (Name("VFR"),)))
    after = filled.state()
    assert done.number is not None
    undone = undo(done.number, "bob")
    assert filled.state() == before
    undo(undone.number, "ann")
    assert filled.state() == after
    filled.check()


def test_an_import_is_not_undone_over_a_correction(filled: Any) -> None:
    done = load(FRONT)
    later = add_name("front", Name("Red Banner"), "bob")
    with pytest.raises(ArchiveError, match=f"undo correction {later.number} by bob first"):
        undo(done.number or 0, "ann")


def test_refused_rows_are_told_and_the_rest_is_imported(filled: Any) -> None:
    done = load(RegistryError("no name", where="a.jsonl:1"), FRONT)
    assert [str(error) for error in done.errors] == ["a.jsonl:1: no name"]
    assert filled.linked("front") == {"s1"}


def test_an_import_too_large_to_undo_says_so_and_can_be_forgotten(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "UNDOABLE", 1)
    before = filled.state()
    done = load(FRONT, GUARD)
    assert done.number is None
    with pytest.raises(ArchiveError, match="too much"):
        undo(Correction.objects.get().pk, "ann")
    forgotten = forget("a.jsonl", "ann")
    assert filled.state() == before
    with pytest.raises(ArchiveError, match="too much"):
        undo(forgotten.number, "ann")
    filled.check()


def test_an_import_that_was_killed_links_all_stories_when_it_is_run_again(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(registry, "note", killed)
    with pytest.raises(KeyboardInterrupt):
        load(FRONT)
    monkeypatch.undo()
    assert Actor.objects.count() == 1
    assert filled.linked("front") == set()
    done = load(FRONT)
    assert (done.unchanged, filled.linked("front")) == (1, {"s1"})
    assert load(FRONT).relinked == 0
    filled.check()


def test_forgetting_a_source_takes_its_actors_and_names_and_leaves_the_rest(filled: Any) -> None:
    load(FRONT, source="a.jsonl")
    before = filled.state()
    load(GUARD, Value("front", "group", "Velbrod Front", (Name("Frente de Vel", "es"),)), source="b.jsonl")
    done = forget("b.jsonl", "ann")
    assert filled.state() == before
    undo(done.number, "bob")
    assert filled.linked("guard") == {"s2"}
    filled.check()


def test_an_actor_that_others_have_named_is_not_forgotten(filled: Any) -> None:
    load(FRONT)
    add_name("front", Name("Red Banner"), "ann")
    forget("a.jsonl", "ann")
    assert [(a.name, [n.text for n in a.names]) for a in actors()] == [("Velbrod Front", ["Red Banner"])]
    assert list(sources()) == ["editor:ann"]


def test_forgetting_one_of_two_that_were_merged_keeps_the_other(filled: Any) -> None:
    load(FRONT, source="a.jsonl")
    load(GUARD, source="b.jsonl")
    merge("guard", "front", "ann")
    before = filled.state()
    done = forget("b.jsonl", "ann")
    assert [a.id for a in actors()] == ["front"]
    assert filled.linked("front") == {"s1"}
    undo(done.number, "ann")
    assert filled.state() == before
    forget("a.jsonl", "ann")
    assert filled.linked("front") == {"s1", "s2"}
    filled.check()


def test_decisions_come_back_with_what_was_forgotten(filled: Any) -> None:
    load(FRONT)
    decide_link(Story.objects.get(external_id="s3"), "front", Link.Status.ACCEPTED, "ann")
    before = filled.state()
    done = forget("a.jsonl", "ann")
    assert not Link.objects.exists()
    undo(done.number, "ann")
    assert filled.state() == before
    filled.check()


def test_a_source_that_gave_nothing_is_refused_with_those_that_did(filled: Any) -> None:
    load(FRONT)
    with pytest.raises(ArchiveError, match=r"its sources: a\.jsonl"):
        forget("b.jsonl", "ann")


def test_sources_are_counted(filled: Any) -> None:
    load(FRONT, GUARD)
    add_name("front", Name("Red Banner"), "ann")
    assert sources() == {"a.jsonl": (2, 1), "editor:ann": (0, 1)}
    assert ActorName.objects.count() == 2
