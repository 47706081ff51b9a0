"""The values that the stages pass on: frozen, plain, and free of any database.

capture -> Capture, extract -> Article, registry -> Actor, names -> Mention, relate -> Backstory.
Offsets are Python string indices (code points), `start` inclusive and `end` exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

ActorKind = Literal["group", "organisation", "person", "place"]
NameKind = Literal["main", "alias", "acronym", "former", "misspelling", "weak"]
ParagraphKind = Literal["text", "heading", "quote", "item"]

ACTOR_KINDS: tuple[ActorKind, ...] = ("group", "organisation", "person", "place")
NAME_KINDS: tuple[NameKind, ...] = ("main", "alias", "acronym", "former", "misspelling", "weak")

TITLE = -1
"""The paragraph number of a mention that stands in the headline."""


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of a page as fetched or handed in, with what is known of where they came from."""

    content: bytes
    sha256: str
    captured_at: datetime
    media_type: str = "text/html"
    url: str = ""
    source: str = ""
    """Where the bytes were read: a file's name, or `name:row` in a JSONL archive."""
    headers: Mapping[str, str] = field(default_factory=dict)


class Paragraph(NamedTuple):
    """A block of an article's body; plain text without markup or line breaks.

    A tuple, since an archive has millions of them and a dataclass takes twice as long to make.
    """

    text: str
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment that stood on the page, numbered from 1, oldest first."""

    number: int
    author: str
    text: str
    posted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What was read out of a capture. Empty strings and None stand for what the page does not say."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    language: str = ""
    """ISO 639-1 code, or "" where it could not be told."""
    byline: str = ""
    outlet: str = ""
    published: date | None = None
    date_note: str = ""
    """Why a date that the page gave was not believed, for people."""
    url: str = ""
    section: str = ""
    comments: tuple[Comment, ...] = ()
    id: str = ""
    """The id that a JSONL row gave."""
    unknown: tuple[str, ...] = ()
    """Keys of a JSONL row that nothing reads, sorted."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way in which an actor is written."""

    text: str
    language: str = ""
    kind: NameKind = "alias"


@dataclass(frozen=True, slots=True)
class Designation:
    """That an authority has put an actor on a list; dates as the source gives them (YYYY, YYYY-MM or -DD)."""

    authority: str
    list: str = ""
    since: str = ""
    until: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from one actor to another, such as "part of" or "leader of", with its source."""

    kind: str
    other: str
    """The other actor's id."""
    since: str = ""
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A group, organisation, person or place of the registry. `names` does not repeat `name`."""

    id: str
    kind: ActorKind
    name: str
    names: tuple[Name, ...] = ()
    designations: tuple[Designation, ...] = ()
    relations: tuple[Relation, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes, lower case."""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    note: str = ""

    @property
    def is_town(self) -> bool:
        """Whether it is one of the thousands of places that a gazetteer has beside countries."""
        return self.kind == "place" and bool(self.population) and self.latitude is not None


@dataclass(frozen=True, slots=True)
class Document:
    """What the linker reads: a headline and the paragraphs below it."""

    title: str
    paragraphs: Sequence[str]
    language: str = ""
    date: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor: `text[start:end] == surface` in paragraph `paragraph` (or the TITLE)."""

    actor: str
    paragraph: int
    start: int
    end: int
    surface: str
    rule: str
    """exact, normalised, acronym, inflected, romanised, misspelled, partial or translated."""
    score: float
    """How sure the rule is, 0 to 1."""
    name: str = ""
    """The registry's name that matched."""
    reasons: tuple[str, ...] = ()
    """What spoke for (+ ...) and against (- ...), in words."""
    candidates: tuple[str, ...] = ()
    """Where several actors share the name and context did not decide: all of them, and the mention is
    only a suggestion. Empty for a link."""
