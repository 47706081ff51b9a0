"""Registries that come along: each pack gives actors, and is made or read when it is asked for.

Steps of a pack: the pack of places is made of GeoNames' data; the others are registry JSONL files beside
this one, read as any registry is. That of countries is written by scripts/write_countries.py.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from io import BytesIO

from backstory.errors import RegistryError
from backstory.values import Actor

PACKS: dict[str, str] = {
    "countries": "countries, territories and capitals in some sixty languages, with the names of peoples",
    "places": "populated places with coordinates and alternate names in many scripts",
    "regions": "regions, provinces and parts of the world that news of conflicts name, and states of old",
    "international": "international organisations, courts and alliances",
    "armed-groups": "non-state armed groups of the last thirty years",
}
"""The packs' names and what is in them."""

_FILES = {
    "countries": "countries.jsonl.gz",
    "regions": "regions.jsonl",
    "international": "international.jsonl",
    "armed-groups": "armed_groups.jsonl",
}


def pack(name: str, *, minimum_population: int | None = None) -> Iterator[Actor]:
    """The actors of a pack; RegistryError if there is none of that name.

    `minimum_population` is for the pack of places: smaller ones, capitals aside, are left out.
    """
    if name not in PACKS:
        raise RegistryError(f"there is no pack {name!r}; known are {', '.join(PACKS)}")
    if name == "places":
        from backstory.registry.packs.places import MINIMUM_POPULATION, places

        return places(MINIMUM_POPULATION if minimum_population is None else minimum_population)
    return _read(_FILES[name])


KNOWLEDGE = ("countries", "regions", "international", "armed-groups")
"""Packs whose names the linker may lend to the same actors of another registry."""


def knowledge(
    actors: Iterable[Actor] = (), may_matter: Callable[[str], bool] | None = None
) -> Iterator[Actor]:
    """The actors of those packs, and the big towns that places among `actors` may be. Rows of a pack of which
    `may_matter` says no are passed over unread."""
    for name in KNOWLEDGE:
        yield from _read(_FILES[name], may_matter)
    from backstory.registry.packs.towns import towns

    yield from towns(actors)


def _read(name: str, may_matter: Callable[[str], bool] | None = None) -> Iterator[Actor]:
    from backstory.registry.reading import read

    content = files("backstory.registry").joinpath("packs", name).read_bytes()
    if name.endswith(".gz"):
        content = gzip.decompress(content)
    if may_matter is not None:
        content = b"\n".join(row for row in content.split(b"\n") if may_matter(row.decode()))
    for outcome in read(BytesIO(content), name=name, format="jsonl") if content else ():
        if isinstance(outcome, Actor):
            yield outcome
        elif not outcome.warning:
            raise outcome
