"""The demonstration's registry: readable without a remark, and names in three scripts for every actor."""

from __future__ import annotations

from functools import cache

from backstory.demo import REGISTRY
from backstory.registry import read
from backstory.values import Actor


@cache
def _actors() -> tuple[Actor, ...]:
    outcomes = list(read(REGISTRY))
    problems = [str(outcome) for outcome in outcomes if not isinstance(outcome, Actor)]
    assert problems == []
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Actor))


def test_it_holds_some_thirty_actors_of_all_kinds_each_once() -> None:
    actors = _actors()
    assert 25 <= len(actors) <= 35
    assert len({actor.id for actor in actors}) == len(actors)
    assert {actor.kind for actor in actors} == {"group", "organisation", "person", "place"}


def test_every_actor_has_names_in_latin_cyrillic_and_arabic_script() -> None:
    for actor in _actors():
        everything = " ".join([actor.name, *(name.text for name in actor.names)])
        assert any("a" <= letter <= "z" for letter in everything), actor.id
        assert any("а" <= letter <= "я" for letter in everything), actor.id
        assert any("ا" <= letter <= "ي" for letter in everything), actor.id


def test_no_name_belongs_to_two_actors() -> None:
    owner: dict[str, str] = {}
    for actor in _actors():
        for name in {actor.name, *(name.text for name in actor.names)}:
            assert owner.setdefault(name.casefold(), actor.id) == actor.id, name


def test_it_shows_every_kind_of_name_and_designations_that_ended() -> None:
    kinds = {name.kind for actor in _actors() for name in actor.names}
    assert kinds == {"main", "alias", "acronym", "former", "misspelling", "weak"}
    designations = [designation for actor in _actors() for designation in actor.designations]
    assert {designation.authority for designation in designations} == {
        "Commission on Prohibited Formations (Varkeldia)",
        "Supreme Court of Tulmenia",
    }
    assert any(designation.until for designation in designations)
    assert all(designation.since and designation.reference for designation in designations)


def test_relations_lead_to_actors_of_the_registry_and_name_their_source() -> None:
    known = {actor.id for actor in _actors()}
    relations = [relation for actor in _actors() for relation in actor.relations]
    assert {"part of", "leader of", "split from"} <= {relation.kind for relation in relations}
    assert all(relation.other in known and relation.source for relation in relations)


def test_every_actor_is_marked_as_invented() -> None:
    assert all(actor.note.startswith("Invented for demonstration.") for actor in _actors())
