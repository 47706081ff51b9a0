"""Ties and designations as editors give and take them."""

from __future__ import annotations

from typing import Any

import pytest

from backstory.archive.registry import actors, import_actors
from backstory.desk.journal import undo
from backstory.desk.ties import designate, relate, undesignate, unrelate
from backstory.errors import ArchiveError
from backstory.values import Actor as Value
from backstory.values import Designation, Name, Relation

pytestmark = pytest.mark.django_db

LISTED = Designation("Council of Vell", "List A", "2024", "", "V.1")
PART = Relation("part of", "union", "2020")
FRONT = Value("front", "group", "Velbrod Front", designations=(LISTED,), relations=(PART,))
ROWS = [FRONT, Value("union", "organisation", "Union of Fronts"), Value("guard", "group", "Harbour Guard")]


@pytest.fixture
def filled(desk: Any) -> Any:
    import_actors(ROWS, "groups.jsonl")
    return desk


def front() -> Value:
    return next(actors(["front"]))


def test_a_tie_is_given_and_undone(filled: Any) -> None:
    before = filled.state()
    tie = Relation("rival of", "guard", "2021", "2023-05", "own statement")
    done = relate("front", tie, "ann")
    assert front().relations == (PART, tie)
    undo(done.number, "ann")
    assert filled.state() == before


def test_a_tie_given_again_replaces_its_dates(filled: Any) -> None:
    relate("front", Relation("part of", "union", "2020", "2024"), "ann")
    assert front().relations == (Relation("part of", "union", "2020", "2024"),)


def test_a_tie_that_an_editor_took_away_stays_away_when_its_file_is_imported_again(filled: Any) -> None:
    unrelate("front", "part of", "union", "ann")
    undesignate("front", "Council of Vell", "List A", "ann")
    assert import_actors(ROWS, "groups.jsonl").updated == 0
    assert (front().relations, front().designations) == ((), ())


def test_what_an_editor_gave_stays_when_a_file_gives_more(filled: Any) -> None:
    tie, listed = Relation("rival of", "guard"), Designation("Republic of Orvane")
    relate("front", tie, "ann")
    designate("front", listed, "ann")
    more = Designation("Union of Sar", "Annex")
    row = Value(
        "front", "group", "Velbrod Front", (Name("VF"),), (LISTED, more), (PART, Relation("ally of", "guard"))
    )
    import_actors([row], "groups.jsonl")
    assert set(front().relations) == {PART, tie, Relation("ally of", "guard")}
    assert set(front().designations) == {LISTED, more, listed}
    assert import_actors([row], "groups.jsonl").unchanged == 1


def test_a_designation_is_ended_by_giving_it_again(filled: Any) -> None:
    before = filled.state()
    ended = Designation("Council of Vell", "List A", "2024", "2025-01", "V.1")
    done = designate("front", ended, "ann")
    assert front().designations == (ended,)
    undo(done.number, "ann")
    assert filled.state() == before


@pytest.mark.parametrize(
    ("correct", "what"),
    [
        (lambda: relate("front", Relation("ally of", "front"), "ann"), "itself"),
        (lambda: relate("front", Relation("ally of", "nobody"), "ann"), "no actor 'nobody'"),
        (lambda: relate("front", PART, "ann"), "already"),
        (
            lambda: relate("front", Relation("ally of", "guard", "yesterday"), "ann"),
            "^since: 'yesterday' .*DD.$",
        ),
        (
            lambda: relate("front", Relation("ally of", "guard", "2021", "2019"), "ann"),
            "before 2021, when it",
        ),
        (lambda: unrelate("front", "ally of", "guard", "ann"), "it is part of union"),
        (lambda: designate("front", LISTED, "ann"), "already"),
        (lambda: designate("front", Designation("", "List"), "ann"), "authority"),
        (lambda: undesignate("front", "Council of Vell", "", "ann"), "it is by Council of Vell: List A"),
    ],
)
def test_what_makes_no_sense_is_refused(filled: Any, correct: Any, what: str) -> None:
    before = filled.state()
    with pytest.raises(ArchiveError, match=what):
        correct()
    assert filled.state() == before
