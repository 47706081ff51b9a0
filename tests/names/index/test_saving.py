"""A linker that was saved is the one that was built."""

from __future__ import annotations

import mmap
from pathlib import Path

import pytest

from backstory.errors import LinkError
from backstory.names import Linker
from backstory.values import Actor, Designation, Document, Name, Relation

ACTORS = [
    Actor(
        "front",
        "group",
        "River Front of Velbrod",
        (Name("Речной фронт Вельброда", "ru"), Name("RFV", "en", "acronym"), Name("جبهة النهر", "ar")),
        (Designation("Council", "A", "2020"),),
        (Relation("part of", "union"),),
        ("xx",),
    ),
    Actor("anna", "person", "Anna Orelova"),
]
TEXT = Document(
    "RFV meets Orelova", ["The River Front of Velbrod met Anna Orelova.", "С Речным фронтом Вельброда."], "en"
)


def test_a_saved_linker_finds_what_the_built_one_finds(tmp_path: Path) -> None:
    built = Linker(ACTORS)
    built.save(tmp_path / "index")
    loaded = Linker.load(tmp_path / "index")
    assert built.link(TEXT)
    assert loaded.link(TEXT) == built.link(TEXT)
    assert loaded.skipped == built.skipped
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_loaded_linker_can_be_saved_again(tmp_path: Path) -> None:
    built = Linker(ACTORS)
    built.save(tmp_path / "index")
    Linker.load(tmp_path / "index").save(tmp_path / "again")
    again = Linker.load(tmp_path / "again")
    assert again.link(TEXT) == built.link(TEXT)
    assert list(again.index.live_actors()) == ACTORS


def test_it_is_read_where_files_cannot_be_mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = Linker(ACTORS)
    built.save(tmp_path / "index")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(19, "No such device")

    monkeypatch.setattr(mmap, "mmap", refuse)
    assert Linker.load(tmp_path / "index").link(TEXT) == built.link(TEXT)


def test_a_loaded_linker_can_be_changed(tmp_path: Path) -> None:
    Linker(ACTORS).save(tmp_path / "index")
    changed = Linker.load(tmp_path / "index").with_changes([Actor("dam", "place", "Velbrod Dam")], ["anna"])
    found = changed.link(Document("", ["Anna Orelova at the Velbrod Dam."], "en"))
    assert {m.actor for m in found} == {"dam"}


@pytest.mark.parametrize("damage", [b"", b"backstory names 0123\n{}", b"\x00\xff" * 50])
def test_a_damaged_or_foreign_file_is_refused(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "index").write_bytes(damage)
    with pytest.raises(LinkError, match="anew"):
        Linker.load(tmp_path / "index")


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index"
    Linker(ACTORS).save(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(LinkError, match="damaged"):
        Linker.load(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(LinkError):
        Linker.load(tmp_path / "none")
