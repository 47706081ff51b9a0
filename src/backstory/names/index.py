"""Every name of the registry, found by its words.

1. A name is a row of words, each with a number; a word may be found under several spellings.
2. A name of one word is found by that word. A longer one has an anchor, its rarest word, and is found by the
   pair of the anchor and the rarest word beside it: other words of a text cost nothing.
3. Actors can be added to an index, and taken out of it, without building it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backstory.names.everyday import EVERYDAY
from backstory.names.spelled import Spelled, spell
from backstory.names.usable import why_unusable
from backstory.values import Actor, Name

PAIR = 1 << 32
"""A pair's key is `anchor * PAIR + neighbour`."""

IS_ACRONYM = 1
HAS_ARTICLE = 2
IS_LENT = 4
"""Flags of a name: an acronym; begins with an article; lent by the knowledge, not the registry's own."""
IS_WEAK = 8
IS_PERSON = 16

Skipped = tuple[str, str, str]
"""Actor id, name, reason."""


@dataclass(slots=True)
class NameIndex:
    """Parallel lists by number: actors, names (`name_*`) and words."""

    actors: list[Actor] = field(default_factory=list)
    """Without their names, which stand in `name_texts`."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Actor id -> number; an actor taken out is no longer here."""
    words: dict[str, int] = field(default_factory=dict)
    word_texts: list[str] = field(default_factory=list)
    word_counts: list[int] = field(default_factory=list)
    """In how many names each word stands."""
    name_texts: list[str] = field(default_factory=list)
    name_actors: list[int] = field(default_factory=list)
    name_words: list[tuple[int, ...]] = field(default_factory=list)
    name_flags: list[int] = field(default_factory=list)
    singles: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Word -> names of this one word."""
    pairs: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Pair -> names."""
    anchors: set[int] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)

    def add_all(self, actors: Iterable[Actor], lent: Iterable[tuple[str, Name]] = ()) -> None:
        """Adds actors with all their names, and the names lent to them; an id used twice counts once."""
        first = len(self.name_texts)
        for actor in actors:
            self._add_actor(actor)
        for actor_id, name in lent:
            if actor_id in self.numbers:
                number = self.numbers[actor_id]
                self._add_name(number, name, IS_LENT, shouted=False)
        for name_number in range(first, len(self.name_texts)):
            self._place(name_number)

    def remove(self, actor_ids: Iterable[str]) -> None:
        """Takes actors out: their names are not found any more."""
        for actor_id in actor_ids:
            self.numbers.pop(actor_id, None)

    def is_live(self, actor: int) -> bool:
        """Whether the actor of this number is in (not removed, not replaced)."""
        return self.numbers.get(self.actors[actor].id) == actor

    def copied(self) -> NameIndex:
        """An index of its own with the same content."""
        return NameIndex(
            actors=self.actors.copy(),
            numbers=self.numbers.copy(),
            words=self.words.copy(),
            word_texts=self.word_texts.copy(),
            word_counts=self.word_counts.copy(),
            name_texts=self.name_texts.copy(),
            name_actors=self.name_actors.copy(),
            name_words=self.name_words.copy(),
            name_flags=self.name_flags.copy(),
            singles=self.singles.copy(),
            pairs=self.pairs.copy(),
            anchors=self.anchors.copy(),
            skipped=self.skipped.copy(),
        )

    def _add_actor(self, actor: Actor) -> None:
        if actor.id in self.numbers:
            self.skipped.append((actor.id, actor.name, "is an actor whose id was used before"))
            return
        number = len(self.actors)
        self.numbers[actor.id] = number
        self.actors.append(actor)
        names = [Name(actor.name, kind="main"), *actor.names]
        letters = "".join(name.text for name in names if isinstance(name.text, str))
        shouted = letters.isupper() and any(len(name.text) > 5 for name in names)
        for name in names:
            self._add_name(number, name, 0, shouted=shouted)

    def _add_name(self, actor: int, name: Name, flags: int, *, shouted: bool) -> None:
        reason = why_unusable(name.text, name.language)
        person = self.actors[actor].kind == "person"
        spelled = Spelled(())
        if not reason:
            spelled = spell(name.text, acronym=name.kind == "acronym", person=person, shouted=shouted)
            reason = "" if spelled.words else "has no words"
        if reason:
            if not flags & IS_LENT:
                self.skipped.append((self.actors[actor].id, str(name.text)[:80], reason))
            return
        flags |= IS_ACRONYM * spelled.acronym | HAS_ARTICLE * spelled.article
        flags |= IS_WEAK * (name.kind == "weak") | IS_PERSON * person
        row = []
        for word in spelled.words:
            number = self.words.get(word)
            if number is None:
                number = self.words[word] = len(self.word_counts)
                self.word_texts.append(word)
                self.word_counts.append(0)
            self.word_counts[number] += 1
            row.append(number)
        self.name_texts.append(name.text)
        self.name_actors.append(actor)
        self.name_words.append(tuple(row))
        self.name_flags.append(flags)

    def _place(self, name: int) -> None:
        """Makes a name findable by its word, or by the pair of its anchor and the word beside it."""
        row = self.name_words[name]
        if len(row) == 1:
            self.singles[row[0]] = (*self.singles.get(row[0], ()), name)
            return
        at = min(range(len(row)), key=lambda i: self._rarity(row[i]))
        beside = [i for i in (at - 1, at + 1) if 0 <= i < len(row)]
        other = min(beside, key=lambda i: self._rarity(row[i]))
        key = row[at] * PAIR + row[other]
        self.anchors.add(row[at])
        self.pairs[key] = (*self.pairs.get(key, ()), name)

    def _rarity(self, word: int) -> tuple[bool, int]:
        return self.word_texts[word] in EVERYDAY, self.word_counts[word]
