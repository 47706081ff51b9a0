"""Names lent to the registry's actors by packs that know the same actors in more languages.

1. A pack's actor may be a registry's actor if their kinds agree and they have names in common; the more they
   share, the surer, and a main name counts most. Acronyms alone are no proof.
2. Each registry actor takes the pack's actor that it shares most with, the most populous of several; a
   pack's actor lends to those who come close to the one that shares most.
3. All its names are lent, but for those that the registry gives to somebody itself. A town lends less: names
   that no language claims only in scripts that the registry's actor has no name in, and where it may be one
   of several towns only what all of them are called.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from backstory.names.index.spelled import spell
from backstory.names.index.usable import why_unusable
from backstory.text.fold import fold
from backstory.text.scripts import script_of
from backstory.values import Actor, Name

_Keyed = tuple[Name, str]
"""A name, and the words of it by which others are known to be the same; "" for none."""
_KnownBy = dict[tuple[str, str], list[tuple[int, bool]]]
"""Kind and name -> the pack's actors of that name, and whether it is their main one."""

_WELL_KNOWN = 100_000
"""People of a place whose name is likely meant where it stands."""

_BIGGER = 10
"""Of towns of one name the one that has so many times more people is meant."""

_PLAIN = re.compile("[A-Za-z0-9\u00c0-\u024f\u0370-\u052f -]+")
"""Names whose words in normal form are those of the whole name in normal form."""
_REMEMBERED = 1 << 18
"""Names of packs, each of which is looked at several times."""
_MAIN = 2
"""What a shared main name counts beside a shared other name."""


def lend(actors: Sequence[Actor], knowledge: Iterable[Actor]) -> Iterator[tuple[str, Name]]:
    """(actor id, name) for every name that the knowledge lends to actors that are the whole registry."""
    packs = list(knowledge)
    if not packs:
        return
    known_by = _known_by(packs)
    may_be_lent = _ending_as({_key(text) for pack in packs for text in _texts(pack)})
    shares: list[tuple[Actor, Mapping[int, int]]] = []
    own: set[str] = set()
    for actor in actors:
        keyed = [(name, _key(name.text) if may_be_lent(name.text) else "") for name in _names(actor)]
        shares.append((actor, _shares(actor, keyed, known_by)))
        own.update(key for _, key in keyed)
    best = _best(share for _, share in shares)
    own.discard("")
    yield from _lent(shares, best, packs, own.__contains__)
    _spelled.cache_clear()  # the packs' names are not asked for again


def lend_to(
    changed: Sequence[Actor], knowledge: Iterable[Actor], others: Callable[[str], Iterable[Actor]]
) -> Iterator[tuple[str, Name]]:
    """The same for a few actors of a registry: `others` gives its further actors with a name of a key."""
    may_lend = may_lend_to(changed)
    packs = [pack for pack in knowledge if any(map(may_lend, _texts(pack)))]
    if not packs:
        return
    known_by = _known_by(packs)
    shares = [(actor, _shares(actor, _keyed(actor), known_by)) for actor in changed]
    best = _best(share for _, share in shares)
    of_rivals: dict[str, Mapping[int, int]] = {}
    for number in best:
        for actor in (actor for key in _keys(packs[number]) for actor in others(key)):
            if actor.id not in of_rivals:
                of_rivals[actor.id] = _shares(actor, _keyed(actor), known_by)
            best[number] = max(best[number], of_rivals[actor.id].get(number, 0))
    own = {_key(text) for actor in changed for text in _texts(actor)}
    yield from _lent(shares, best, packs, lambda key: key in own or any(True for _ in others(key)))


def _lent(
    shares: Iterable[tuple[Actor, Mapping[int, int]]],
    best: Mapping[int, int],
    packs: Sequence[Actor],
    is_own: Callable[[str], bool],
) -> Iterator[tuple[str, Name]]:
    for actor, share in shares:
        most = max(share.values(), default=0)
        if most < _MAIN:
            continue
        same = [n for n, points in share.items() if points == most and _may_be_there(actor, packs[n])]
        if not same:
            continue
        chosen, *rivals = _by_size(same, packs)
        if most * 3 <= best[chosen] * 2:
            continue
        pack = packs[chosen]
        common = [_keys(packs[n]) for n in rivals if _size(packs[n]) * _BIGGER > _size(pack)]
        scripts = frozenset(map(script_of, _texts(actor)))
        for name in (Name(pack.name, kind="main"), *pack.names):
            if pack.kind == "place" and not name.language and script_of(name.text) in scripts:
                continue
            key = _key(name.text)
            if not key or (not is_own(key) and all(key in keys for keys in common)):
                yield actor.id, name


def _may_be_there(actor: Actor, pack: Actor) -> bool:
    """Whether two places may lie in one country, as far as both say where they lie."""
    if actor.kind != "place" or not actor.countries or not pack.countries:
        return True
    return not set(actor.countries).isdisjoint(pack.countries)


def _by_size(numbers: Iterable[int], packs: Sequence[Actor]) -> list[int]:
    """The most populous first; those without population as they stand."""
    return sorted(numbers, key=lambda number: (-_size(packs[number]), number))


def _size(pack: Actor) -> int:
    return pack.population or 0


def _known_by(packs: Sequence[Actor]) -> _KnownBy:
    known_by: _KnownBy = defaultdict(list)
    for number, pack in enumerate(packs):
        for key, is_main in _keys(pack).items():
            known_by[_kind(pack), key].append((number, is_main))
    return known_by


def may_lend_to(changed: Iterable[Actor]) -> Callable[[str], bool]:
    """Tells of a name, or of a text that holds many, whether one of these actors may share it: cheap, before
    names are spelled."""
    by_longest: dict[str, list[list[str]]] = defaultdict(list)
    for key in {key for actor in changed for key in _keys(actor)}:
        words = key.split()
        by_longest[max(words, key=len)].append(words)
    rows = list(by_longest.values())
    automaton = AhoCorasick(list(by_longest))

    def may_lend(text: str) -> bool:
        folded = fold(text)
        found = {number for number, _, _ in automaton.find_matches_as_indexes(folded, overlapping=True)}
        return any(all(word in folded for word in words) for number in found for words in rows[number])

    return may_lend


def _ending_as(keys: Iterable[str]) -> Callable[[object], bool]:
    """Tells of a name whether it may have one of these keys, by its last word: sooner than by its key, which
    most names of a large registry need not have then."""
    lasts = {key.rpartition(" ")[2].lower() for key in keys}

    def may_have(text: object) -> bool:
        if not isinstance(text, str) or not _PLAIN.fullmatch(text):
            return True
        return fold(text).rpartition(" ")[2] in lasts

    return may_have


def _texts(actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from (name.text for name in actor.names)


def _shares(actor: Actor, keyed: Sequence[_Keyed], known_by: _KnownBy) -> dict[int, int]:
    """By the pack's actor: points for the names in common."""
    points: dict[int, int] = defaultdict(int)
    for key, is_main in _chosen(keyed).items():
        for number, is_main_there in known_by.get((_kind(actor), key), ()):
            points[number] += _MAIN if is_main or is_main_there else 1
    return points


def _best(shares: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """By the pack's actor: the most points that any has."""
    best: dict[int, int] = defaultdict(int)
    for share in shares:
        for number, points in share.items():
            best[number] = max(best[number], points)
    return best


def _keys(actor: Actor) -> dict[str, bool]:
    """The keys of an actor's names, acronyms and weak ones left out, and whether each is the main name's."""
    return _chosen(_keyed(actor))


def _keyed(actor: Actor) -> list[_Keyed]:
    """Every name with its key, the main one last."""
    return [(name, _key(name.text)) for name in _names(actor)]


def _names(actor: Actor) -> Sequence[Name]:
    """The main one last."""
    return (*actor.names, Name(actor.name, kind="main"))


def _chosen(keyed: Sequence[_Keyed]) -> dict[str, bool]:
    keys = {key: False for name, key in keyed[:-1] if key and name.kind not in ("acronym", "weak")}
    _, main = keyed[-1]
    return keys | {main: True} if main else keys


def _key(text: str) -> str:
    words, acronym = _spelled(text)
    return "" if acronym else " ".join(words)


@lru_cache(maxsize=_REMEMBERED)
def _spelled(text: str) -> tuple[tuple[str, ...], bool]:
    """The words to look for, none where the name cannot be used, and whether it is an acronym."""
    if why_unusable(text):
        return (), False
    spelled = spell(text)
    return spelled.words, spelled.acronym


def _kind(actor: Actor) -> str:
    return "organisation" if actor.kind == "group" else actor.kind


def one_word_names(knowledge: Iterable[Actor]) -> set[str]:
    """The names of one word, in normal form, of the knowledge's better known actors."""
    found = set()
    for actor in knowledge:
        if actor.population is not None and actor.population < _WELL_KNOWN:
            continue
        for name in (Name(actor.name), *actor.names):
            words, _ = _spelled(name.text)
            if len(words) == 1:
                found.add(words[0])
    return found
