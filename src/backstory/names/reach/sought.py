"""Names that came or went, in an index of their own, and what of each must stand in a story.

1. The names are put into an index as the linker puts them into its own, but each as an actor by itself.
2. The registry's index says by which of its words each is found: its rarest one, and one beside it.
3. A name is found where every word of it is; but one word beside the rarest may be misspelled, and a person's
   given names may be initials.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from backstory.names.index.bits import IS_MEANT
from backstory.names.index.building import add_all
from backstory.names.index.halves import halves_of
from backstory.names.index.name_index import NameIndex
from backstory.names.words.guess import MOST_WORDS
from backstory.values import Actor, ActorKind, Name


@dataclass(frozen=True, slots=True)
class Sought:
    """A name that came, went or changed, and the id and kind of the actor whose it is."""

    actor: str
    kind: ActorKind
    name: Name
    scripts: frozenset[str] = frozenset()
    """Only where it is written in one of these (ISO 15924); empty for all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of a name that must all be there: whole, or but for one that may be misspelled or an initial."""

    name: int
    """Its number in the index of these names alone."""
    words: tuple[int, ...]
    rarest: int = -1
    """The word beside which another is guessed: it must be surely there itself."""
    alone: bool = False
    """A name of one word."""
    initial: bool = False
    """With an initial before it: in scripts with capitals only."""
    scripts: frozenset[str] = frozenset()


def indexed(sought: Iterable[Sought], placed: NameIndex | None) -> tuple[NameIndex, Sequence[Asked]]:
    """An index of the names, and for each way to find one the words that must be there."""
    index = NameIndex()
    wanted: list[Sought] = []
    actors = []
    for one in sought:
        shouts = ("",) if not one.name.text.isupper() else ("", one.name.text + "SHOUTED")
        for number, shout in enumerate(shouts):
            # Where all names of an actor are in capitals, capitals make no acronym; which is so, only the
            # actor's other names can tell.
            others = (one.name, Name(shout)) if shout else (one.name,)
            actors.append(Actor(f"{len(wanted)} {number}", one.kind, one.name.text, others))
            wanted.append(one)
    add_all(index, actors)
    index.groups.clear()  # a registry may have the word itself, which every language then inflects
    if placed is not None:
        index.unpair()  # the registry's index says what is the rarest word
    for number, text in enumerate(index.word_texts.all()):
        for half in halves_of(text):
            if number not in index.halves.get(half, ()):  # it may be the whole name of another actor
                index.halves[half] = (*index.halves.get(half, ()), number)
    rows: dict[tuple[ActorKind, str, Asked], Asked] = {}
    for name, row in enumerate(index.name_words.all()):
        one = wanted[index.name_actors[name]]
        if index.name_texts[name] == one.name.text:
            for asked in _asked(index, name, row, one, placed):
                rows.setdefault((one.kind, one.name.text, replace(asked, name=0)), asked)
    return index, list(rows.values())


def _asked(
    index: NameIndex, name: int, row: tuple[int, ...], one: Sought, placed: NameIndex | None
) -> Iterator[Asked]:
    words = tuple(dict.fromkeys(row))
    places = [(rarest, beside, True) for rarest, beside in product(words, words)]
    if placed is not None:
        same = _same(index, name, one.actor, placed)
        if not same:
            return  # the registry's index knows better how this name is read
        places = list(_places(index, row, same, placed))
        for rarest, beside, _ in places:
            index.pair(rarest, beside, name)
        if any(known in placed.surnames[placed.name_words[known][-1]] for known in same):
            index.surnames[row[-1]] = (*index.surnames[row[-1]], name)
    yield Asked(name, words, alone=len(row) == 1, scripts=one.scripts)
    if len(row) == 1 or index.name_flags[name] & IS_MEANT:
        return
    if name in index.surnames[row[-1]]:
        yield Asked(name, row[-1:], initial=True, scripts=one.scripts)
    for rarest, guessed, few in places:
        if few and rarest != guessed:
            others = tuple(word for word in words if word != guessed)
            yield Asked(name, others, rarest, scripts=one.scripts)


def _same(index: NameIndex, name: int, actor: str, placed: NameIndex) -> list[int]:
    """The actor's names in the registry's index that have the words of this one."""
    texts = [index.word_texts[word] for word in index.name_words[name]]
    number = placed.number_of(actor)
    return [
        known
        for known in (() if number is None else placed.actor_names[number])
        if [placed.word_texts[word] for word in placed.name_words[known]] == texts
    ]


def _places(
    index: NameIndex, row: tuple[int, ...], same: Sequence[int], placed: NameIndex
) -> Iterator[tuple[int, int, bool]]:
    """(rarest word, word beside it, whether few enough stand there for another to be guessed) by which the
    registry's index finds a name of these words."""
    texts = [index.word_texts[word] for word in row]
    for known in same:
        for rarest in set(placed.name_words[known]):
            there = placed.pairs[rarest]
            at = row[texts.index(placed.word_texts[rarest])]
            for beside, names in there.items():
                if known in names:
                    yield at, row[texts.index(placed.word_texts[beside])], len(there) <= MOST_WORDS
