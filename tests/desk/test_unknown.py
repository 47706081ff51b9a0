"""Names in the archive's stories that no link covers, as an editor sees them listed."""

from __future__ import annotations

from typing import Any

import pytest

from backstory.archive.registry import import_actors
from backstory.desk import unknown
from backstory.desk.corrections import not_an_actor
from backstory.desk.unknown import unknown_names
from backstory.names.unknown.entities import Entity
from backstory.names.unknown.judging import judged
from backstory.values import Actor

TEXTS = ("They met Ildar Temrakov in Velbrod.", "Then Ildar Temrakov spoke in Velbrod.")


def kinds(**options: Any) -> dict[str, str]:
    return {listed.name.name: listed.name.kind for listed in unknown_names(100, 2, 10, **options)}


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that knows one person, and that Velbrod is a date."""

    def read(text: str, _: str) -> list[Entity]:
        named = (("Ildar Temrakov", "person"), ("Velbrod", ""))
        return [Entity(text.index(words), text.index(words) + len(words), kind) for words, kind in named]

    monkeypatch.setattr(unknown, "judged", lambda names: judged(names, read, lambda _: True))


@pytest.mark.django_db
def test_an_installed_model_says_what_a_name_may_be_and_leaves_out_what_is_none(
    desk: Any, model: None
) -> None:
    desk.add(*TEXTS)
    assert kinds() == {"Ildar Temrakov": "person"}


@pytest.mark.django_db
def test_models_are_not_asked_when_nobody_wants_them(desk: Any, model: None) -> None:
    desk.add(*TEXTS)
    assert kinds(models=False) == {"Ildar Temrakov": "", "Velbrod": ""}


@pytest.mark.django_db
def test_what_was_waved_off_stays_away(desk: Any) -> None:
    desk.add(*TEXTS)
    not_an_actor("Velbrod", "ann")
    assert set(kinds(models=False)) == {"Ildar Temrakov"}


@pytest.mark.django_db
def test_towns_of_a_gazetteer_are_near_no_unknown_name(desk: Any) -> None:
    town = Actor("velbrot", "place", "Velbrodt", latitude=50.0, longitude=30.0, population=60_000)
    import_actors([Actor("velbrods", "group", "Velbrodians"), town], "test")
    desk.add(*TEXTS)
    listed = {listed.name.name: listed.near for listed in unknown_names(100, 2, 10, models=False)}
    assert "velbrot" not in {actor for actor, *_ in listed["Velbrod"]}
