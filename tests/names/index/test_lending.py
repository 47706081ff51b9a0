"""Names that packs lend to a registry's actors."""

from __future__ import annotations

from backstory.names import Linker
from backstory.names.index.lending import lend, lend_to, may_lend_to
from backstory.registry import knowledge
from backstory.values import Actor, Document, Name


def town(id: str, name: str, *names: str, people: int = 500_000, country: str = "") -> Actor:
    tagged = (name.rpartition(":") for name in names)
    return Actor(
        id,
        "place",
        name,
        tuple(Name(text, language) for language, _, text in tagged),
        countries=(country,) if country else (),
        population=people,
    )


def lent(actors: list[Actor], *knowledge: Actor) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor, name in lend(actors, knowledge):
        found.setdefault(actor, set()).add(name.text)
    return found


def place(id: str, name: str, *names: str, country: str = "") -> Actor:
    return Actor(id, "place", name, tuple(map(Name, names)), countries=(country,) if country else ())


ALEPPO = town("geonames-1", "Aleppo", "Alepo", "fr:Alep", "Алеппо", "حلب")


def test_a_town_lends_what_it_is_called_in_other_scripts() -> None:
    assert lent([place("a", "Aleppo")], ALEPPO)["a"] >= {"Алеппо", "حلب"}


def test_a_town_lends_names_in_the_registrys_own_script_only_if_a_language_claims_them() -> None:
    names = lent([place("a", "Aleppo")], ALEPPO)["a"]
    assert "Alep" in names
    assert "Alepo" not in names


def test_a_registry_in_another_script_is_lent_the_latin_names() -> None:
    assert lent([place("a", "حلب")], ALEPPO)["a"] >= {"Aleppo", "Alepo", "Алеппо"}


def test_only_places_are_lent_the_names_of_towns() -> None:
    assert lent([Actor("a", "person", "Aleppo"), Actor("b", "organisation", "Aleppo")], ALEPPO) == {}


def test_of_towns_of_one_name_the_one_that_is_ten_times_bigger_is_meant() -> None:
    big = town("geonames-1", "London", "Лондон", people=9_000_000)
    small = town("geonames-2", "London", "Лондан", people=400_000)
    for packs in ([big, small], [small, big]):
        assert lent([place("a", "London")], *packs)["a"] == {"Лондон"}


def test_of_towns_of_like_size_only_what_both_are_called_is_lent() -> None:
    one = town("geonames-1", "Valencia", "Валенсия", "بلنسية", people=800_000)
    other = town("geonames-2", "Valencia", "Валенсия", "فالنسيا", people=1_600_000)
    assert lent([place("a", "Valencia")], one, other)["a"] == {"Валенсия"}


def test_a_country_tells_towns_of_one_name_apart() -> None:
    one = town("geonames-1", "Tripoli", "طرابلس الغرب", people=1_300_000, country="ly")
    other = town("geonames-2", "Tripoli", "طرابلس الشام", people=230_000, country="lb")
    assert lent([place("a", "Tripoli", country="lb")], one, other)["a"] == {"طرابلس الشام"}
    assert lent([place("a", "Tripoli", country="us")], one, other) == {}


def test_a_name_that_the_registry_gives_to_somebody_else_is_not_lent() -> None:
    assert "حلب" not in lent([place("a", "Aleppo"), place("b", "حلب")], ALEPPO)["a"]


def test_many_changed_actors_are_lent_what_they_are_lent_when_all_is_built_anew() -> None:
    packs = [
        Actor(f"org-{n}", "organisation", f"Council of Ford {n}", (Name(f"Совет Брода {n}"), Name(f"CF{n}")))
        for n in range(300)
    ]
    kept = [
        Actor(f"k{n}", "group", f"Council of Ford {n}", (Name(f"CF{n}", "", "acronym"),)) for n in range(20)
    ]
    changed = [
        Actor(f"c{n}", "organisation", f"Ford Council {n}", (Name(f"Council of Ford {n}"),))
        for n in range(200)
    ]
    anew = set(lend([*kept, *changed], packs))
    others = Linker(kept).index.actors_named
    assert set(lend_to(changed, packs, others)) == {row for row in anew if row[0].startswith("c")}
    assert len({actor for actor, _ in anew if actor.startswith("c")}) >= 180


def test_a_lent_name_is_found_and_says_so() -> None:
    linker = Linker([place("a", "Aleppo")], knowledge=[ALEPPO])
    (mention,) = linker.link(Document("", ["دخلت القوات مدينة حلب أمس"], "ar"))
    assert (mention.actor, mention.surface, mention.rule) == ("a", "حلب", "translated")


def test_an_actor_that_is_changed_keeps_what_is_lent_to_it() -> None:
    linker = Linker([place("a", "Aleppo")], knowledge=[ALEPPO])
    changed = linker.with_changes([place("a", "Aleppo", "Berea")], knowledge=[ALEPPO])
    assert [m.surface for m in changed.link(Document("", ["مدينة حلب"], "ar"))] == ["حلب"]


def test_rows_of_packs_that_are_passed_over_would_lend_nothing() -> None:
    actors = [
        place("aleppo", "Aleppo"),
        place("france", "France"),
        Actor("nato", "organisation", "North Atlantic Treaty Organization"),
        Actor("hamas", "group", "Harakat al-Muqawama al-Islamiya", (Name("Hamas"),)),
        Actor("nobody", "group", "Velbrod Front"),
    ]
    packs, some = list(knowledge(actors)), list(knowledge(actors, may_lend_to(actors)))
    assert len(some) < len(packs) // 4
    given = list(lend_to(actors, packs, lambda _key: ()))
    assert list(lend_to(actors, some, lambda _key: ())) == given
    assert {id for id, _ in given} == {"aleppo", "france", "nato", "hamas"}
