"""Corrections of actors and names: they reach every story, and only those; they are refused where they make
no sense, and undone without a trace."""

from __future__ import annotations

from typing import Any

import pytest

from backstory.archive.models import Actor, ActorName, Correction, Link, NotAnActor, Story, Unlinked
from backstory.archive.registry import actors, import_actors
from backstory.desk import corrections, journal, relinking
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
from backstory.desk.journal import undo
from backstory.errors import ArchiveError
from backstory.values import Actor as Value
from backstory.values import Name

pytestmark = pytest.mark.django_db

FRONT = Value("front", "group", "Velbrod Front", (Name("Vel Front", "en"),))


@pytest.fixture
def filled(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(relinking, "SHARE", 0)  # always by trails, however small the archive
    import_actors([FRONT, Value("guard", "group", "Harbour Guard")], "groups.jsonl")
    desk.add(
        "The Velbrod Front took the bridge.",
        "Fighters of the Red Banner withdrew at night.",
        "The Harbour Guard said nothing.",
        "Nothing happened.",
    )
    return desk


def test_a_name_that_is_added_links_every_story_that_has_it(filled: Any) -> None:
    assert filled.linked("front") == {"s1"}
    done = add_name("front", Name("Red Banner", "en"), "ann")
    assert filled.linked("front") == {"s1", "s2"}
    assert done.relinked == 1
    filled.check()


def test_a_name_reaches_stories_in_other_scripts_and_cases(filled: Any) -> None:
    filled.add("Бойцы группы «Аджнад аль-Кавказ» ушли.", "Лагерь Аджнада аль-Кавказа взят.", lang="ru")
    filled.add("مقاتلو أجناد القوقاز انسحبوا من المدينة.", lang="ar")
    add_name("front", Name("Ajnad al-Kavkaz"), "ann")
    assert filled.linked("front") >= {"s1", "s5", "s6", "s7"}
    filled.check()


def test_a_name_that_is_removed_leaves_its_stories(filled: Any) -> None:
    add_name("front", Name("Red Banner", "en"), "ann")
    remove_name("front", "Red Banner", "ann")
    assert filled.linked("front") == {"s1"}
    filled.check()


def test_only_stories_that_may_hold_the_name_are_linked_anew(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.add(*(f"Report {n}: the council of Orvane met, and nothing came of it." for n in range(300)))
    linked: list[str] = []
    refile = relinking.refile_links

    def refiled(found: Any) -> set[int]:
        linked.extend(story.external_id for story in found)
        return refile(found)

    monkeypatch.setattr(relinking, "refile_links", refiled)
    done = add_name("front", Name("Red Banner", "en"), "ann")
    assert linked == ["s2"]
    assert done.relinked == 1


def test_a_name_with_signs_of_its_own_reaches_the_stories_that_have_it(filled: Any) -> None:
    before = filled.linked("guard")
    filled.add(
        "Men of the Guard of Orvane – North marched.",
        "The guard of Orvane marched; North of it, nothing moved.",
        "The Guard of Orvane/North marched.",
    )
    add_name("guard", Name("Guard of Orvane – North", "en"), "ann")
    assert filled.linked("guard") - before == {"s5"}
    filled.check()


def test_a_people_written_small_reaches_the_stories_that_have_it_in_any_case(filled: Any) -> None:
    before = filled.linked("guard")
    filled.add("Вчера речников видели у моста.", "Вчера речником был он один.", lang="ru")
    add_name("guard", Name("речники", "ru"), "ann")
    assert filled.linked("guard") - before >= {"s5"}
    filled.check()


def test_what_a_name_does_to_others_is_undone_with_it(filled: Any) -> None:
    """A longer name of one actor takes the span of a shorter one of another."""
    before = filled.state()
    done = add_name("guard", Name("Velbrod Front Guard"), "ann")
    filled.add("The Velbrod Front Guard marched.")
    assert filled.linked("front") == {"s1"}
    assert "s5" in filled.linked("guard")
    undo(done.number, "bob")
    assert "s5" in filled.linked("front")
    assert before["registry"] == filled.state()["registry"]
    filled.check()


def test_an_undone_correction_can_be_done_again_and_undone_again(filled: Any) -> None:
    first = filled.state()
    done = add_name("front", Name("Red Banner", "en"), "ann")
    second = filled.state()
    undoing = undo(done.number, "bob")
    assert filled.state() == first
    undo(undoing.number, "ann")
    assert filled.state() == second
    undo(done.number, "ann")
    assert filled.state() == first
    filled.check()


def test_a_correction_cannot_be_undone_twice(filled: Any) -> None:
    done = add_name("front", Name("Red Banner"), "ann")
    undone = undo(done.number, "bob")
    with pytest.raises(ArchiveError, match=f"undo {undone.number}"):
        undo(done.number, "bob")


def test_what_came_later_must_be_undone_first(filled: Any) -> None:
    first = add_name("front", Name("Red Banner"), "ann")
    second = add_name("front", Name("Black Banner"), "bob")
    with pytest.raises(ArchiveError, match=f"undo correction {second.number} by bob first"):
        undo(first.number, "ann")
    undo(second.number, "ann")
    undo(first.number, "ann")
    assert [name.text for name in next(actors(["front"])).names] == ["Vel Front"]


def test_a_correction_that_was_done_again_counts_as_later(filled: Any) -> None:
    first = add_name("front", Name("Red Banner"), "ann")
    second = add_name("front", Name("Black Banner"), "bob")
    undo(undo(second.number, "bob").number, "bob")
    with pytest.raises(ArchiveError, match="has changed since"):
        undo(first.number, "ann")


def test_what_an_import_changed_since_is_not_overwritten(filled: Any) -> None:
    done = add_name("front", Name("Red Banner"), "ann")
    import_actors([Value("front", "group", "Velbrod Front", (Name("Frente", "es"),))], "other.jsonl")
    with pytest.raises(ArchiveError, match="by an import"):
        undo(done.number, "ann")


def test_the_journal_says_who_did_what_and_when(filled: Any) -> None:
    done = add_name("front", Name("Red Banner"), "ann")
    undo(done.number, "bob")
    rows = list(journal.corrections_of("front"))
    assert [(row.who, row.action) for row in rows] == [("bob", "undo"), ("ann", "add name")]
    assert "Red Banner" in rows[1].summary
    assert rows[1].undone_by == rows[0]
    assert rows[1].at <= rows[0].at


def test_an_actor_is_made_and_its_stories_are_found(filled: Any) -> None:
    before = filled.state()
    done = new_actor("banner", "group", "Red Banner", "ann")
    assert filled.linked("banner") == {"s2"}
    undo(done.number, "ann")
    assert filled.state() == before
    filled.check()


def test_an_actor_that_goes_leaves_the_search(filled: Any) -> None:
    pk = Actor.objects.get(key="front").pk
    done = delete_actor("front", "ann")
    from backstory.archive.search import SearchQuery, search

    assert search(SearchQuery(actors=[pk])).total == 0
    assert not Link.objects.filter(actor=pk).exists()
    undo(done.number, "ann")
    assert Actor.objects.get(key="front").pk == pk
    assert filled.linked("front") == filled.found("front") == {"s1"}
    filled.check()


def test_a_decision_on_an_actor_comes_back_with_it(filled: Any) -> None:
    from backstory.desk.decisions import decide_link

    decide_link(Story.objects.get(external_id="s1"), "front", Link.Status.REJECTED, "ann")
    decide_link(Story.objects.get(external_id="s4"), "front", Link.Status.ACCEPTED, "ann")
    before = filled.state()
    undo(delete_actor("front", "ann").number, "ann")
    assert filled.state() == before


def test_a_new_actor_that_was_decided_about_is_not_undone_over_that(filled: Any) -> None:
    from backstory.desk.decisions import decide_link

    done = new_actor("banner", "group", "Red Banner", "ann")
    decision = decide_link(Story.objects.get(external_id="s4"), "banner", Link.Status.ACCEPTED, "bob")
    with pytest.raises(ArchiveError, match=f"undo correction {decision.number} by bob first"):
        undo(done.number, "ann")


def test_a_renamed_actor_keeps_its_old_name_as_an_alias(filled: Any) -> None:
    before = filled.state()
    done = rename("front", "Vel Front", "ann")
    value = next(actors(["front"]))
    assert value.name == "Vel Front"
    assert [name.text for name in value.names] == ["Velbrod Front"]
    assert filled.linked("front") == {"s1"}
    undo(done.number, "ann")
    assert filled.state() == before


def test_a_weak_name_needs_context(filled: Any) -> None:
    add_name("front", Name("Red Banner", "en"), "ann")
    done = change_name("front", "Red Banner", "ann", kind="weak")
    assert filled.linked("front") == {"s1"}
    undo(done.number, "ann")
    assert filled.linked("front") == {"s1", "s2"}


def test_kind_note_and_countries_are_set(filled: Any) -> None:
    before = filled.state()
    done = set_fields("front", "ann", kind="organisation", note="A party.", countries=["sy", "lb"])
    value = next(actors(["front"]))
    assert (value.kind, value.note, value.countries) == ("organisation", "A party.", ("sy", "lb"))
    undo(done.number, "ann")
    assert filled.state() == before


def test_a_name_that_is_no_actor_is_noted_once(filled: Any) -> None:
    done = not_an_actor("Red Banner", "ann")
    with pytest.raises(ArchiveError, match="already"):
        not_an_actor("RED BANNER", "ann")
    undo(done.number, "ann")
    assert not NotAnActor.objects.exists()


@pytest.mark.parametrize(
    ("correct", "what"),
    [
        (lambda: add_name("frnt", Name("X Y"), "ann"), "no actor 'frnt'"),
        (lambda: add_name("Velbrod", Name("X Y"), "ann"), "did you mean front"),
        (lambda: add_name("front", Name("Velbrod Front"), "ann"), "already"),
        (lambda: add_name("front", Name("Vel Front", "en"), "ann"), "already"),
        (lambda: add_name("front", Name("X Y", "", "nickname"), "ann"), "no kind of a further name"),
        (lambda: add_name("front", Name(""), "ann"), "name"),
        (lambda: add_name("front", Name("a" * 10_000), "ann"), "name"),
        (lambda: new_actor("front", "group", "Other", "ann"), "already"),
        (lambda: new_actor("x", "gang", "Other", "ann"), "no kind of actor"),
        (lambda: remove_name("front", "Velbrod Front", "ann"), "main name"),
        (lambda: remove_name("front", "Nobody", "ann"), "no name 'Nobody'"),
        (lambda: change_name("front", "Vel Front", "ann", kind="alias"), "already"),
        (lambda: rename("front", "Velbrod Front", "ann"), "already"),
        (lambda: set_fields("front", "ann", kind="group"), "already"),
        (lambda: set_fields("front", "ann", countries=["Syria"]), "countr"),
        (lambda: not_an_actor("!!!", "ann"), "no letter"),
        (lambda: undo(99, "ann"), "no correction 99"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(filled: Any, correct: Any, what: str) -> None:
    before = filled.state()
    with pytest.raises(ArchiveError, match=what):
        correct()
    assert filled.state() == before
    assert not Correction.objects.exists()


def test_an_import_does_not_bring_back_what_an_editor_took_away(filled: Any) -> None:
    remove_name("front", "Vel Front", "ann")
    done = import_actors([FRONT], "groups.jsonl")
    assert (done.updated, done.unchanged) == (0, 1)
    assert not ActorName.objects.filter(text="Vel Front").exists()
    add_name("front", Name("Vel Front", "en"), "bob")
    assert ActorName.objects.filter(text="Vel Front").exists()


def test_an_import_leaves_what_an_editor_set(filled: Any) -> None:
    rename("front", "Front of Velbrod", "ann")
    set_fields("front", "ann", kind="organisation", note="A party.")
    change_name("front", "Vel Front", "ann", kind="weak")
    for _ in range(2):
        import_actors([FRONT], "groups.jsonl")
    value = next(actors(["front"]))
    assert (value.name, value.kind, value.note) == ("Front of Velbrod", "organisation", "A party.")
    assert set(value.names) == {Name("Vel Front", "en", "weak"), Name("Velbrod Front")}


def test_undoing_lets_imports_have_their_way_again(filled: Any) -> None:
    undo(remove_name("front", "Vel Front", "ann").number, "ann")
    undo(rename("front", "Front of Velbrod", "ann").number, "ann")
    import_actors([FRONT], "groups.jsonl")
    assert next(actors(["front"])) == FRONT


def test_a_correction_that_was_killed_before_its_stories_were_linked_is_finished_by_the_next(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "work_off", lambda _moved: 0)
    add_name("front", Name("Red Banner", "en"), "ann")
    assert filled.linked("front") == {"s1"}
    assert Unlinked.objects.count() == 1
    monkeypatch.undo()
    not_an_actor("Nobody", "ann")
    assert filled.linked("front") == {"s1", "s2"}
    filled.check()


def test_a_story_that_the_index_has_not_seen_yet_is_linked_too(
    filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backstory.desk import indexing

    monkeypatch.setattr(indexing.SearchFeed, "add", lambda _self, _fresh: None)
    monkeypatch.setattr(indexing, "catch_up", lambda _say=None: None)
    filled.add("The Red Banner marched.")
    monkeypatch.setattr(journal, "catch_up", lambda: None)
    add_name("front", Name("Red Banner", "en"), "ann")
    assert filled.linked("front") == {"s1", "s2", "s5"}


def test_in_an_archive_without_stories_nothing_is_linked(desk: Any) -> None:
    import_actors([FRONT], "groups.jsonl")
    assert add_name("front", Name("Red Banner"), "ann").relinked == 0
    assert corrections.find_actor("front").names.count() == 2
