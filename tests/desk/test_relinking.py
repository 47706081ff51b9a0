"""Whatever is corrected, in whatever order: the links are those of a linker that was built anew, and undoing
everything leaves the archive as it was."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from typing import Any

import pytest

from backstory.archive.models import Actor, ActorName, Correction, Link, Story, Text, Unindexed
from backstory.archive.registry import import_actors
from backstory.archive.search import IndexUnusable
from backstory.desk import forks, indexing, journal, relinking, texts
from backstory.desk.corrections import (
    add_name,
    change_name,
    delete_actor,
    new_actor,
    not_an_actor,
    remove_name,
    rename,
    set_fields,
)
from backstory.desk.decisions import decide_link
from backstory.desk.journal import Done, undo
from backstory.desk.merging import merge, split
from backstory.desk.registry import forget, import_and_relink
from backstory.desk.texts import JustRead, newest_texts
from backstory.desk.ties import designate, relate
from backstory.errors import ArchiveError
from backstory.names.texts import traces
from backstory.values import Actor as Value
from backstory.values import Designation, Name, Relation

pytestmark = pytest.mark.django_db

NAMES = (
    "Velbrod Front", "Harbour Guard", "Ajnad al-Kavkaz", "Аджнад аль-Кавказ", "أجناد القوقاز", "Karsan",
    "Ildar Temrakov", "Ильдар Темраков", "Temrakov", "VLF", "Northern Army of Velbrod", "Northern Army",
    "Bank of Karsan", "Освободительная армия", "Liberation Army", "جيش التحرير", "Dorva",
)  # fmt: skip
TEXTS = {
    "en": (
        "The Velbrod Front met the Harbour Guard in Karsan.",
        "Ildar Temrakov spoke. Temrakov was seen near Dorva with the VLF.",
        "The Northern Army of Velbrod passed the Bank of Karsan.",
        "The Liberation Army and the Northern Army met in Dorva.",
        "Ajnad al-Qawqaz is led by I. Temrakov, said the Harbour Gaurd.",
        "nothing but small letters: the harbour guard, ajnad al-kavkaz",
    ),
    "ru": (
        "Отряд Аджнада аль-Кавказа ушёл из Карсана.",
        "Ильдара Темракова видели в Дорве вместе с Освободительной армией.",
        "О Темракове в Велброде не слышали.",
    ),
    "ar": (
        "انسحب مقاتلو أجناد القوقاز من المدينة.",
        "قال قائد جيش التحرير إن المعركة انتهت.",
    ),
}  # fmt: skip


@pytest.fixture
def filled(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(relinking, "SHARE", 0)
    rows = [
        Value("front", "group", "Velbrod Front", (Name("VLF", "en", "acronym"),)),
        Value("guard", "group", "Harbour Guard", relations=(Relation("part of", "front"),)),
        Value("karsan", "place", "Karsan", countries=("xx",)),
        Value("land", "place", "Karsania", (Name("Karsani", "", "weak"),), countries=("xx",)),
        Value("temrakov", "person", "Ildar Temrakov", countries=("xx",)),
    ]
    import_actors(rows, "start.jsonl")
    for language, those in TEXTS.items():
        desk.add(*those, lang=language)
    desk.add("The Karsani army left Dorva, and in Velbrod nobody spoke. The Dorva Bank stayed.")
    return desk


def some_correction(rng: random.Random) -> Done | None:
    """One correction of any kind; what makes no sense is refused, which is None."""
    keys = [*Actor.objects.values_list("key", flat=True), "nobody"]
    key, other, name = rng.choice(keys), rng.choice(keys), rng.choice(NAMES)
    held = list(ActorName.objects.values_list("text", flat=True)) or ["none"]
    kind = rng.choice(["group", "organisation", "person", "place"])
    new = f"new{Correction.objects.count()}"
    story = rng.choice(list(Story.objects.all()))
    status = rng.choice([Link.Status.ACCEPTED, Link.Status.REJECTED])

    def load() -> Done | None:
        more = Name(rng.choice(NAMES), "en", rng.choice(["alias", "weak"]))
        row = Value(rng.choice([key, new]), kind, name, (more,))  # type: ignore[arg-type]
        if row.id != "land" and rng.random() < 0.5:
            tie = (Relation("in", "land"),)
            row = replace(row, kind="place", relations=tie, countries=("xx",), latitude=1.0, population=9)
        number = import_and_relink([row], "more.jsonl", "ann").number
        return Done(number, "", 0) if number else None

    corrections = (
        lambda: new_actor(new, kind, name, "ann"),
        lambda: add_name(key, Name(name, rng.choice(["", "en"])), "ann"),
        lambda: add_name(key, Name(name, "", rng.choice(["weak", "former", "alias"])), "ann"),
        lambda: remove_name(key, rng.choice(held), "ann"),
        lambda: change_name(key, rng.choice(held), "ann", kind=rng.choice(["weak", "alias"])),
        lambda: rename(key, name, "ann"),
        lambda: set_fields(key, "ann", kind=kind),
        lambda: set_fields(key, "ann", countries=[rng.choice(["xx", "yy"])], note=name),
        lambda: merge(key, other, "ann"),
        lambda: split(key, new, [rng.choice(held)], "ann"),
        lambda: delete_actor(key, "ann"),
        lambda: relate(key, Relation("ally of", other), "ann"),
        lambda: designate(key, Designation(name), "ann"),
        lambda: decide_link(story, key, status, "ann"),
        lambda: not_an_actor(name, "ann"),
        load,
        lambda: forget("more.jsonl", "ann"),
    )
    try:
        return rng.choice(corrections)()
    except ArchiveError:
        return None


def links() -> list[Any]:
    rows = Link.objects.values_list(
        "story", "actor__key", "status", "rule", "score", "mentions", "decided_by"
    )
    return sorted(rows, key=repr)


@pytest.mark.parametrize("seed", range(16))
def test_random_corrections_leave_the_links_of_a_new_linker_and_are_undone_without_a_trace(
    filled: Any, seed: int
) -> None:
    rng = random.Random(seed)
    before = filled.state()
    done = [made for _ in range(30) if (made := some_correction(rng))]
    filled.check()
    kept = links()
    from backstory.archive import linker

    linker._held = None
    linker.hold(linker.generation(), linker._built(linker.generation()))
    relinking.put_on_list(None)
    relinking.work_off()
    assert links() == kept
    for each in reversed(done):
        undo(each.number, "bob")
        filled.check()
    assert filled.state() == before


def test_a_relation_decides_between_two_of_one_name(filled: Any) -> None:
    import_actors(
        [
            Value("east", "group", "Eastern Column", (Name("Dorva Brigade"),)),
            Value("west", "group", "Western Column", (Name("Dorva Brigade"),)),
        ],
        "columns.jsonl",
    )
    filled.add("The Dorva Brigade met the Harbour Guard.")
    story = Story.objects.latest("pk").external_id
    assert filled.status(story, "east") == filled.status(story, "west") == "suggested"
    done = relate("east", Relation("ally of", "guard"), "ann")
    assert (filled.status(story, "east"), filled.status(story, "west")) == ("linked", "")
    undo(done.number, "ann")
    assert filled.status(story, "east") == filled.status(story, "west") == "suggested"
    new_actor("riders", "group", "Karsan Riders", "ann")
    relate("east", Relation("ally of", "riders"), "ann")
    assert filled.status(story, "east") == "suggested"
    done = merge("riders", "guard", "ann")  # whose ally is now one of those whom the text names
    assert (filled.status(story, "east"), filled.status(story, "west")) == ("linked", "")
    undo(done.number, "ann")
    assert filled.status(story, "east") == filled.status(story, "west") == "suggested"
    filled.check()


def test_a_story_whose_text_has_changed_is_linked_by_its_newest_text(filled: Any) -> None:
    story = Story.objects.get(external_id="s1")
    old = story.text
    assert old is not None
    Text.objects.create(
        story=story, capture=old.capture, title="", paragraphs=[["text", "The Karsan Riders left."]]
    )
    Unindexed.objects.create(story_id=story.pk)
    new_actor("riders", "group", "Karsan Riders", "ann")
    assert filled.linked("riders") == {"s1"}


def test_linking_all_stories_takes_them_in_batches(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relinking, "_BATCH", 4)
    seen: list[int] = []
    relinking.put_on_list(None)
    relinking.put_on_list([Story.objects.earliest("pk").pk])  # no story twice
    assert relinking.work_off(seen.append) == sum(seen) == Story.objects.count()
    assert max(seen) == 4


def test_the_index_gets_what_the_linker_has_just_read(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_again(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(traces, "traces_text", read_again)
    add_name("front", Name("Northern Army"), "ann")
    assert filled.found("front") >= {"s3", "s4"}
    monkeypatch.undo()
    filled.check()
    add_name("guard", Name("Liberation Army"), "ann")  # asks by the traces that the linker gave
    assert "s4" in filled.linked("guard")


def test_only_so_much_of_what_was_read_is_kept(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_MOST_LETTERS", 300)
    stories = newest_texts(list(Story.objects.values_list("pk", flat=True)))
    read = JustRead()
    for story in stories:
        read.note(story, "~harbour")
    assert 0 < len(read) < len(stories)
    relinking.put_on_list(None)
    relinking.work_off()
    filled.check()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks on Linux only")
def test_several_processes_find_what_one_finds(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "may_fork", lambda: True)
    monkeypatch.setattr(relinking, "_READ", 1)
    monkeypatch.setattr(relinking, "_LINKED", 1)
    before = filled.state()
    done = add_name("front", Name("Ajnad al-Kavkaz"), "ann")
    assert filled.linked("front") >= {"s5", "s7", "s10"}
    filled.check()
    undo(done.number, "ann")
    relinking.put_on_list(None)
    assert relinking.work_off() == Story.objects.count()
    filled.check()
    assert filled.state() == before


def test_where_the_index_cannot_be_asked_all_stories_are_linked(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unusable(*_: object, **__: object) -> None:
        raise IndexUnusable("damaged", "index")

    monkeypatch.setattr(relinking.search, "keys_beginning", unusable)
    done = add_name("front", Name("Karsan Column"), "ann")
    assert done.relinked == Story.objects.count()


def test_a_story_that_reaches_the_index_meanwhile_is_not_missed(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where an import files stories and has them indexed while a correction looks for its stories."""
    file = filled.add
    ask = relinking.candidates

    def asked_before_the_import_is_indexed(differ: Any) -> set[int]:
        found = ask(differ)
        indexing.catch_up()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(indexing.SearchFeed, "add", lambda *_: None)
        patch.setattr(indexing, "catch_up", lambda *_: None)
        file("The Karsan Riders left.")
    story = Story.objects.latest("pk")
    assert Unindexed.objects.filter(story_id=story.pk).exists()
    monkeypatch.setattr(journal, "catch_up", lambda: None)
    monkeypatch.setattr(relinking, "candidates", asked_before_the_import_is_indexed)
    add_name("front", Name("Karsan Riders"), "ann")
    assert filled.linked("front") >= {story.external_id}
