"""The index of a registry's file: made once, found again, never in the way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from backstory.desk import file_linker as module
from backstory.desk.file_linker import file_linker
from backstory.errors import RegistryError
from backstory.names import Linker
from backstory.values import Document

FRONT = '{"id": "front", "kind": "group", "name": "River Front"}\n'
HARBOUR = '{"id": "harbour", "kind": "group", "name": "Harbour Guard"}\n'
TEXT = Document("", ("The River Front met the Harbour Guard.",), "en")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "registry.jsonl"
    path.write_text(FRONT + '{"id": "odd", "kind": "ghost", "name": "Odd"}\n')
    return path


def opened(registry: Path, cache: Path | None, told: list[str] | None = None) -> Linker:
    tell = (lambda _: None) if told is None else told.append
    return file_linker(registry, packs=False, cache=cache, tell=tell)


def named(linker: Linker) -> list[str]:
    return [mention.actor for mention in linker.link(TEXT)]


def indexes(cache: Path) -> list[Path]:
    return sorted(path for path in (cache / "names").iterdir() if path.suffix != ".notes")


def test_a_second_command_reads_no_registry(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: tuple[list[str], list[str]] = ([], [])
    first = opened(registry, tmp_path / "cache", said[0])
    monkeypatch.setattr("backstory.registry.read", lambda _: pytest.fail("the registry is read again"))
    again = opened(registry, tmp_path / "cache", said[1])
    assert named(first) == named(again) == ["front"]
    assert said[0] == said[1]
    assert len(said[0]) == 1 and "registry.jsonl:2" in said[0][0]
    assert len(indexes(tmp_path / "cache")) == 1


def test_a_changed_registry_is_read_again_and_its_old_index_goes(registry: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(registry, cache)
    registry.write_text(FRONT + HARBOUR)
    assert named(opened(registry, cache)) == ["front", "harbour"]
    assert len(indexes(cache)) == 1
    other = tmp_path / "other.jsonl"
    other.write_text(HARBOUR)
    assert named(opened(other, cache)) == ["harbour"]
    assert len(indexes(cache)) == 2


def test_packs_make_another_index(registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backstory.registry.knowledge", lambda _: ())
    opened(registry, tmp_path / "cache")
    file_linker(registry, packs=True, cache=tmp_path / "cache", tell=lambda _: None)
    assert len(indexes(tmp_path / "cache")) == 2


def test_what_nobody_used_for_a_month_goes_and_nothing_of_others(registry: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(registry, cache)
    (saved,) = indexes(cache)
    foreign = cache / "names" / "my-diary.txt"
    foreign.write_text("mine")
    old = time.time() - module.UNUSED - 60
    for path in (cache / "names").iterdir():
        os.utime(path, (old, old))
    other = tmp_path / "other.jsonl"
    other.write_text(HARBOUR)
    opened(other, cache)
    assert foreign in indexes(cache)
    assert saved not in indexes(cache)
    assert len(indexes(cache)) == 2


def test_the_longest_unused_go_where_all_are_too_large(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    opened(registry, cache)
    (first,) = indexes(cache)
    for path in (cache / "names").iterdir():
        os.utime(path, (time.time() - 60, time.time() - 60))
    monkeypatch.setattr(module, "LARGEST", first.stat().st_size * 5 // 2)
    for number in range(3):
        other = tmp_path / f"other-{number}.jsonl"
        other.write_text(FRONT)
        opened(other, cache)
    assert len(indexes(cache)) == 2
    assert first not in indexes(cache)


def test_half_written_files_stay_for_a_day(registry: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(registry, cache)
    (saved,) = indexes(cache)
    fresh, left = (saved.with_name(f"{saved.name}.{letter * 8}.part") for letter in "ab")
    for path in (fresh, left):
        path.write_text("half")
    os.utime(left, (time.time() - 48 * 3600, time.time() - 48 * 3600))
    saved.unlink()
    opened(registry, cache)
    assert saved.exists()
    assert fresh.exists()
    assert not left.exists()


def test_use_keeps_an_index(registry: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    opened(registry, cache)
    (saved,) = indexes(cache)
    old = time.time() - module.UNUSED - 60
    for path in (cache / "names").iterdir():
        os.utime(path, (old, old))
    opened(registry, cache)
    other = tmp_path / "other.jsonl"
    other.write_text(HARBOUR)
    opened(other, cache)
    assert saved.exists()


def test_a_damaged_index_is_made_anew(registry: Path, tmp_path: Path) -> None:
    opened(registry, tmp_path / "cache")
    (saved,) = indexes(tmp_path / "cache")
    saved.write_bytes(saved.read_bytes()[:1000])
    assert named(opened(registry, tmp_path / "cache")) == ["front"]
    notes = saved.with_name(saved.name + ".notes")
    notes.write_text("{broken")
    assert named(opened(registry, tmp_path / "cache")) == ["front"]
    assert notes.read_text() != "{broken"


def test_a_cache_that_refuses_stops_nothing(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    told: list[str] = []
    assert named(opened(registry, tmp_path / "cache", told)) == ["front"]
    assert any("is not kept for the next time" in line for line in told)


def test_a_folder_of_somebody_else_is_not_used(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    told: list[str] = []
    assert named(opened(registry, tmp_path / "cache", told)) == ["front"]
    assert not indexes(tmp_path / "cache")
    assert any("somebody else's" in line for line in told)


def test_no_cache_leaves_nothing(registry: Path, tmp_path: Path) -> None:
    assert named(opened(registry, None)) == ["front"]
    assert sorted(tmp_path.iterdir()) == [registry]


def test_a_registry_without_actors_is_an_error_each_time(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"id": 5}\n')
    for _ in range(2):
        told: list[str] = []
        with pytest.raises(RegistryError, match="no actor"):
            opened(empty, tmp_path / "cache", told)
        assert len(told) == 1
