"""Decisions on links: no rule overrules them, and each can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from backstory.archive.models import Link, Story
from backstory.archive.registry import import_actors
from backstory.desk import relinking
from backstory.desk.corrections import add_name, remove_name
from backstory.desk.decisions import decide_link
from backstory.desk.journal import undo
from backstory.errors import ArchiveError
from backstory.values import Actor as Value
from backstory.values import Name

pytestmark = pytest.mark.django_db

ACCEPTED, REJECTED = Link.Status.ACCEPTED, Link.Status.REJECTED


@pytest.fixture
def filled(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(relinking, "SHARE", 0)
    rows = [
        Value("north", "group", "Northern Column", (Name("Stormbringers", "en"),)),
        Value("south", "group", "Southern Column", (Name("Stormbringers", "en"),)),
    ]
    import_actors(rows, "groups.jsonl")
    desk.add(
        "The Stormbringers attacked at dawn.",
        "The Northern Column marched.",
        "Nothing happened.",
    )
    return desk


def story(name: str) -> Story:
    return Story.objects.get(external_id=name)


def test_a_name_of_two_actors_is_suggested_for_both_and_linked_to_none(filled: Any) -> None:
    assert (filled.status("s1", "north"), filled.status("s1", "south")) == ("suggested", "suggested")
    assert filled.linked("north") == {"s2"}


def test_accepting_one_candidate_settles_it_for_the_others(filled: Any) -> None:
    before = filled.state()
    done = decide_link(story("s1"), "north", ACCEPTED, "ann")
    assert (filled.status("s1", "north"), filled.status("s1", "south")) == ("accepted", "")
    assert filled.linked("north") == filled.found("north") == {"s1", "s2"}
    filled.check()
    undo(done.number, "bob")
    assert filled.state() == before
    filled.check()


def test_rejecting_one_candidate_leaves_the_other_open(filled: Any) -> None:
    decide_link(story("s1"), "north", REJECTED, "ann")
    assert (filled.status("s1", "north"), filled.status("s1", "south")) == ("rejected", "suggested")


def test_an_acceptance_holds_when_names_change(filled: Any) -> None:
    decide_link(story("s1"), "north", ACCEPTED, "ann")
    add_name("south", Name("Stormbringer Column"), "ann")
    remove_name("north", "Stormbringers", "ann")
    assert filled.status("s1", "north") == "accepted"
    filled.check()


def test_a_rejection_holds_when_the_story_is_linked_anew(filled: Any) -> None:
    decide_link(story("s2"), "north", REJECTED, "ann")
    assert filled.linked("north") == filled.found("north") == set()
    done = add_name("north", Name("Column of the North"), "ann")
    add_name("south", Name("Northern Column South"), "ann")
    undo(done.number - 1, "ann")
    filled.check()


def test_a_rejected_link_is_linked_again_when_that_is_undone(filled: Any) -> None:
    before = filled.state()
    done = decide_link(story("s2"), "north", REJECTED, "ann")
    assert filled.linked("north") == set()
    undo(done.number, "bob")
    assert filled.state() == before


def test_a_story_may_be_about_an_actor_that_it_does_not_name(filled: Any) -> None:
    before = filled.state()
    done = decide_link(story("s3"), "south", ACCEPTED, "ann")
    assert filled.linked("south") == filled.found("south") == {"s3"}
    filled.check()
    undo(done.number, "ann")
    assert filled.state() == before
    filled.check()


def test_a_decision_is_changed_by_a_later_one_and_undone_in_turn(filled: Any) -> None:
    before = filled.state()
    first = decide_link(story("s2"), "north", REJECTED, "ann")
    second = decide_link(story("s2"), "north", ACCEPTED, "bob")
    assert Link.objects.get(story=story("s2"), actor__key="north").decided_by == "editor:bob"
    with pytest.raises(ArchiveError, match="by bob first"):
        undo(first.number, "ann")
    undo(second.number, "ann")
    assert filled.status("s2", "north") == "rejected"
    undo(first.number, "ann")
    assert filled.state() == before


def test_the_same_decision_twice_is_refused(filled: Any) -> None:
    decide_link(story("s2"), "north", ACCEPTED, "ann")
    with pytest.raises(ArchiveError, match=r"accepted in story .* already, by ann"):
        decide_link(story("s2"), "north", ACCEPTED, "bob")


def test_a_suggestion_is_no_decision(filled: Any) -> None:
    with pytest.raises(ArchiveError, match="no decision"):
        decide_link(story("s2"), "north", Link.Status.SUGGESTED, "ann")
