"""All packs: there, whole, and not at odds with each other."""

from __future__ import annotations

import pytest

from backstory.errors import RegistryError
from backstory.registry import PACKS, check, pack


@pytest.mark.parametrize("name", ["regions", "international", "armed-groups"])
def test_a_pack_can_be_read_without_a_fault(name: str) -> None:
    actors = list(pack(name))
    assert len(actors) > 40
    assert len({actor.id for actor in actors}) == len(actors)
    assert not [problem for actor in actors for problem in check(actor)]


def test_every_pack_says_what_is_in_it() -> None:
    assert set(PACKS) == {"countries", "places", "regions", "international", "armed-groups"}
    assert all(PACKS.values())


def test_an_unknown_pack_says_which_there_are() -> None:
    with pytest.raises(RegistryError, match="known are countries, places"):
        pack("planets")


def test_the_packs_share_no_ids() -> None:
    ids = [
        actor.id for name in ("countries", "regions", "international", "armed-groups") for actor in pack(name)
    ]
    assert len(set(ids)) == len(ids)
