"""Actors of one file that say something against each other are kept, and somebody is told."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from backstory.errors import RegistryError
from backstory.registry import read
from backstory.values import Actor


def outcomes(*rows: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Ids of the actors, and the warnings."""
    content = "\n".join(json.dumps({"kind": "group", **row}) for row in rows).encode()
    found = list(read(io.BytesIO(content), name="r.jsonl"))
    assert all(isinstance(one, Actor) or one.warning for one in found)
    return [one.id for one in found if isinstance(one, Actor)], [
        str(one) for one in found if isinstance(one, RegistryError)
    ]


def part_of(id: str, *others: str) -> dict[str, Any]:
    relations = [{"kind": "part of", "other": other} for other in others]
    return {"id": id, "name": f"Group {id} of many", "relations": relations}


def test_two_actors_with_all_names_equal_are_told() -> None:
    ids, told = outcomes(
        {"id": "a", "name": "Velbrod Front", "names": ["Фронт"]},
        {"id": "b", "name": "фронт", "names": ["VELBROD-FRONT"]},
        {"id": "c", "name": "Velbrod Front"},
    )
    assert ids == ["a", "b", "c"]
    assert len(told) == 1 and told[0].startswith("r.jsonl:2: names: 'b' has the same names as 'a'")


def test_a_person_and_a_place_of_one_name_are_no_twins() -> None:
    assert outcomes({"id": "a", "name": "Orvan"}, {"id": "b", "name": "Orvan", "kind": "place"})[1] == []


def test_a_file_full_of_twins_is_told_in_few_words() -> None:
    ids, told = outcomes(*({"id": str(n), "name": "Velbrod Front"} for n in range(500)))
    assert len(ids) == 500
    assert len(told) == 21 and "479 more" in told[-1]


def test_ties_that_lead_in_a_circle_are_kept_and_told() -> None:
    ids, told = outcomes(part_of("a", "b"), part_of("b", "c"), part_of("c", "a"), part_of("d", "a"))
    assert ids == ["a", "b", "c", "d"]
    assert told == ["r.jsonl: relations: 'part of' leads in a circle: a → b → c → a; it is kept as it stands"]


def test_ties_of_equals_and_to_actors_of_elsewhere_are_no_circle() -> None:
    allied = [
        {"id": one, "name": f"Group {one} of many", "relations": [{"kind": "ally of", "other": other}]}
        for one, other in ("ab", "ba")
    ]
    assert outcomes(*allied)[1] == []
    assert outcomes(part_of("a", "elsewhere"), part_of("b", "a", "elsewhere"))[1] == []


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=40))
def test_a_circle_is_told_exactly_where_there_is_one(pairs: list[tuple[int, int]]) -> None:
    ties: dict[int, set[int]] = {}
    for one, other in pairs:
        if one != other:
            ties.setdefault(one, set()).add(other)
    rows = [part_of(str(one), *map(str, sorted(others))) for one, others in ties.items()]
    told = outcomes(part_of("apart"), *rows)[1]

    def reaches(start: int) -> bool:
        seen: set[int] = set()
        waiting = list(ties.get(start, ()))
        while waiting:
            here = waiting.pop()
            if here == start:
                return True
            if here not in seen:
                seen.add(here)
                waiting += ties.get(here, ())
        return False

    assert any("circle" in line for line in told) == any(map(reaches, ties))


def test_a_chain_of_any_length_is_followed() -> None:
    rows = [part_of(str(n), str(n + 1)) for n in range(5000)] + [part_of("5000", "0")]
    told = outcomes(*rows)[1]
    assert len(told) == 1 and "circle: 0 → 1 → 2 → 3 → 4 → … → 0" in told[0]
