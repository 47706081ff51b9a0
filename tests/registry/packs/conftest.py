"""The packs, made once for all tests of them."""

from __future__ import annotations

import pytest

from backstory.registry import pack
from backstory.values import Actor


@pytest.fixture(scope="session")
def countries() -> dict[str, Actor]:
    return {actor.id: actor for actor in pack("countries")}


@pytest.fixture(scope="session")
def cities() -> dict[str, Actor]:
    """By the name that the actor bears."""
    return {actor.name: actor for actor in pack("places", minimum_population=150_000)}
