"""What actors of one file say against each other: all names equal, or ties that lead in a circle.

Both are kept as they stand, since both occur in earnest; whoever imports the file is told.
1. Names count in normal form; actors of different kinds are no twins.
2. Circles are looked for after the last row, among ties that have a direction ("part of"), kind by kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from backstory.errors import RegistryError
from backstory.text.fold import fold
from backstory.values import Actor

ONE_WAY = frozenset(
    ("part of", "split from", "successor of", "merged into", "wing of", "subsidiary of", "capital of")
)
"""Ties that nobody can have with himself, not even by way of others."""

MOST = 20
"""Remarks of each sort; a file may hold every actor twice."""


class Conflicts:
    """Looks at one actor after the other."""

    def __init__(self) -> None:
        self._twins: dict[int, str] = {}
        self._told = 0
        self._ties: dict[str, dict[str, list[str]]] = defaultdict(dict)

    def of(self, actor: Actor, where: str) -> Iterator[RegistryError]:
        """A remark if an actor before this one has all the same names."""
        for relation in actor.relations:
            if relation.kind in ONE_WAY:
                self._ties[relation.kind].setdefault(actor.id, []).append(relation.other)
        names = frozenset(map(fold, (actor.name, *(name.text for name in actor.names))))
        first = self._twins.setdefault(hash((actor.kind, names)), actor.id)
        if first == actor.id:
            return
        self._told += 1
        if self._told <= MOST:
            yield RegistryError(
                f"names: {actor.id!r} has the same names as {first!r} ({actor.name}): texts that name them "
                "are suggestions only; give one a further name, or one id if they are one",
                where=where,
                warning=True,
            )

    def of_all(self, where: str) -> Iterator[RegistryError]:
        """What there is to say after the last actor."""
        if self._told > MOST:
            more = self._told - MOST
            yield RegistryError(
                f"names: {more:,} more actors have the same names as others", where=where, warning=True
            )
        circles = [(kind, circle) for kind, ties in sorted(self._ties.items()) for circle in _circles(ties)]
        for kind, circle in circles[:MOST]:
            way = " → ".join((*circle[:5], *(("…",) if len(circle) > 5 else ()), circle[0]))
            yield RegistryError(
                f"relations: {kind!r} leads in a circle: {way}; it is kept as it stands",
                where=where,
                warning=True,
            )


def _circles(ties: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Circles that have no id in common, each from where it was entered; in time linear in the ties."""
    done: set[str] = set()
    for start in ties:
        path: list[str] = []
        at: dict[str, int] = {}
        waiting = [(start, iter(ties[start]))] if start not in done else []
        while waiting:
            actor, others = waiting[-1]
            if actor not in at:
                at[actor] = len(path)
                path.append(actor)
            other = next((other for other in others if other not in done), None)
            if other is None:
                waiting.pop()
                path.pop()
                del at[actor]
                done.add(actor)
            elif other in at:
                circle = path[at[other] :]
                yield circle
                done.update(circle)
            else:
                waiting.append((other, iter(ties.get(other, ()))))
