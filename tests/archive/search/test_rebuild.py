"""An index that is missing, foreign or damaged is made anew; one in use is replaced in one step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backstory.archive.models import Story, Unindexed
from backstory.archive.search import (
    IndexUnusable,
    SearchQuery,
    catch_up,
    heal,
    rebuild,
    search,
    stories_with_keys,
    writer,
)


def folder_in_use(index: Path) -> Path:
    return index / json.loads((index / "current.json").read_text())["folder"]


def healed(archive: Any) -> list[str]:
    """What is said while the index is healed; afterwards everything must be found again."""
    said: list[str] = []
    heal(say=said.append)
    assert archive.titles(search(SearchQuery(text="bridge"))) == ["The bridge"]
    return said


def test_it_holds_every_story_again(archive: Any) -> None:
    for n in range(1100):
        Story.objects.create(title=f"Bridge {n}", day="2025-03-10", state="published", language="en")
    steps: list[tuple[int, int]] = []
    assert rebuild(progress=lambda done, total: steps.append((done, total))) == 1100
    assert steps == [(500, 1100), (1000, 1100), (1100, 1100)]
    assert search(SearchQuery(text="bridge")).total == 1100


def test_it_takes_the_place_of_the_old_one(archive: Any) -> None:
    archive.story("The bridge")
    catch_up()
    before = folder_in_use(archive.index)
    assert archive.titles(search(SearchQuery(text="bridge"))) == ["The bridge"]
    rebuild()
    assert folder_in_use(archive.index) != before
    assert not before.exists()
    assert archive.titles(search(SearchQuery(text="bridge"))) == ["The bridge"]


def test_a_rebuild_cut_short_changes_nothing(archive: Any) -> None:
    archive.story("The bridge")
    catch_up()
    before = folder_in_use(archive.index)

    def die(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(progress=die)
    assert folder_in_use(archive.index) == before
    assert archive.titles(search(SearchQuery(text="bridge"))) == ["The bridge"]
    rebuild()
    assert len(list(archive.index.glob("g-*"))) == 1, "the half-made one is swept away"


def test_a_change_during_a_rebuild_is_not_lost(archive: Any) -> None:
    story = archive.story("The bridge")

    def change(_done: int, _total: int) -> None:
        if Story.objects.filter(title="The bridge").update(title="The tower"):
            archive.changed(story)

    rebuild(progress=change)
    assert archive.titles(search(SearchQuery(text="tower"))) == ["The tower"]
    assert not Unindexed.objects.exists()


def test_an_index_that_is_gone_is_made_anew(archive: Any) -> None:
    archive.story("The bridge")
    catch_up()
    (archive.index / "current.json").unlink()
    with pytest.raises(IndexUnusable, match="backstory reindex"):
        search(SearchQuery(text="bridge"))
    with pytest.raises(IndexUnusable), writer():
        pass
    assert healed(archive) == ["There is no search index yet; making it anew from the database."]
    assert healed(archive) == []


def test_an_index_of_another_version_is_made_anew(archive: Any) -> None:
    archive.story("The bridge")
    catch_up()
    pointer = archive.index / "current.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | {"layout": "of old"}))
    with pytest.raises(IndexUnusable, match="another version"):
        search(SearchQuery(text="bridge"))
    assert healed(archive) == [
        "The search index was made by another version; making it anew from the database."
    ]


@pytest.mark.parametrize("what", ["*.term", "*.idx", "*.fast", "*.store", "meta.json", ".managed.json"])
def test_an_index_with_a_file_cut_off_is_made_anew(archive: Any, what: str) -> None:
    archive.story("The bridge")
    catch_up()
    (file, *_) = folder_in_use(archive.index).glob(what)
    file.write_bytes(file.read_bytes()[:20])
    archive.story("Something else")
    (sentence,) = healed(archive)
    assert sentence.startswith("The search index is damaged")


@pytest.mark.parametrize("what", ["*.term", "*.idx", "*.fast"])
def test_an_index_whose_bytes_have_rotted_is_made_anew(archive: Any, what: str) -> None:
    for n in range(300):
        archive.story(f"Something about a tower {n}a {n}b {n}c")
    archive.story("The bridge")
    catch_up()
    (file, *_) = folder_in_use(archive.index).glob(what)
    content = file.read_bytes()
    footer = content[-300:]  # that it is gone would be noticed when the file is opened
    file.write_bytes(b"\xff" * (len(content) - len(footer)) + footer)
    with pytest.raises(IndexUnusable, match="damaged"):
        search(SearchQuery(text='tower OR "a tower"'))
    (sentence,) = healed(archive)
    assert sentence.startswith("The search index is damaged")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"folder": 5}', '{"folder": "g-none", "layout": "x"}'])
def test_a_pointer_that_cannot_be_read_is_mended(archive: Any, content: str) -> None:
    archive.story("The bridge")
    catch_up()
    (archive.index / "current.json").write_text(content)
    assert len(healed(archive)) == 1


def test_an_index_that_lacks_stories_is_made_anew(archive: Any) -> None:
    archive.story("The bridge")
    catch_up()
    Story.objects.create(title="Unannounced", day="2025-03-10", state="published", language="en")
    assert healed(archive) == ["The search index holds 1 of 2 stories; making it anew from the database."]
    assert search(SearchQuery(text="unannounced")).total == 1


def test_a_new_archive_gets_its_index_without_a_word(archive: Any) -> None:
    said: list[str] = []
    heal(say=said.append)
    assert said == []
    assert search(SearchQuery()).total == 0


def sounds(title: str, paragraphs: list[str], _language: str) -> set[str]:
    return {word[:2].upper() for text in (title, *paragraphs) for word in text.split()}


def test_other_keys_are_another_index(archive: Any, settings: Any, monkeypatch: Any) -> None:
    archive.story("The bridge", "collapsed")
    catch_up()
    monkeypatch.setattr("backstory.archive.search.keys.sounds", sounds, raising=False)
    settings.BACKSTORY_SEARCH_KEYS = "backstory.archive.search.keys.sounds"
    assert len(healed(archive)) == 1
    assert len(stories_with_keys(["CO"])) == 1
    assert healed(archive) == []
