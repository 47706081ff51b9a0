"""Commands about names, typed and pasted by people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., "CompletedProcess[str]"]


def test_a_pasted_name_loses_its_invisible_marks(run: Run) -> None:
    assert run("actors", "new", "p", "person", "Ildar\u202e Temrakov\u200f").returncode == 0
    assert run("actors", "add-name", "p", "\u2066Ильдар  Темраков\u2069").returncode == 0
    exported = run("actors", "export").stdout
    assert '"Ildar Temrakov"' in exported
    assert '"Ильдар Темраков"' in exported


def test_a_name_that_texts_cannot_be_searched_for_says_so(run: Run) -> None:
    run("actors", "new", "p", "person", "Ildar Temrakov")
    for name, reason in (("x", "a single letter"), ("1234", "no letters"), ("the", "a stop word")):
        done = run("actors", "add-name", "p", name)
        assert done.returncode == 0
        assert reason in done.stderr and "not searched" in done.stderr
    assert run("actors", "add-name", "p", "Темраков").stderr == ""


def test_a_decision_is_told_with_the_name_of_the_one_who_made_it(run: Run, rows: Callable[..., Path]) -> None:
    run("add", rows({"id": "s1", "text": "Ildar Temrakov spoke for an hour."}))
    assert "; 1 story linked anew" in run("actors", "new", "p", "person", "Ildar Temrakov").stdout
    run("reject", "s1", "p")
    assert run("explain", "s1", "p").stdout.splitlines()[0] == "Ildar Temrakov [p]: rejected by ann"
    assert "already, by ann" in run("reject", "s1", "p").stderr
    assert run("actors", "forget").stdout.split() == ["editor:ann", "1", "actor", "0", "further", "names"]


def test_an_actor_near_an_unknown_name_is_shown_by_its_main_name(run: Run, rows: Callable[..., Path]) -> None:
    text = "They met Ildar Temrakov in the old town. Then Ildar Temrakov spoke."
    run("add", rows({"id": "s1", "text": text, "lang": "en"}))
    run("actors", "new", "p", "person", "The Old Man of Velbrod")
    run("actors", "add-name", "p", "Ildar Hasan Temrakov")
    run("actors", "new", "q", "person", "Ildar Osman Temrakov")
    listed = run("names", "--no-models").stdout
    assert "  near: The Old Man of Velbrod (Ildar Hasan Temrakov) [p] " in listed
    assert "  near: Ildar Osman Temrakov [q] " in listed


def test_a_history_without_corrections_says_so_and_one_of_nobody_that_there_is_none(run: Run) -> None:
    assert run("actors", "history").stdout == "nothing was corrected\n"
    done = run("actors", "history", "nobody")
    assert done.returncode == 1
    assert done.stderr == "Error: there is no actor 'nobody'\n"
