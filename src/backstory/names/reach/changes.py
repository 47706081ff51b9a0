"""What a change of the registry means for texts: the names that are found otherwise than before.

1. Names that an actor has in one index and not in the other, its own and those lent to it.
2. Where it now has names in another script, or no longer has, its other names in that script: they were, or
   will be, found there by their sound. The same holds for a language, where a name in it keeps those of
   others away: in scripts without capitals, and where the knowledge has lent it.
3. Where a tie of it came or went, its names where those of the other one stand as well: who is named may
   decide who else is meant.
4. Where its countries have changed, all its names: where it is named, towns there have context.
5. Where a word of its names is now, or was, that of one actor alone, the names of this one that have it: the
   word by itself may be a part of them. Where many actors have the word or had it, or names of persons
   begin with it, the names that it is, and those of persons whose surname it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from backstory.names.finds.one_word import SHARED
from backstory.names.index.bits import IS_ACRONYM, IS_LENT, IS_WEAK
from backstory.names.index.name_index import FEW, NameIndex
from backstory.names.linker import Linker
from backstory.names.reach.sought import Sought
from backstory.names.reach.trails import Trails
from backstory.text.scripts import script_of
from backstory.values import Actor, ActorKind, Name

_TOLD = IS_ACRONYM | IS_WEAK | IS_LENT
"""What may change about a name that stays."""
_FEW_NAMES = 20
"""Names of an actor that the archive is soon asked for; those of a country are some hundreds."""
_Found = tuple[ActorKind, bool, str, str, int, bool]
"""Kind of the actor, and whether it is a town; text, language and flags of a name, and whether it is the main
one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The trails of the names that went, as the linker before knew them, and of those that came."""

    gone: tuple[Sought, ...]
    came: tuple[Sought, ...]
    ties: tuple[tuple[str, str], ...]
    """Pairs of actors between whom there is a tie that was not, or none that was."""
    _old: NameIndex
    _new: NameIndex

    def __len__(self) -> int:
        return len(self.gone) + len(self.came) + len(self.ties)

    def trails(self) -> Iterator[Trails]:
        """Those of names sought in certain scripts apart from the others: they have less to read."""
        for sought, index in ((self.gone, self._old), (self.came, self._new)):
            for here in ([s for s in sought if not s.scripts], [s for s in sought if s.scripts]):
                if here:
                    yield Trails(here, index)

    def tied(self) -> Iterator[tuple[Trails, Trails | None]]:
        """For each tie the trails of both actors' names, first those of the one that has fewer: it is where
        both are named that the tie matters. None for the other's, if it takes longer to ask for all of these
        than to link some stories more."""
        for pair in self.ties:
            names = [[_sought(key, name) for name in _names(self._new, key)] for key in pair]
            if all(names):
                one, other = sorted(names, key=len)
                yield Trails(one, self._new), Trails(other, self._new) if len(other) <= _FEW_NAMES else None


def changes(old: Linker, new: Linker, actors: Collection[str]) -> Changes:
    """What became of the names of these actors between two linkers of one registry."""
    before, after = old._index, new._index
    gone: dict[Sought, None] = {}
    came: dict[Sought, None] = {}
    ties: dict[tuple[str, str], None] = {}
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
        ties.update(((min(key, it), max(key, it)), None) for it in _others(was) ^ _others(now))
    for word in sorted({word for key in actors for index in (before, after) for word in _words(index, key)}):
        came.update((_sought(key, name), None) for key, name in _of_word(word, before, after))
    return Changes(tuple(gone), tuple(came), tuple(ties), before, after)


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


def _others(actor: Actor) -> set[str]:
    return {relation.other for relation in actor.relations}


def _actor(index: NameIndex, key: str) -> Actor | None:
    number = index.number_of(key)
    return None if number is None else index.actors[number]


def _words(index: NameIndex, key: str) -> Iterator[str]:
    number = index.number_of(key)
    return map(index.word_texts.__getitem__, () if number is None else index.words_of(number))


def _of_word(word: str, before: NameIndex, after: NameIndex) -> Iterator[tuple[str, _Found]]:
    """(actor, name) of those names that mean more, or less, since others have their word."""
    was, now = before.actors_with(word), after.actors_with(word)
    if (was == 1) != (now == 1):
        index = before if was == 1 else after
        number = index.words[word]
        owner = index.word_owners[number]
        yield from _with_word(index, owner, number)
    names: set[int] = set()
    if now and ((was >= SHARED) != (now >= SHARED) or _is_given(word, before) != _is_given(word, after)):
        names.update(after.singles[after.words[word]])
    if now and (was > FEW) != (now > FEW):
        index = before if now > FEW else after
        names.update(index.surnames[index.words[word]])
    for owner in {after.name_actors[name] for name in names}:
        yield from _with_word(after, owner, after.words[word])


def _is_given(word: str, index: NameIndex) -> bool:
    """Whether names of persons begin with it: beside another surname it is then no name of one word."""
    return index.words.get(word) in index.given


def _with_word(index: NameIndex, actor: int, word: int) -> Iterator[tuple[str, _Found]]:
    """(actor, name) of the actor's names that have the word."""
    key = index.actors[actor].id
    names = (name for name in index.actor_names[actor] if word in index.name_words[name])
    texts = {index.name_texts[name] for name in names}
    return ((key, found) for found in _names(index, key) if found[2] in texts)
