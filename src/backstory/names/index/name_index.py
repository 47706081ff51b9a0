"""Every name of the registry, found by its words.

1. A name is a row of words, each with a number. A word is found by its normal form, by its stem (inflected),
   by its sound keys (romanised) and, if it has one, by its meaning (translated).
2. A name of one word is found by that word. A longer one has an anchor, its rarest word, and is found where
   the anchor stands beside another of its words: other words of a text cost nothing.
3. A name with words of known meaning has a second row, of meanings, which is found in any order.
4. Actors can be added to an index (building.py) and taken out of it (removing.py), without building it anew.
5. One from a file is there at once: what a text does not ask for is never read (column.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any, TypeVar

from backstory.names.index.bits import (
    HAS_MEANING,
    IS_COMMON,
    IS_DERIVED,
    IS_LENT,
    IS_LISTED,
    IS_MEANT,
    IS_PLACE,
    IS_TOWN,
    MEANS_WITHOUT_ARTICLE,
    SCRIPTS,
)
from backstory.names.index.column import Column, Keyed, Listed, Stored
from backstory.names.index.resting import garbage_rests
from backstory.text.scripts import script_of
from backstory.values import Actor

_WORTH_IT = 10
"""Names for each word that was looked for; with fewer, reading all takes less time than one by one."""

Skipped = tuple[str, str, str]
"""Actor id, name, reason."""
T = TypeVar("T")
Gathered = dict[int, tuple[int, T]]
"""Actor -> how many names it had when something was gathered from them, and that."""
Singles = tuple[frozenset[int], Mapping[int, str]]
"""Words, and a name for each."""

FEW = 12
"""Actors with a surname up to which an initial before it says whose it is."""

NO_PAIRS: Mapping[int, tuple[int, ...]] = {}
_ints = partial(array, "i")


def _column() -> Column[Any]:
    return Listed()


@dataclass(slots=True)
class NameIndex:
    """Parallel columns by number: actors, names (`name_*`) and words (`word_*`)."""

    actors: Column[Actor] = field(default_factory=_column)
    actor_kinds: array[int] = field(default_factory=_ints)
    """Bits: IS_PLACE, IS_TOWN, IS_LISTED."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Actor id -> number, also of an actor taken out: see `number_of`."""
    gone: set[int] = field(default_factory=set)
    """Actors taken out."""
    actor_names: Column[tuple[int, ...]] = field(default_factory=_column)
    words: dict[str, int] = field(default_factory=dict)
    """Normal form (an acronym: its capitals; a meaning: its concept after a space) -> word."""
    word_texts: Column[str] = field(default_factory=_column)
    word_spelt: Column[str] = field(default_factory=_column)
    """In small letters, with accents."""
    word_readings: Column[tuple[str, ...]] = field(default_factory=_column)
    """See `backstory.names.index.schooled`; () where the word is not filed there."""
    word_actors: array[int] = field(default_factory=_ints)
    """How many actors have a name with this word."""
    word_owners: array[int] = field(default_factory=_ints)
    """Their numbers, each bit of which is set if an odd number of them has it: of one actor, its number."""
    word_schooled: array[int] = field(default_factory=_ints)
    """Not 0 for words that may be spelt otherwise: those of the registry's own names but towns'. SCHOOLED, or
    HALVED as well."""
    word_kinds: array[int] = field(default_factory=_ints)
    """Bits: IS_COMMON, HAS_MEANING, MEANS_WITHOUT_ARTICLE; so that the lexicon, which takes a while to load,
    is asked only where an index is made."""
    word_wanted: array[int] = field(default_factory=_ints)
    """For each script (`script_bit`) in turn, how many actors with the word have no name in it."""
    stems: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Stem -> words whose case endings it leaves off."""
    schools: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Schooled key -> words, for other spellings in the same alphabet."""
    halves: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """First or last letters of a long word that is a whole name -> words."""
    sounds: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Sound key -> words of actors that have no name in some script but Latin."""
    sounds_latin: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Sound key -> words of actors that have no name in Latin letters."""
    known: set[str] = field(default_factory=set)
    """One-word names of the knowledge, in normal form: a text's word that is one needs no guess by sound."""
    meanings: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Word -> words that stand for its meanings."""
    many: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Word that stands for many bodies -> the languages of which it is a word (`is_for_many`)."""
    given: dict[int, int] = field(default_factory=dict)
    """Word with which persons' names of several words begin -> how many of them."""
    groups: dict[int, frozenset[str]] = field(default_factory=dict)
    """Word that is in no name, but means the same -> the groups of languages that inflect it."""
    name_texts: Column[str] = field(default_factory=_column)
    name_actors: array[int] = field(default_factory=_ints)
    name_words: Column[tuple[int, ...]] = field(default_factory=_column)
    name_flags: array[int] = field(default_factory=_ints)
    name_languages: Column[str] = field(default_factory=_column)
    """ISO 639-1, "" where nobody said."""
    name_signs: Column[str] = field(default_factory=_column)
    """Signs between its words at which a text's names end otherwise; "" for most names."""
    signed: set[int] = field(default_factory=set)
    """Anchors of names with such signs."""
    longest: int = 0
    """Letters of the longest name."""
    singles: Column[tuple[int, ...]] = field(default_factory=_column)
    """Word -> names of this one word."""
    surnames: Column[tuple[int, ...]] = field(default_factory=_column)
    """Last word of persons' names, if it is that of few actors -> these names, for D. Davis."""
    pairs: Column[Mapping[int, tuple[int, ...]]] = field(default_factory=_column)
    """Anchor -> word that may stand beside it -> names."""
    skipped: list[Skipped] = field(default_factory=list)
    actor_words: Gathered[frozenset[int]] = field(default_factory=dict)
    """Actor -> how many names it had when its words were gathered, and these words; when asked for."""
    actor_scripts: Gathered[frozenset[str]] = field(default_factory=dict)
    """The same with the scripts (ISO 15924) of its names."""
    actor_singles: Gathered[Singles] = field(default_factory=dict)
    """The same with the words that are a name of its own, and for each the first of these names."""
    names_like: dict[tuple[int, int], int] = field(default_factory=dict)
    """(actor, name) -> how many of the actor's names are like that one; found when asked for."""
    paired: dict[int, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    """The `pairs` that this index may change; it shares others with what it was copied from."""
    signed_names: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Anchor -> its names with such signs; found when asked for (`names_with_signs`)."""
    asked: int = 0
    """Words of texts that were looked for."""

    def number_of(self, actor_id: str) -> int | None:
        """The number of the actor, None if it is not in."""
        number = self.numbers.get(actor_id)
        return None if number is None or number in self.gone else number

    def live_actors(self) -> Iterator[Actor]:
        """Every actor that is in."""
        return (self.actors[number] for number in range(len(self.actors)) if number not in self.gone)

    def actors_named(self, key: str) -> Iterator[Actor]:
        """The actors that have a name of their own with these words (in normal form, by spaces)."""
        numbers = [self.words.get(word, -1) for word in key.split()]
        if not numbers or min(numbers) < 0:
            return
        if len(numbers) == 1:
            names: Iterable[int] = self.singles[numbers[0]]
        else:
            names = {name for word in numbers for found in self.pairs[word].values() for name in found}
        for name in names:
            own = not self.name_flags[name] & (IS_LENT | IS_MEANT | IS_DERIVED)
            if own and self.name_words[name] == tuple(numbers):
                yield self.actors[self.name_actors[name]]

    def count(self, word: int, actor: int, by: int) -> None:
        """Note that the actor has the word in its names (`by` 1), or has it no longer (-1)."""
        self.word_actors[word] += by
        self.word_owners[word] ^= actor

    def actors_with(self, word: str) -> int:
        """How many actors have a name with this word (in normal form)."""
        number = self.words.get(word)
        return 0 if number is None else self.word_actors[number]

    def is_wanted(self, word: int, bit: int) -> bool:
        """Whether some actor with the word has no name in the script of that bit."""
        return self.word_wanted[word * SCRIPTS + bit.bit_length() - 1] > 0

    def words_of(self, actor: int) -> frozenset[int]:
        """All words of an actor's names."""
        return self._gathered(actor, self.actor_words, self._words_of)

    def singles_of(self, actor: int) -> Singles:
        """The words that are a whole name of the actor, and for each the first of these names in order."""
        return self._gathered(actor, self.actor_singles, self._singles_of)

    def scripts_of(self, actor: int) -> frozenset[str]:
        """The scripts (ISO 15924) that the actor's names are written in."""
        return self._gathered(actor, self.actor_scripts, self._scripts_of)

    def _gathered(self, actor: int, known: Gathered[T], gather: Callable[[tuple[int, ...]], T]) -> T:
        """What the actor's names give, gathered anew where there are more of them than before."""
        names = self.actor_names[actor]
        found = known.get(actor)
        if found is None or found[0] != len(names):
            found = known[actor] = len(names), gather(names)
        return found[1]

    def _words_of(self, names: tuple[int, ...]) -> frozenset[int]:
        return frozenset(word for name in names for word in self.name_words[name])

    def _singles_of(self, names: tuple[int, ...]) -> Singles:
        found: dict[int, str] = {}
        for name in names:
            if len(row := self.name_words[name]) == 1:
                text = self.name_texts[name]
                found[row[0]] = min(text, found.get(row[0], text))
        return frozenset(found), found

    def _scripts_of(self, names: tuple[int, ...]) -> frozenset[str]:
        return frozenset(script_of(self.name_texts[name]) for name in names)

    def copied(self) -> NameIndex:
        """An index of its own with the same content."""
        copied = NameIndex(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})
        copied.paired, copied.signed_names = {}, {}
        return copied

    def will_look_for(self, words: int) -> None:
        """So many words of texts will be looked for. Where they are many, all that a file holds but the
        actors is read, which takes a while once and saves more than that from then on."""
        self.asked += words
        if not isinstance(self.words, Keyed) or self.asked * _WORTH_IT < len(self.name_texts):
            return
        with garbage_rests():
            for each in fields(self):
                value = getattr(self, each.name)
                if isinstance(value, Keyed):
                    setattr(self, each.name, value.whole())
                elif isinstance(value, Stored) and value is not self.actors:
                    setattr(self, each.name, Listed(value.all()))

    def names_in(self, language: str, actor: int) -> Iterator[int]:
        """The actor's names that are said to be of the language."""
        languages = self.name_languages
        return (name for name in self.actor_names[actor] if languages[name] == language)

    def has_name_in(self, language: str, actor: int) -> bool:
        """Whether the actor has a name that is said to be of the language."""
        return any(True for _ in self.names_in(language, actor))

    def is_in_a_gazetteer(self, actor: int) -> bool:
        """Whether the actor is a place as packs give it: with a population, or names in many languages."""
        return bool(self.actor_kinds[actor] & IS_LISTED)

    def is_place(self, actor: int) -> bool:
        """Whether the actor is a place."""
        return bool(self.actor_kinds[actor] & IS_PLACE)

    def is_town(self, actor: int) -> bool:
        """See `values.Actor.is_town`."""
        return bool(self.actor_kinds[actor] & IS_TOWN)

    def pair(self, anchor: int, beside: int, name: int) -> None:
        """Makes a name of several words findable by `anchor` where `beside` stands near it."""
        if self.name_signs[name]:
            self.signed.add(anchor)
        names = self._own_pairs(anchor)
        if name not in names.get(beside, ()):
            names[beside] = (*names.get(beside, ()), name)

    def part(self, anchor: int, beside: int, name: int) -> None:
        """Makes it no longer findable so."""
        if name not in self.pairs[anchor].get(beside, ()):
            return
        found = self._own_pairs(anchor)
        found[beside] = without(name, found[beside])
        if not found[beside]:
            del found[beside]

    def names_with_signs(self, anchor: int) -> tuple[int, ...]:
        """The names with `name_signs` that are found by this anchor."""
        if anchor not in self.signed:
            return ()
        found = self.signed_names.get(anchor)
        if found is None:
            names = {name for names in self.pairs[anchor].values() for name in names if self.name_signs[name]}
            found = self.signed_names[anchor] = tuple(sorted(names))
        return found

    def _own_pairs(self, anchor: int) -> dict[int, tuple[int, ...]]:
        self.signed_names.pop(anchor, None)
        names = self.paired.get(anchor)
        if names is None:
            names = self.pairs[anchor] = self.paired[anchor] = dict(self.pairs[anchor])
        return names

    def unpair(self) -> None:
        """Makes no name of several words findable; `pair` says anew by what it is."""
        self.paired.clear()
        self.signed_names.clear()
        self.surnames = Listed[tuple[int, ...]]([()] * len(self.surnames))
        self.pairs = Listed([NO_PAIRS] * len(self.pairs))

    def is_common(self, word: int) -> bool:
        """Whether texts are full of the word, or it stands for a meaning."""
        return bool(self.word_kinds[word] & IS_COMMON)

    def has_meaning(self, word: int) -> bool:
        """Whether the word is one that names are made of (`lexicon.concepts`)."""
        return bool(self.word_kinds[word] & HAS_MEANING)

    def means_without_article(self, word: int) -> bool:
        """Whether the word has an Arabic article, and a meaning without it."""
        return bool(self.word_kinds[word] & MEANS_WITHOUT_ARTICLE)

    def is_for_many(self, word: int, language: str) -> bool:
        """Whether the word stands for many bodies (parliament), as a word of the text's language."""
        languages = self.many.get(word)
        return languages is not None and (not language or language in languages)


def without(number: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers but this one."""
    return tuple(other for other in numbers if other != number)
