"""The index catches up with the database, whatever happened in between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backstory.archive.models import Story, Unindexed, Visibility
from backstory.archive.search import (
    AtHand,
    IndexedStory,
    IndexLocked,
    SearchQuery,
    catch_up,
    heal,
    search,
    settle,
    stories_to_index,
    stories_with_keys,
    writer,
)
from backstory.archive.search import outbox as outbox_module


def test_the_list_is_empty_once_the_index_has_committed(archive: Any) -> None:
    archive.story("The bridge")
    assert catch_up() == 1
    assert not Unindexed.objects.exists()
    assert catch_up() == 0


def test_a_changed_story_is_found_by_its_new_words_only(archive: Any) -> None:
    story = archive.story("The bridge")
    archive.found("bridge")
    Story.objects.filter(pk=story.pk).update(title="The tower")
    archive.changed(story)
    assert archive.found("bridge") == []
    assert archive.found("tower") == ["The tower"]
    assert search(SearchQuery(text="")).total == 1


def test_what_somebody_has_just_read_is_not_read_again(archive: Any) -> None:
    story = archive.story("The bridge", "It stands.")
    text = AtHand(story.text.pk, '[["text","It fell."]]', "fell")
    catch_up(at_hand={story.pk: text})
    assert (archive.found("fell"), archive.found("stands")) == (["The bridge"], [])
    assert stories_with_keys(["fell"]) == [story.pk]


def test_what_somebody_has_read_counts_no_more_once_the_story_has_another_text(archive: Any) -> None:
    story = archive.story("The bridge", "It stands.")
    read = AtHand(story.text.pk, '[["text","It stands."]]', "old")
    archive.text(story, "It fell.")
    catch_up(at_hand={story.pk: read})
    assert archive.found("fell") == ["The bridge"]
    assert stories_with_keys(["old"]) == []


def test_a_story_that_is_gone_is_no_longer_found(archive: Any) -> None:
    story = archive.story("The bridge")
    archive.story("The bridge again")
    catch_up()
    archive.changed(story)
    story.texts.all().delete()
    story.captures.all().delete()
    story.delete()
    assert archive.found("bridge") == ["The bridge again"]


def test_a_crash_after_the_database_heals(archive: Any) -> None:
    archive.story("The bridge")
    catch_up()
    archive.story("The tower")  # the process dies here: the index knows nothing
    assert archive.titles(search(SearchQuery(text="tower"))) == []
    heal()
    assert archive.titles(search(SearchQuery(text="tower"))) == ["The tower"]


def test_a_crash_between_index_and_list_does_no_harm(archive: Any, monkeypatch: Any) -> None:
    archive.story("The bridge")

    def die(_rows: list[int]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(outbox_module, "settle", die)
    with pytest.raises(KeyboardInterrupt):
        catch_up()
    monkeypatch.undo()
    assert Unindexed.objects.count() == 1
    assert archive.found("bridge") == ["The bridge"]
    assert search(SearchQuery(text="bridge")).total == 1
    assert not Unindexed.objects.exists()


def test_a_change_during_catching_up_is_not_lost(archive: Any, monkeypatch: Any) -> None:
    story = archive.story("The bridge")
    loaded = outbox_module.stories_to_index

    def load_then_change(*what: Any) -> Any:
        stories = list(loaded(*what))
        if Story.objects.filter(title="The bridge").update(title="The tower"):
            archive.changed(story)
        return stories

    monkeypatch.setattr(outbox_module, "stories_to_index", load_then_change)
    assert archive.found("tower") == ["The tower"]


def test_what_another_leaves_while_we_write_is_taken_in_too(archive: Any, monkeypatch: Any) -> None:
    archive.story("The bridge")
    settled = outbox_module.settle

    def settle_and_receive(rows: list[int]) -> None:
        settled(rows)
        if Story.objects.count() == 1:
            archive.story("The tower")

    monkeypatch.setattr(outbox_module, "settle", settle_and_receive)
    assert catch_up() == 2
    assert archive.found("tower") == ["The tower"]


def test_a_story_with_many_changes_is_held_once(archive: Any) -> None:
    story = archive.story("The bridge")
    for _ in range(1200):
        archive.changed(story)
    steps: list[int] = []
    assert catch_up(progress=steps.append) == 1201
    assert steps[-1] == 1201
    assert search(SearchQuery(text="bridge")).total == 1


def test_while_one_writes_another_is_told_at_once(archive: Any) -> None:
    archive.story("The bridge")
    with writer(), pytest.raises(IndexLocked, match="will be indexed later"):
        catch_up()
    assert Unindexed.objects.count() == 1
    assert catch_up() == 1


def test_another_process_that_writes_is_respected_and_its_death_frees_the_lock(
    archive: Any, settings: Any
) -> None:
    archive.story("The bridge")
    catch_up()
    archive.story("The tower")
    program = (
        "import sys, pathlib, django\n"
        "from django.conf import settings\n"
        "settings.configure(INSTALLED_APPS=['backstory.archive.apps.ArchiveConfig'],"
        " BACKSTORY_HOME=pathlib.Path(sys.argv[1]), BACKSTORY_SEARCH_KEYS=sys.argv[2])\n"
        "django.setup()\n"
        "from backstory.archive.search import writer\n"
        "with writer():\n"
        "    print('writing', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(archive.index.parent), settings.BACKSTORY_SEARCH_KEYS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(IndexLocked):
            catch_up()
        heal()  # leaves it to the other one
        assert archive.titles(search(SearchQuery(text="bridge"))) == ["The bridge"]
    finally:
        other.kill()
        other.wait()
    assert archive.found("tower") == ["The tower"]


def test_the_caller_decides_when_to_commit(archive: Any) -> None:
    story = archive.story("The bridge")
    (row,) = stories_to_index([story.pk])
    with writer() as opened:
        opened.add(row, fresh=True)
        assert search(SearchQuery(text="bridge")).total == 0
        opened.commit()
        assert search(SearchQuery(text="bridge")).total == 1
        opened.delete(story.pk)
    assert search(SearchQuery(text="bridge")).total == 1, "what was not committed is dropped"
    with writer() as opened:
        opened.delete(story.pk)
        opened.commit()
    assert search(SearchQuery(text="bridge")).total == 0


def test_a_story_added_again_takes_its_own_place(archive: Any) -> None:
    story = archive.story("The bridge")
    (row,) = stories_to_index([story.pk])
    with writer() as opened:
        assert opened.write([row, row, row]) == 3
        opened.commit()
    assert search(SearchQuery(text="bridge")).total == 1


def test_rows_can_be_settled_by_the_one_who_indexed_them(archive: Any) -> None:
    archive.story("The bridge")
    archive.story("The tower")
    settle(list(Unindexed.objects.values_list("pk", flat=True))[:1])
    assert [row.story_id for row in Unindexed.objects.all()] == [Story.objects.get(title="The tower").pk]


def test_what_is_indexed_is_what_the_database_holds(archive: Any, settings: Any) -> None:
    settings.BACKSTORY_SEARCH_KEYS = ""
    one, other = archive.actor("One"), archive.actor("Other")
    story = archive.story(
        "The bridge", "First.", section="Coast", outlet="Gull", language="ru", state="draft", actors=(one,)
    )
    archive.link(story, other, status="rejected")
    archive.text(story, "Second.", "Third.")
    assert list(stories_to_index([story.pk, 10_000])) == [
        IndexedStory(
            id=story.pk,
            title="The bridge",
            paragraphs=["Second.", "Third."],
            language="ru",
            day=story.day,
            visible=Visibility.DESK,
            outlet="Gull",
            section="Coast",
            actors=[one.pk],
        )
    ]


def test_a_folder_that_cannot_be_written_is_said_clearly(archive: Any, tmp_path: Path, settings: Any) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.BACKSTORY_HOME = tmp_path / "file"
    from backstory.archive.search import IndexUnwritable

    with pytest.raises(IndexUnwritable, match="cannot be written"), writer():
        pass
