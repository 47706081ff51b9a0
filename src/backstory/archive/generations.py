"""Generations of the registry: a number that grows with every change, and what changed lately.

A saved index of the names knows by that number whether it is current, and by the list of late changes what to
take up where it is not.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from .models import ArchiveState

_CHANGES = "registry changes"
MOST_NOTED = 2000
"""Actors up to which it is known what changed lately, so that the linker need not be built anew."""


def generation() -> int:
    """Grows with every change of the registry, so that a cached index of it knows its age.

    It is no count but a time, so that a number does not come again with other contents after a restore.
    """
    state = ArchiveState.objects.filter(key="registry").first()
    return int(state.value) if state else 0


def bump_generation(changed: Sequence[str]) -> None:
    """Note that these actors changed; call it in the transaction that changes the registry."""
    state, _ = ArchiveState.objects.select_for_update().get_or_create(key="registry", defaults={"value": 0})
    before = int(state.value)
    state.value = max(before + 1, int(time.time()))
    state.save(update_fields=["value"])
    noted, _ = ArchiveState.objects.get_or_create(key=_CHANGES, defaults={"value": []})
    noted.value = [*noted.value, [before, state.value, list(changed)]]
    while sum(len(keys) for *_, keys in noted.value) > MOST_NOTED:
        del noted.value[0]
    noted.save(update_fields=["value"])


def changed_since(past: int) -> list[str] | None:
    """The actors that changed after that generation of the registry; None where nobody knows any more."""
    state = ArchiveState.objects.filter(key=_CHANGES).first()
    found: dict[str, None] = {}
    at = past
    for before, after, keys in state.value if state else ():
        if before == at:
            found.update(dict.fromkeys(keys))
            at = after
    return list(found) if at == generation() else None
