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
