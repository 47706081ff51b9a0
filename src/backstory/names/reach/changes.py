"""What a change of the registry means for texts: the names that are found otherwise than before.

1. Names that an actor has in one index and not in the other, its own and those lent to it.
2. Where it now has names in another script, or no longer has, its other names in that script: they were, or
   will be, found there by their sound. The same holds for a language, where a name in it keeps those of
   others away: in scripts without capitals, and where the knowledge has lent it.
3. Where its ties have changed, the names that need context, its own and those of whom the ties concern:
   names that others share, weak names, and all names of towns.
4. Where its countries have changed, all its names: where it is named, towns there have context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backstory.names.index.name_index import IS_ACRONYM, IS_LENT, IS_WEAK, NameIndex
from backstory.names.linker import Linker
from backstory.names.reach.sought import Sought
from backstory.names.reach.trails import Trails
from backstory.text.scripts import script_of
from backstory.values import Actor, ActorKind, Name

_TOLD = IS_ACRONYM | IS_WEAK | IS_LENT
"""What may change about a name that stays."""
_Found = tuple[ActorKind, bool, str, str, int, bool]
"""Kind of the actor, and whether it is a town; text, language and flags of a name, and whether it is the main
one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The trails of the names that went, as the linker before knew them, and of those that came."""

    gone: tuple[Sought, ...]
    came: tuple[Sought, ...]
    _old: NameIndex
    _new: NameIndex

    def __len__(self) -> int:
        return len(self.gone) + len(self.came)

    def trails(self) -> Iterator[Trails]:
        """Those of names sought in certain scripts apart from the others: they have less to read."""
        for sought, index in ((self.gone, self._old), (self.came, self._new)):
            for here in ([s for s in sought if not s.scripts], [s for s in sought if s.scripts]):
                if here:
                    yield Trails(here, index)


def changes(old: Linker, new: Linker, actors: Iterable[str]) -> Changes:
    """What became of the names of these actors between two linkers of one registry."""
    before, after = old._index, new._index
    gone: dict[Sought, None] = {}
    came: dict[Sought, None] = {}
    for key in actors:
        past, present = _names(before, key), _names(after, key)
        gone.update((_sought(key, name), None) for name in past if name not in present)
        came.update((_sought(key, name), None) for name in present if name not in past)
        scripts = _scripts(before, key) ^ _scripts(after, key)
        scripts |= {script for _, script in _languages(before, key) ^ _languages(after, key)}
        if scripts and past and present:
            came.update((_sought(key, name, scripts), None) for name in present if name in past)
        was, now = _actor(before, key), _actor(after, key)
        if was is None or now is None:
            continue
        if was.countries != now.countries:
            came.update((_sought(key, name), None) for name in present)
        for other in _tied(was, now):
            came.update((_sought(other, name), None) for name in _unsure(after, other))
    return Changes(tuple(gone), tuple(came), before, after)


def _names(index: NameIndex, key: str) -> dict[_Found, None]:
    number = index.number_of(key)
    if number is None:
        return {}
    actor = index.actors[number]
    found: dict[_Found, None] = {}
    for name in index.actor_names[number]:
        text, flags = index.name_texts[name], index.name_flags[name] & _TOLD
        language, main = index.name_languages[name], text == actor.name
        found[actor.kind, actor.is_town, text, language, flags, main] = None
    return found


def _sought(key: str, name: _Found, scripts: frozenset[str] = frozenset()) -> Sought:
    kind, _, text, language, flags, _ = name
    return Sought(key, kind, Name(text, language, "acronym" if flags & IS_ACRONYM else "alias"), scripts)


def _scripts(index: NameIndex, key: str) -> frozenset[str]:
    number = index.number_of(key)
    return frozenset() if number is None else index.scripts_of(number)


def _languages(index: NameIndex, key: str) -> set[tuple[str, str]]:
    """(language, script) of the actor's names that keep names of other languages away in its texts."""
    number = index.number_of(key)
    found = set()
    for name in () if number is None else index.actor_names[number]:
        text, language = index.name_texts[name], index.name_languages[name]
        if language and (text.lower() == text.upper() or index.name_flags[name] & IS_LENT):
            found.add((language, script_of(text)))
    return found


def _tied(was: Actor, now: Actor) -> set[str]:
    """The actor, if its ties have changed, and those whom they concern."""
    ties = {r.other for r in was.relations} ^ {r.other for r in now.relations}
    return {now.id, *ties} if ties else set()


def _actor(index: NameIndex, key: str) -> Actor | None:
    number = index.number_of(key)
    return None if number is None else index.actors[number]


def _unsure(index: NameIndex, key: str) -> Iterator[_Found]:
    """The actor's names that need context: weak ones, those that others have as well, all of a town."""
    number = index.number_of(key)
    if number is None:
        return
    names = _names(index, key)
    if index.is_town(number):
        yield from names
        return
    yield from (found for found in names if found[4] & IS_WEAK)
    for name in index.actor_names[number]:
        row = index.name_words[name]
        near = index.singles[row[0]] if len(row) == 1 else _beside(index, row)
        if any(
            index.name_words[other] == row and index.name_actors[other] != number
            and index.is_live(index.name_actors[other])
            for other in near
        ):  # fmt: skip
            yield from (found for found in names if found[2] == index.name_texts[name])


def _beside(index: NameIndex, row: tuple[int, ...]) -> Iterator[int]:
    """The names with which two of the words of `row` stand together."""
    for anchor in row:
        for word in row:
            yield from index.pairs[anchor].get(word, ())
