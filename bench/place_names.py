"""News in which somebody has marked the places: how many the packs find, and how many links are none.

    python bench/place_names.py

The linker has the packs `countries`, `places` and `regions`. Reads the shared corpora's toponyms/geovirus and
toponyms/lgl (English, with coordinates; the second is local news, full of small towns) and nerel (Russian).
Printed for it, and beside it for the packs' main names and all further ones letter for letter, by
ahocorasick-rs, whole words only:
found         of the marked places, those with a link on the same words
near          of those found that have coordinates on both sides, those no more than 161 km (100 miles) apart
unmarked      links on words that nobody has marked as a place, of all links; only nerel marks peoples
"""

from __future__ import annotations

import gzip
import json
import math
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import ahocorasick_rs

from backstory.names import Linker
from backstory.registry import pack
from backstory.values import Actor, Document
from common import corpus

PACKS = ("countries", "places", "regions")
PLACES = frozenset({"COUNTRY", "CITY", "STATE_OR_PROVINCE", "LOCATION", "DISTRICT", "NATIONALITY"})
NEAR = 161.0
"""Kilometres."""


class Marked(NamedTuple):
    """A place that somebody has marked in a text."""

    start: int
    end: int
    where: tuple[float, float] | None


class Text(NamedTuple):
    document: Document
    places: tuple[Marked, ...]


class Found(NamedTuple):
    start: int
    end: int
    actor: Actor


def toponyms(name: str) -> Iterator[Text]:
    """The articles of a file of toponyms/; its offsets may be one off, so that the words decide."""
    with gzip.open(corpus(f"toponyms/{name}.xml.gz")) as stream:
        root = ElementTree.fromstring(stream.read())
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        places = []
        for mark in (*article.iter("toponym"), *article.iter("location")):
            words = mark.findtext("phrase") or mark.findtext("name") or ""
            start = text.find(words, max(0, int(mark.findtext("start") or 0) - 1))
            inner = mark.find("gaztag")
            latitude, longitude = ((mark if inner is None else inner).findtext(key) for key in ("lat", "lon"))
            where = (float(latitude), float(longitude)) if latitude and longitude else None
            if words and start >= 0:
                places.append(Marked(start, start + len(words), where))
        yield Text(Document("", (text,), "en"), tuple(places))


def nerel() -> Iterator[Text]:
    for name in ("train", "dev"):
        with gzip.open(corpus(f"nerel/{name}.jsonl.gz"), "rt", encoding="utf-8") as stream:
            for row in map(json.loads, stream):
                lines = (line.split("\t") for line in row["ann"].splitlines() if line.startswith("T"))
                marks = [mark.replace(";", " ").split() for _, mark, *_ in lines]
                places = (Marked(int(m[1]), int(m[-1]), None) for m in marks if m[0] in PLACES)
                yield Text(Document("", (row["text"],), "ru"), tuple(places))


def linked(linker: Linker, actors: dict[str, Actor], texts: list[Text]) -> Iterator[list[Found]]:
    for first in range(0, len(texts), 16):
        documents = [text.document for text in texts[first : first + 16]]
        for mentions in linker.link_together(documents):
            yield [Found(m.start, m.end, actors[m.actor]) for m in mentions if not m.candidates]


def plain(actors: dict[str, Actor], texts: list[Text]) -> Iterator[list[Found]]:
    """Every name letter for letter; of places of one name the one with most people."""
    owners: dict[str, Actor] = {}
    for actor in sorted(actors.values(), key=lambda actor: actor.population or 0):
        owners.update((name, actor) for name in (actor.name, *(further.text for further in actor.names)))
    names = list(owners)
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    for text in texts:
        (paragraph,) = text.document.paragraphs
        yield [
            Found(start, end, owners[names[number]])
            for number, start, end in automaton.find_matches_as_indexes(paragraph)
            if not paragraph[start - 1 : start].isalnum() and not paragraph[end : end + 1].isalnum()
        ]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the surface."""
    (a, b), (c, d) = ((math.radians(x), math.radians(y)) for x, y in (one, other))
    cosine = math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)
    return 6371 * math.acos(min(1.0, max(-1.0, cosine)))


def score(texts: list[Text], links: Iterable[list[Found]]) -> str:
    marked = hits = located = near = total = unmarked = 0
    for text, found in zip(texts, links, strict=True):
        by_start = {link.start: link for link in found}
        marked += len(text.places)
        total += len(found)
        for place in text.places:
            link = by_start.get(place.start)
            if link is None or link.end < place.end:
                continue
            hits += 1
            known = link.actor.latitude, link.actor.longitude
            if place.where and known[0] is not None and known[1] is not None:
                located += 1
                near += kilometres(place.where, (known[0], known[1])) <= NEAR
        unmarked += sum(
            all(link.end <= place.start or place.end <= link.start for place in text.places) for link in found
        )
    return (
        f"found {hits / marked:.3f} of {marked}, near {near / max(located, 1):.3f} of {located}, "
        f"unmarked {unmarked / max(total, 1):.3f} of {total}"
    )


def main() -> None:
    actors = {actor.id: actor for name in PACKS for actor in pack(name)}
    linker = Linker(actors.values())
    for name, texts in (
        ("geovirus", list(toponyms("geovirus"))),
        ("lgl", list(toponyms("lgl"))),
        ("nerel", list(nerel())),
    ):
        for how, links in (
            ("letter for letter", plain(actors, texts)),
            ("backstory", linked(linker, actors, texts)),
        ):
            started = time.process_time()
            said = score(texts, links)
            print(f"{name:9} {how:18} {said}, {time.process_time() - started:.1f} s", flush=True)


if __name__ == "__main__":
    main()
