"""A story's text, woven with the links of its mentions.

1. Each link's mentions are read; rows that do not fit the text are left out, never guessed at.
2. Where mentions overlap, the one that begins first stands, and of those the longest.
3. The first mention of a designated actor in the headline and in the body carries an asterisk; where the
   text has one there already, that one is made the link.
4. A long text is broken into parts of some hundred thousand characters, so that no page is endless.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from backstory.text.quotation import closed
from backstory.values import TITLE

from .display import clean

PART = 300_000
"""Characters of a text on one page."""


_OWN_STAR = re.compile(r"([»”“\"’'\u200e\u200f)\]]{0,3})\*(?!\*)")
"""An asterisk that the text itself sets after a name, outside its quotation marks."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as the archive keeps it, with the key of its actor."""

    actor: str
    paragraph: int
    start: int
    end: int
    surface: str
    rule: str = ""
    score: float = 0.0
    name: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a paragraph; where they name an actor, its key and its main name. `is_star`: the
    asterisk of a designated actor."""

    text: str
    actor: str = ""
    name: str = ""
    is_star: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in pieces. `number` counts from 0, as mentions do; the headline is TITLE."""

    number: int
    kind: str
    text: str
    pieces: tuple[Piece, ...]


def read_mentions(actor: str, rows: Any) -> list[Found]:
    """The usable rows of `Link.mentions`; a row of another shape is left out."""
    found = []
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, list) or len(row) < 4:
            continue
        paragraph, start, end, surface = row[:4]
        if not all(type(n) is int for n in (paragraph, start, end)) or not isinstance(surface, str):
            continue
        if paragraph < TITLE or not 0 <= start < end:
            continue
        rule, score, name, reasons = (*row[4:8], *(None,) * (8 - len(row[:8])))
        found.append(
            Found(
                actor,
                paragraph,
                start,
                end,
                surface,
                rule=rule if isinstance(rule, str) else "",
                score=float(score) if isinstance(score, int | float) else 0.0,
                name=name if isinstance(name, str) else "",
                reasons=tuple(map(str, reasons)) if isinstance(reasons, list) else (),
            )
        )
    return found


class Weaver:
    """Weaves paragraphs in the order in which they are read; remembers which actors had their asterisk."""

    def __init__(
        self, mentions: Iterable[Found], names: Mapping[str, str], designated: AbstractSet[str] = frozenset()
    ) -> None:
        """`names` and `designated` go by the actors' keys."""
        self._names = names
        self._by_paragraph: dict[int, list[Found]] = {}
        for mention in mentions:
            self._by_paragraph.setdefault(mention.paragraph, []).append(mention)
        for group in self._by_paragraph.values():
            group.sort(key=lambda m: (m.start, -m.end, m.actor))
        self._designated = designated
        self._starred: set[str] = set()

    def title(self, text: str) -> Block:
        """The headline; what it stars is starred again in the body, which many readers begin with."""
        block = self._weave(TITLE, "title", text)
        self._starred.clear()
        return block

    def body(self, paragraphs: Sequence[tuple[str, str]]) -> list[Block]:
        """The blocks of all paragraphs, given as (kind, text)."""
        return [self._weave(number, kind, text) for number, (kind, text) in enumerate(paragraphs)]

    def _weave(self, number: int, kind: str, text: str) -> Block:
        pieces: list[Piece] = []
        at = 0
        for mention in self._by_paragraph.get(number, ()):
            if mention.start < at or text[mention.start : mention.end] != mention.surface:
                continue
            if mention.start > at:
                pieces.append(Piece(clean(text[at : mention.start])))
            at = closed(text, mention.start, mention.end)
            named = clean(text[mention.start : at])
            pieces.append(Piece(named, mention.actor, self._names[mention.actor]))
            if mention.actor in self._designated and mention.actor not in self._starred:
                self._starred.add(mention.actor)
                own = _OWN_STAR.match(text, at)
                if own and own[1]:
                    pieces.append(Piece(clean(own[1])))
                pieces.append(Piece("*", is_star=True))
                at = own.end() if own else at
        if at < len(text):
            pieces.append(Piece(clean(text[at:])))
        return Block(number, kind, text, tuple(pieces))


def read_paragraphs(rows: Any) -> list[tuple[str, str]]:
    """The (kind, text) pairs of `Text.paragraphs`."""
    return [(str(kind), str(text)) for kind, text in rows] if isinstance(rows, list) else []


def parts_of(blocks: Sequence[Block], limit: int = PART) -> list[list[Block]]:
    """The blocks in parts of about `limit` characters, never cut within a block; at least one part."""
    parts: list[list[Block]] = [[]]
    size = 0
    for block in blocks:
        if size and size + len(block.text) > limit:
            parts.append([])
            size = 0
        parts[-1].append(block)
        size += len(block.text)
    return parts


def runs_of(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """Neighbours of one kind together, as lists and quotations need it."""
    return [(kind, list(group)) for kind, group in groupby(blocks, key=lambda block: block.kind)]


def first_places(mentions: Iterable[Found]) -> Mapping[str, tuple[int, int]]:
    """Where each actor is named first: (paragraph, start), the headline before all."""
    places: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        place = (mention.paragraph, mention.start)
        places[mention.actor] = min(place, places.get(mention.actor, place))
    return places
