"""The registry in the archive: importing updates and never doubles, and what goes in comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backstory.archive.generations import generation
from backstory.archive.models import Actor as ActorRow
from backstory.archive.models import ActorName
from backstory.archive.registry import actor_ids, actors, import_actors
from backstory.errors import RegistryError
from backstory.values import Actor, Designation, Name, Relation

pytestmark = pytest.mark.django_db

FRONT = Actor(
    id="front",
    kind="group",
    name="River Front",
    names=(Name("Речной фронт", "ru"), Name("RF", "en", "acronym")),
    designations=(Designation("Council of Vell", "List A", "2024-01", "", "V.12"),),
    relations=(Relation("part of", "union", "2020", "", "own statement"),),
    countries=("xx",),
    latitude=1.5,
    longitude=2.5,
    population=None,
    note="A group.",
)


def test_what_is_imported_comes_out_unchanged() -> None:
    import_actors([FRONT], "a.jsonl")
    assert list(actors()) == [FRONT]


def test_importing_again_changes_nothing_and_the_linkers_index_stays_good() -> None:
    import_actors([FRONT], "a.jsonl")
    before = generation()
    done = import_actors([FRONT], "a.jsonl")
    assert (done.added, done.updated, done.unchanged, done.changed) == (0, 0, 1, [])
    assert generation() == before


def test_a_name_that_the_file_no_longer_gives_goes_and_an_editors_name_stays() -> None:
    import_actors([FRONT], "a.jsonl")
    ActorName.objects.create(actor=ActorRow.objects.get(), text="The Front", source="ann")
    done = import_actors([replace(FRONT, names=(Name("Речной фронт", "ru"),))], "a.jsonl")
    assert done.updated == 1
    assert done.changed == ["front"]
    assert {n.text for n in ActorName.objects.all()} == {"Речной фронт", "The Front"}


def test_another_source_adds_names_and_takes_none_away() -> None:
    import_actors([FRONT], "a.jsonl")
    import_actors([replace(FRONT, names=(Name("Flussfront", "de"),))], "b.jsonl")
    assert {n.text for n in ActorName.objects.all()} == {"Речной фронт", "RF", "Flussfront"}


def test_a_kind_or_designation_that_changed_is_updated() -> None:
    import_actors([FRONT], "a.jsonl")
    ended = replace(FRONT, designations=(replace(FRONT.designations[0], until="2025-02"),))
    import_actors([replace(ended, kind="organisation")], "a.jsonl")
    assert list(actors()) == [replace(ended, kind="organisation")]


def test_a_bad_row_is_reported_and_the_rest_is_imported() -> None:
    done = import_actors([RegistryError("no name", where="a.jsonl:1"), FRONT], "a.jsonl")
    assert (done.added, len(done.errors)) == (1, 1)


def test_a_merged_actors_key_gives_the_one_it_was_merged_into() -> None:
    import_actors([FRONT, replace(FRONT, id="other", name="Other")], "a.jsonl")
    front, other = ActorRow.objects.get(key="front"), ActorRow.objects.get(key="other")
    other.merged_into = front
    other.save()
    assert actor_ids() == {"front": front.pk, "other": front.pk}
