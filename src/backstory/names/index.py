"""Every name of the registry, found by its words.

1. A name is a row of words, each with a number. A word is found by its normal form, by its stem (inflected),
   by its sound keys (romanised) and, if it has one, by its meaning (translated).
2. A name of one word is found by that word. A longer one has an anchor, its rarest word, and is found where
   the anchor stands beside another of its words: other words of a text cost nothing.
3. A name with words of known meaning has a second row, of meanings, which is found in any order.
4. Actors can be added to an index, and taken out of it, without building it again.
5. One from a file is there at once: what a text does not ask for is never read (column.py).
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

from backstory.names.column import Column, Keyed, Listed, Stored
from backstory.names.compounds import other_rows
from backstory.names.everyday import EVERYDAY, FUNCTION_WORDS
from backstory.names.halves import halves_of
from backstory.names.lexicon import concepts, words_by_language
from backstory.names.meanings import Meanings
from backstory.names.resting import garbage_rests
from backstory.names.schooled import readings, schooled_keys
from backstory.names.spelled import Spelled, spell
from backstory.names.usable import why_unusable
from backstory.text.fold import fold
from backstory.text.keys import sound_keys
from backstory.text.scripts import script_of
from backstory.text.stems import SHORTEST_STEM, groups_of, stem
from backstory.values import Actor, Name

IS_ACRONYM = 1
HAS_ARTICLE = 2
IS_LENT = 4
"""Lent by the knowledge, not the registry's own."""
IS_WEAK = 8
IS_PERSON = 16
IS_MEANT = 32
"""A row of meanings, in any order."""
IS_DERIVED = 64
"""Follows from a name by grammar: Theresa May from Theresa Mayová."""

_IS_COMMON = 1
_HAS_MEANING = 2

_SHORT = 3
_TWO = 2
_WORTH_IT = 10
"""Names for each word that was looked for; with fewer, reading all of them takes less time than one by one.
"""
_RARE = 3
"""Actors with a word that is rare enough to be the second anchor of a name of two words."""

LATIN_BIT, CYRILLIC_BIT, _OTHER_BIT, ALL_BITS = 1, 2, 32, 63
_BITS = {"Latn": LATIN_BIT, "Cyrl": CYRILLIC_BIT, "Arab": 4, "Hebr": 8, "Grek": 16}

Skipped = tuple[str, str, str]
"""Actor id, name, reason."""


_NO_PAIRS: Mapping[int, tuple[int, ...]] = {}
_ints = partial(array, "i")


def _column() -> Column[Any]:
    return Listed()


@dataclass(slots=True)
class NameIndex:
    """Parallel columns by number: actors, names (`name_*`) and words (`word_*`)."""

    actors: Column[Actor] = field(default_factory=_column)
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
    """See `backstory.names.schooled`; () where the word is not filed there."""
    word_actors: array[int] = field(default_factory=_ints)
    """How many actors have a name with this word."""
    word_last_actor: array[int] = field(default_factory=_ints)
    word_schooled: array[int] = field(default_factory=_ints)
    """1 for words filed in `schools`: those of the registry's own names, not of lent ones."""
    word_kinds: array[int] = field(default_factory=_ints)
    """Bits: _IS_COMMON, _HAS_MEANING; so that the lexicon is asked once."""
    word_wanted: array[int] = field(default_factory=_ints)
    """Bits of the scripts (`script_bit`) in which some actor with the word has no name."""
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
    given: set[int] = field(default_factory=set)
    """Words with which persons' names of several words begin."""
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
    pairs: Column[Mapping[int, tuple[int, ...]]] = field(default_factory=_column)
    """Anchor -> word that may stand beside it -> names."""
    ties: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Actor id -> actors with a relation to it."""
    skipped: list[Skipped] = field(default_factory=list)
    actor_words: dict[int, tuple[int, frozenset[int]]] = field(default_factory=dict)
    """Actor -> how many names it had when its words were gathered, and these words; when asked for."""
    actor_scripts: dict[int, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """The same with the scripts (ISO 15924) of its names."""
    names_like: dict[tuple[int, int], int] = field(default_factory=dict)
    """(actor, name) -> how many of the actor's names are like that one; found when asked for."""
    paired: dict[int, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    """The `pairs` that this index may change; it shares others with what it was copied from."""
    asked: int = 0
    """Words of texts that were looked for."""
    is_whole: bool = False
    """Whether all that a file holds was read."""

    def add_all(self, actors: Iterable[Actor], lent: Iterable[tuple[str, Name]] = ()) -> None:
        """Adds actors with all their names, and the names lent to them; an id used twice counts once."""
        first, first_actor = len(self.name_texts), len(self.actors)
        meanings = Meanings()
        for actor in actors:
            self._add_actor(actor, meanings)
        for actor_id, name in lent:
            if (number := self.number_of(actor_id)) is not None:
                self._add_name(number, name, IS_LENT, meanings, shouted=False)
        for concept, word in meanings.words():
            meaning = self.words.get(word)
            if meaning is None:
                meaning = self._add_word(word, word)
                self.groups[meaning] = groups_of(words_by_language()[word])
            meant = self.words[" " + concept]
            self.meanings[meaning] = tuple({*self.meanings.get(meaning, ()), meant})
        for name_number in range(first, len(self.name_texts)):
            self._place(name_number)
        for actor_number in range(first_actor, len(self.actors)):
            self._want(actor_number)

    def remove(self, actor_ids: Iterable[str]) -> None:
        """Takes actors out: their names are not found any more."""
        for actor_id in actor_ids:
            number = self.number_of(actor_id)
            if number is not None:
                self.gone.add(number)
                for word in self.words_of(number):
                    self.word_actors[word] -= 1

    def number_of(self, actor_id: str) -> int | None:
        """The number of the actor, None if it is not in."""
        number = self.numbers.get(actor_id)
        return None if number is None or number in self.gone else number

    def live_actors(self) -> Iterator[Actor]:
        """Every actor that is in."""
        return (self.actors[number] for number in range(len(self.actors)) if number not in self.gone)

    def is_live(self, actor: int) -> bool:
        """Whether the actor of this number is in (not removed, not replaced)."""
        return actor not in self.gone

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
            actor = self.name_actors[name]
            own = not self.name_flags[name] & (IS_LENT | IS_MEANT | IS_DERIVED)
            if own and self.name_words[name] == tuple(numbers) and self.is_live(actor):
                yield self.actors[actor]

    def tied_to(self, actor_id: str) -> tuple[int, ...]:
        """The actors that say of themselves that they are tied to this one."""
        return self.ties.get(actor_id, ())

    def words_of(self, actor: int) -> frozenset[int]:
        """All words of an actor's names."""
        names = self.actor_names[actor]
        known = self.actor_words.get(actor)
        if known is None or known[0] != len(names):
            words = frozenset(word for name in names for word in self.name_words[name])
            known = self.actor_words[actor] = len(names), words
        return known[1]

    def scripts_of(self, actor: int) -> frozenset[str]:
        """The scripts (ISO 15924) that the actor's names are written in."""
        names = self.actor_names[actor]
        known = self.actor_scripts.get(actor)
        if known is None or known[0] != len(names):
            scripts = frozenset(script_of(self.name_texts[name]) for name in names)
            known = self.actor_scripts[actor] = len(names), scripts
        return known[1]

    def copied(self) -> NameIndex:
        """An index of its own with the same content."""
        copied = NameIndex(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})
        copied.paired = {}
        return copied

    def will_look_for(self, words: int) -> None:
        """So many words of texts will be looked for. Where they are many, all that a file holds but the
        actors is read, which takes a while once and saves more than that from then on."""
        self.asked += words
        if self.is_whole or self.asked * _WORTH_IT < len(self.name_texts):
            return
        self.is_whole = True
        with garbage_rests():
            for each in fields(self):
                value = getattr(self, each.name)
                if isinstance(value, Keyed):
                    setattr(self, each.name, value.whole())
                elif isinstance(value, Stored) and value is not self.actors:
                    setattr(self, each.name, Listed(value.all()))

    def _add_actor(self, actor: Actor, meanings: Meanings) -> None:
        if self.number_of(actor.id) is not None:
            self.skipped.append((actor.id, actor.name, "is an actor whose id was used before"))
            return
        number = len(self.actors)
        self.numbers[actor.id] = number
        self.actors.append(actor)
        self.actor_names.append(())
        for relation in actor.relations:
            self.ties[relation.other] = (*self.ties.get(relation.other, ()), number)
        names = [Name(actor.name, kind="main"), *actor.names]
        letters = "".join(name.text for name in names if isinstance(name.text, str))
        shouted = letters.isupper() and any(len(name.text) > 5 for name in names)
        for name in names:
            self._add_name(number, name, 0, meanings, shouted=shouted)

    def _add_name(self, actor: int, name: Name, flags: int, meanings: Meanings, *, shouted: bool) -> None:
        reason = why_unusable(name.text, name.language)
        person = self.actors[actor].kind == "person"
        spelled = Spelled((), ())
        if not reason:
            spelled = spell(name.text, acronym=name.kind == "acronym", person=person, shouted=shouted)
            reason = "" if spelled.words else "has no words"
        if reason:
            if not flags & IS_LENT:
                self.skipped.append((self.actors[actor].id, str(name.text)[:80], reason))
            return
        first = len(self.name_texts)
        flags |= IS_ACRONYM * spelled.acronym | HAS_ARTICLE * spelled.article
        flags |= IS_WEAK * (name.kind == "weak") | IS_PERSON * person
        self._add_row(actor, name, spelled, flags)
        if person and (derived := spelled.without_feminine()):
            self._add_row(actor, name, derived, flags | IS_DERIVED)
        if not person:
            self.name_signs[first] = spelled.signs
        if not spelled.acronym:
            for row in other_rows(spelled.words, group=self.actors[actor].kind == "group"):
                self._add_row(actor, name, Spelled(row, row, article=spelled.article), flags)
        if not person and (meant := meanings.row(spelled)):
            self._add_row(actor, name, meant, flags | IS_MEANT)

    def _add_row(self, actor: int, name: Name, spelled: Spelled, flags: int) -> None:
        row = []
        for word, spelt in zip(spelled.words, spelled.spelt, strict=True):
            number = self.words.get(word)
            if number is None:
                number = self._add_word(word, spelt)
            self.groups.pop(number, None)
            if not flags & IS_LENT and not self.word_schooled[number]:
                self._add_schools(number)
            if self.word_last_actor[number] != actor:
                self.word_last_actor[number] = actor
                self.word_actors[number] += 1
            row.append(number)
        if flags & IS_PERSON and len(row) > 1:
            self.given.add(row[0])
        self.actor_names[actor] = (*self.actor_names[actor], len(self.name_texts))
        self.name_texts.append(name.text)
        self.longest = max(self.longest, len(name.text))
        self.name_languages.append(sys.intern(name.language.lower().split("-")[0]))
        self.name_actors.append(actor)
        self.name_words.append(tuple(row))
        self.name_flags.append(flags)
        self.name_signs.append("")

    def _add_word(self, word: str, spelt: str) -> int:
        number = self.words[word] = len(self.word_texts)
        self.word_texts.append(word)
        self.word_spelt.append(spelt)
        self.word_actors.append(0)
        self.word_wanted.append(0)
        self.word_readings.append(())
        self.word_last_actor.append(-1)
        self.word_schooled.append(0)
        self.word_kinds.append(_kind_of(word))
        self.singles.append(())
        self.pairs.append(_NO_PAIRS)
        if word[0] == " " or word.isupper():
            return number
        base = stem(word)
        if len(base) >= SHORTEST_STEM:
            self.stems[base] = (*self.stems.get(base, ()), number)
        return number

    def _add_schools(self, number: int) -> None:
        self.word_schooled[number] = 1
        text = self.word_texts[number]
        if text[0] != " " and not text.isupper() and script_bit(text) & (LATIN_BIT | CYRILLIC_BIT):
            self.word_readings[number] = readings(self.word_spelt[number])
            for key in schooled_keys(self.word_readings[number]):
                self.schools[key] = (*self.schools.get(key, ()), number)

    def _want(self, actor: int) -> None:
        """Files the actor's own words by sound for the scripts in which it has no name."""
        names = self.actor_names[actor]
        wanted = ALL_BITS
        for name in names:
            wanted &= ~script_bit(self.name_texts[name])
        own = {w for name in names if not self.name_flags[name] & IS_LENT for w in self.name_words[name]}
        for word in own:
            before, after = self.word_wanted[word], self.word_wanted[word] | wanted
            text = self.word_texts[word]
            if before == after or text[0] == " " or text.isupper():
                continue
            self.word_wanted[word] = after
            new = after & ~before
            for key in sound_keys(self.word_spelt[word]):
                if new & LATIN_BIT:
                    self.sounds_latin[key] = (*self.sounds_latin.get(key, ()), word)
                if new & ~LATIN_BIT and not before & ~LATIN_BIT:
                    self.sounds[key] = (*self.sounds.get(key, ()), word)

    def _place(self, name: int) -> None:
        """Makes a name findable by its word, or by its anchor with a word beside it."""
        row = self.name_words[name]
        if len(row) == 1:
            if not self.singles[row[0]] and self.word_schooled[row[0]]:
                for half in halves_of(self.word_texts[row[0]]):
                    self.halves[half] = (*self.halves.get(half, ()), row[0])
            self.singles[row[0]] = (*self.singles[row[0]], name)
            return
        at = self._rarest(name)
        places = [i for i in (at - 1, at + 1) if 0 <= i < len(row)]
        if self.name_flags[name] & IS_MEANT:
            places = [i for i in range(len(row)) if i != at]
        else:
            places = [min(places, key=lambda i: self._rarity(row[i]))]
        for place in places:
            self.pair(row[at], row[place], name)
        if len(row) == _TWO and self.word_actors[row[1 - at]] <= _RARE and not self._is_for_many(row[1 - at]):
            self.pair(row[1 - at], row[at], name)

    def _rarest(self, name: int) -> int:
        """The place of the name's anchor. A common word in small letters starts no name in a text, so that
        one which the name itself writes small comes last (War on Want)."""
        row = self.name_words[name]
        at = min(range(len(row)), key=lambda i: self._rarity(row[i]))
        if not self.is_common(row[at]):
            return at
        small = {fold(word) for word in self.name_texts[name].split() if word.islower()}
        return min(range(len(row)), key=lambda i: (self.word_texts[row[i]] in small, self._rarity(row[i])))

    def pair(self, anchor: int, beside: int, name: int) -> None:
        """Makes a name of several words findable by `anchor` where `beside` stands near it."""
        if self.name_signs[name]:
            self.signed.add(anchor)
        names = self.paired.get(anchor)
        if names is None:
            names = self.pairs[anchor] = self.paired[anchor] = dict(self.pairs[anchor])
        if name not in names.get(beside, ()):
            names[beside] = (*names.get(beside, ()), name)

    def unpair(self) -> None:
        """Makes no name of several words findable; `pair` says anew by what it is."""
        self.paired.clear()
        self.pairs = Listed([_NO_PAIRS] * len(self.pairs))

    def _rarity(self, word: int) -> tuple[bool, bool, int, bool]:
        text = self.word_texts[word]
        common = text[0] == " " or len(text) < _SHORT or text in EVERYDAY
        return (
            text.isdigit() or text in FUNCTION_WORDS,
            common,
            self.word_actors[word],
            self.has_meaning(word),
        )

    def is_common(self, word: int) -> bool:
        """Whether texts are full of the word, or it stands for a meaning."""
        return bool(self.word_kinds[word] & _IS_COMMON)

    def has_meaning(self, word: int) -> bool:
        """Whether the word is one that names are made of (`lexicon.concepts`)."""
        return bool(self.word_kinds[word] & _HAS_MEANING)

    def _is_for_many(self, word: int) -> bool:
        """The same but for words of countries and regions (Kavkaz), which tell a name apart."""
        text = self.word_texts[word]
        told_apart = text not in EVERYDAY and all(concept[0] == "@" for concept in concepts(text))
        return self.is_common(word) and not (told_apart and len(text) >= _SHORT)


def _kind_of(text: str) -> int:
    meant = bool(concepts(text))
    common = text[0] == " " or len(text) < _SHORT or text in EVERYDAY or meant
    return _IS_COMMON * common | _HAS_MEANING * meant


def script_bit(text: str) -> int:
    """The bit that stands for the script of `text`."""
    if text.isascii():
        return LATIN_BIT
    return _BITS.get(script_of(text), _OTHER_BIT)
