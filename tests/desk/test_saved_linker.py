"""The linker's file: there at once, followed by what changed since, and made anew only where it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from backstory.archive import linker, naming
from backstory.archive.linker import current_linker, is_at_hand, linker_path, saved_linker
from backstory.desk.corrections import add_name
from backstory.desk.registry import import_and_relink
from backstory.values import Actor, Document, Name

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _registry(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backstory.registry.knowledge", lambda *_: ())
    import_and_relink([Actor("front", "group", "Velbrod Front")], "test", "ann")


@pytest.fixture
def never_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on the registry is not read whole any more."""
    current_linker()

    def refuse(_now: int) -> None:
        raise AssertionError("built anew")

    monkeypatch.setattr(linker, "_built", refuse)


def another_command() -> None:
    linker._held = None


def found(text: str) -> set[str]:
    return {mention.actor for mention in current_linker().link(Document("", (text,), "en"))}


@pytest.mark.usefixtures("never_built")
def test_a_correction_needs_no_new_file() -> None:
    files = sorted(linker_path().parent.iterdir())
    add_name("front", Name("Ilmen Brigade"), "ann")
    for _ in range(2):
        another_command()
        assert found("The Ilmen Brigade marched on.") == {"front"}
    assert sorted(linker_path().parent.iterdir()) == files


@pytest.mark.usefixtures("never_built")
def test_many_changes_are_saved() -> None:
    import_and_relink([Actor(f"a{n}", "group", f"Ilmen Brigade {n}") for n in range(150)], "test", "ann")
    another_command()
    assert found("The Ilmen Brigade 77 marched on.") == {"a77"}
    assert [*linker_path().parent.iterdir()] == [linker_path()]
    another_command()
    assert found("The Ilmen Brigade 77 marched on.") == {"a77"}


@pytest.mark.usefixtures("never_built")
def test_other_processes_are_given_a_file() -> None:
    add_name("front", Name("Ilmen Brigade"), "ann")
    another_command()
    assert saved_linker() == linker_path()
    assert linker_path().exists()


def test_a_linker_that_was_changed_and_saved_is_the_one_that_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linker, "MANY", 1)
    current_linker()
    import_and_relink(
        [Actor("front", "group", "Velbrod Army"), Actor("anna", "person", "Anna Orelova")], "test", "ann"
    )
    another_command()
    text = Document("", ("Anna Orelova of the Velbrod Army, once the Velbrod Front, said so.",), "en")
    changed = current_linker().link(text)
    linker_path().unlink()
    another_command()
    assert current_linker().link(text) == changed
    assert [mention.actor for mention in changed] == ["anna", "front", "front"]


def test_it_is_at_hand_once_it_was_made() -> None:
    another_command()
    assert not is_at_hand()
    current_linker()
    assert is_at_hand()
    another_command()
    assert is_at_hand()
    add_name("front", Name("Ilmen Brigade"), "ann")
    another_command()
    assert is_at_hand()


def test_a_search_does_not_wait_for_the_index_of_a_large_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "SMALL", 0)
    monkeypatch.setattr(naming, "_held", None)
    another_command()
    assert not naming.named_in("Velbrod Front").actors
    assert not linker_path().exists()
    current_linker()
    assert [actor.key for actor in naming.named_in("Velbrod Front").actors] == ["front"]
