"""Names lent to the registry's actors by packs that know the same actors in more languages.

1. A pack's actor may be a registry's actor if their kinds agree and they have names in common; the more they
   share, the surer, and a main name counts most. Acronyms alone are no proof.
2. Each registry actor takes the pack's actor that it shares most with; a pack's actor lends to those who come
   close to the one that shares most.
3. All its names are lent, but for those that the registry gives to somebody itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from backstory.names.spelled import spell
from backstory.names.usable import why_unusable
from backstory.text.fold import fold
from backstory.values import Actor, Name

_KnownBy = dict[tuple[str, str], list[tuple[int, bool]]]
"""Kind and name -> the pack's actors of that name, and whether it is their main one."""

_WELL_KNOWN = 100_000
"""People of a place whose name is likely meant where it stands."""

_MAIN = 2
"""What a shared main name counts beside a shared other name."""


def lend(actors: Sequence[Actor], knowledge: Iterable[Actor]) -> Iterator[tuple[str, Name]]:
    """(actor id, name) for every name that the knowledge lends to actors that are the whole registry."""
    packs = list(knowledge)
    if not packs:
        return
    known_by = _known_by(packs)
    shares = {actor.id: _shares(actor, known_by) for actor in actors}
    best: dict[int, int] = defaultdict(int)
    for share in shares.values():
        for number, points in share.items():
            best[number] = max(best[number], points)
    own = {_key(name.text) for actor in actors for name in (Name(actor.name), *actor.names)} - {""}
    yield from _lent(shares, best, packs, own.__contains__)


def lend_to(
    changed: Sequence[Actor], knowledge: Iterable[Actor], others: Callable[[str], Iterable[Actor]]
) -> Iterator[tuple[str, Name]]:
    """The same for a few actors of a registry: `others` gives its further actors with a name of a key."""
    keys = [key.split() for actor in changed for key in _keys(actor)]
    packs = [pack for pack in knowledge if any(_may_share(name, keys) for name in _texts(pack))]
    if not packs or not keys:
        return
    known_by = _known_by(packs)
    shares = {actor.id: _shares(actor, known_by) for actor in changed}
    best: dict[int, int] = defaultdict(int)
    wanted = {number for share in shares.values() for number in share}
    for number in wanted:
        rivals = {actor.id: actor for key in _keys(packs[number]) for actor in others(key)}
        for actor in (*rivals.values(), *changed):
            best[number] = max(best[number], _shares(actor, known_by).get(number, 0))
    own = {_key(text) for actor in changed for text in _texts(actor)}
    yield from _lent(shares, best, packs, lambda key: key in own or any(True for _ in others(key)))


def _lent(
    shares: Mapping[str, Mapping[int, int]],
    best: Mapping[int, int],
    packs: Sequence[Actor],
    is_own: Callable[[str], bool],
) -> Iterator[tuple[str, Name]]:
    for actor_id, share in shares.items():
        if not share:
            continue
        most = max(share.values())
        number = min(n for n, points in share.items() if points == most)
        if most >= 2 and most * 3 > best[number] * 2:
            for name in (Name(packs[number].name, kind="main"), *packs[number].names):
                key = _key(name.text)
                if not key or not is_own(key):
                    yield actor_id, name


def _known_by(packs: Sequence[Actor]) -> _KnownBy:
    known_by: _KnownBy = defaultdict(list)
    for number, pack in enumerate(packs):
        for key, is_main in _keys(pack).items():
            known_by[_kind(pack), key].append((number, is_main))
    return known_by


def _may_share(text: str, keys: Sequence[Sequence[str]]) -> bool:
    """Whether a name may have one of the keys: cheap, before it is spelled."""
    folded = fold(text)
    return any(all(word in folded for word in words) for words in keys)


def _texts(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from (name.text for name in actor.names)


def _shares(actor: Actor, known_by: _KnownBy) -> dict[int, int]:
    """By the pack's actor: points for the names in common."""
    points: dict[int, int] = defaultdict(int)
    for key, is_main in _keys(actor).items():
        for number, is_main_there in known_by.get((_kind(actor), key), ()):
            points[number] += _MAIN if is_main or is_main_there else 1
    return points


def _keys(actor: Actor) -> dict[str, bool]:
    """The keys of an actor's names, acronyms and weak ones left out, and whether each is the main name's."""
    keys = {_key(name.text): False for name in actor.names if name.kind not in ("acronym", "weak")}
    keys[_key(actor.name)] = True
    return {key: is_main for key, is_main in keys.items() if key}


def _key(text: str) -> str:
    if why_unusable(text):
        return ""
    spelled = spell(text)
    return "" if spelled.acronym else " ".join(spelled.words)


def _kind(actor: Actor) -> str:
    return "organisation" if actor.kind == "group" else actor.kind


def one_word_names(knowledge: Iterable[Actor]) -> set[str]:
    """The names of one word, in normal form, of the knowledge's better known actors."""
    found = set()
    for actor in knowledge:
        if actor.population is not None and actor.population < _WELL_KNOWN:
            continue
        for name in (Name(actor.name), *actor.names):
            words = () if why_unusable(name.text) else spell(name.text).words
            if len(words) == 1:
                found.add(words[0])
    return found
