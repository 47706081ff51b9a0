"""Putting actors with all their names into an index (name_index.py), and making the names findable."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from backstory.names.index.bits import (
    CYRILLIC_BIT,
    HALVED,
    HAS_ARTICLE,
    HAS_MEANING,
    IS_ACRONYM,
    IS_COMMON,
    IS_DERIVED,
    IS_LENT,
    IS_MEANT,
    IS_PERSON,
    IS_WEAK,
    LATIN_BIT,
    MEANS_WITHOUT_ARTICLE,
    SCHOOLED,
    SCRIPTS,
    kinds_of,
    script_bit,
)
from backstory.names.index.halves import halves_of
from backstory.names.index.meanings import Meanings
from backstory.names.index.name_index import FEW, NO_PAIRS, NameIndex
from backstory.names.index.schooled import readings, schooled_keys
from backstory.names.index.spelled import Spelled, spell
from backstory.names.index.usable import why_unusable
from backstory.names.index.wanting import want
from backstory.names.vocabulary.compounds import other_rows
from backstory.names.vocabulary.everyday import EVERYDAY, FUNCTION_WORDS
from backstory.names.vocabulary.lexicon import concepts, words_by_language
from backstory.text.fold import fold
from backstory.text.stems import SHORTEST_STEM, groups_of, stem
from backstory.values import Actor, Name

_SHORT = 3
_NOWHERE = (0,) * SCRIPTS
_TWO = 2
_RARE = 3
"""Actors with a word that is rare enough to be the second anchor of a name of two words."""


def add_all(index: NameIndex, actors: Iterable[Actor], lent: Iterable[tuple[str, Name]] = ()) -> None:
    """Add actors with all their names, and the names lent to them; an id used twice counts once."""
    _Builder(index).add(actors, lent)


class _Builder:
    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._owner = -1
        self._owned: set[int] = set()
        """The owner's words."""

    def add(self, actors: Iterable[Actor], lent: Iterable[tuple[str, Name]]) -> None:
        index = self._index
        first, first_actor = len(index.name_texts), len(index.actors)
        meanings = Meanings()
        for actor in actors:
            self._add_actor(actor, meanings)
        for actor_id, name in lent:
            if (number := index.number_of(actor_id)) is not None:
                self._add_name(number, name, IS_LENT, meanings, shouted=False)
        for concept, word in meanings.words():
            meaning = index.words.get(word)
            if meaning is None:
                meaning = self._add_word(word, word)
                index.groups[meaning] = groups_of(words_by_language()[word])
            meant = index.words[" " + concept]
            index.meanings[meaning] = tuple({*index.meanings.get(meaning, ()), meant})
        for name_number in range(first, len(index.name_texts)):
            self._place(name_number)
        for actor_number in range(first_actor, len(index.actors)):
            want(index, actor_number)

    def _add_actor(self, actor: Actor, meanings: Meanings) -> None:
        index = self._index
        if index.number_of(actor.id) is not None:
            index.skipped.append((actor.id, actor.name, "is an actor whose id was used before"))
            return
        number = len(index.actors)
        index.numbers[actor.id] = number
        index.actors.append(actor)
        index.actor_kinds.append(kinds_of(actor))
        index.actor_names.append(())
        names = [Name(actor.name, kind="main"), *actor.names]
        letters = "".join(name.text for name in names if isinstance(name.text, str))
        shouted = letters.isupper() and any(len(name.text) > 5 for name in names)
        for name in names:
            self._add_name(number, name, 0, meanings, shouted=shouted)

    def _add_name(self, actor: int, name: Name, flags: int, meanings: Meanings, *, shouted: bool) -> None:
        index = self._index
        reason = why_unusable(name.text, name.language)
        person = index.actors[actor].kind == "person"
        spelled = Spelled((), ())
        if not reason:
            spelled = spell(name.text, acronym=name.kind == "acronym", person=person, shouted=shouted)
            reason = "" if spelled.words else "has no words"
        if reason:
            if not flags & IS_LENT:
                index.skipped.append((index.actors[actor].id, str(name.text)[:80], reason))
            return
        first = len(index.name_texts)
        flags |= IS_ACRONYM * spelled.acronym | HAS_ARTICLE * spelled.article
        flags |= IS_WEAK * (name.kind == "weak") | IS_PERSON * person
        self._add_row(actor, name, spelled, flags)
        if person and (derived := spelled.without_feminine()):
            self._add_row(actor, name, derived, flags | IS_DERIVED)
        if not person:
            index.name_signs[first] = spelled.signs
        if not spelled.acronym:
            for row in other_rows(spelled.words, group=index.actors[actor].kind == "group"):
                self._add_row(actor, name, Spelled(row, row, article=spelled.article), flags)
        if not (person or index.is_town(actor)) and (meant := meanings.row(spelled)):
            self._add_row(actor, name, meant, flags | IS_MEANT)

    def _add_row(self, actor: int, name: Name, spelled: Spelled, flags: int) -> None:
        index = self._index
        row = []
        for word, spelt in zip(spelled.words, spelled.spelt, strict=True):
            number = index.words.get(word)
            if number is None:
                number = self._add_word(word, spelt)
            index.groups.pop(number, None)
            if not flags & IS_LENT and not index.word_schooled[number] and not index.is_town(actor):
                self._add_schools(number)
            row.append(number)
        known = self._words_so_far(actor)
        for number in row:
            if number not in known:
                known.add(number)
                index.count(number, actor, 1)
        if flags & IS_PERSON and len(row) > 1:
            index.given[row[0]] = index.given.get(row[0], 0) + 1
        index.actor_names[actor] = (*index.actor_names[actor], len(index.name_texts))
        index.name_texts.append(name.text)
        index.longest = max(index.longest, len(name.text))
        index.name_languages.append(sys.intern(name.language.lower().split("-")[0]))
        index.name_actors.append(actor)
        index.name_words.append(tuple(row))
        index.name_flags.append(flags)
        index.name_signs.append("")

    def _words_so_far(self, actor: int) -> set[int]:
        if self._owner != actor:
            index, self._owner = self._index, actor
            self._owned = {word for name in index.actor_names[actor] for word in index.name_words[name]}
        return self._owned

    def _add_word(self, word: str, spelt: str) -> int:
        index = self._index
        number = index.words[word] = len(index.word_texts)
        index.word_texts.append(word)
        index.word_spelt.append(spelt)
        index.word_actors.append(0)
        index.word_owners.append(0)
        index.word_wanted.extend(_NOWHERE)
        index.word_readings.append(())
        index.word_schooled.append(0)
        index.word_kinds.append(_kind_of(word))
        if any(concept[0] != "@" for concept in concepts(word)):
            index.many[number] = tuple(sorted(words_by_language().get(word, ())))
        index.singles.append(())
        index.surnames.append(())
        index.pairs.append(NO_PAIRS)
        if word[0] == " " or word.isupper():
            return number
        base = stem(word)
        if len(base) >= SHORTEST_STEM:
            index.stems[base] = (*index.stems.get(base, ()), number)
        return number

    def _add_schools(self, number: int) -> None:
        index = self._index
        index.word_schooled[number] = SCHOOLED
        text = index.word_texts[number]
        if text[0] != " " and not text.isupper() and script_bit(text) & (LATIN_BIT | CYRILLIC_BIT):
            index.word_readings[number] = readings(index.word_spelt[number])
            for key in schooled_keys(index.word_readings[number]):
                index.schools[key] = (*index.schools.get(key, ()), number)

    def _place(self, name: int) -> None:
        """Makes a name findable by its word, or by its anchor with a word beside it."""
        index = self._index
        row = index.name_words[name]
        if len(row) == 1:
            if index.word_schooled[row[0]] == SCHOOLED:
                index.word_schooled[row[0]] = HALVED
                for half in halves_of(index.word_texts[row[0]]):
                    index.halves[half] = (*index.halves.get(half, ()), row[0])
            index.singles[row[0]] = (*index.singles[row[0]], name)
            return
        if index.name_flags[name] & IS_PERSON:
            few = index.word_actors[row[-1]] <= FEW
            index.surnames[row[-1]] = (*index.surnames[row[-1]], name) if few else ()
        at = self._rarest(name)
        places = [i for i in (at - 1, at + 1) if 0 <= i < len(row)]
        if index.name_flags[name] & IS_MEANT:
            places = [i for i in range(len(row)) if i != at]
        else:
            places = [min(places, key=lambda i: self._rarity(row[i]))]
        for place in places:
            index.pair(row[at], row[place], name)
        if (
            len(row) == _TWO
            and index.word_actors[row[1 - at]] <= _RARE
            and not self._is_for_many(row[1 - at])
        ):
            index.pair(row[1 - at], row[at], name)

    def _rarest(self, name: int) -> int:
        """The place of the name's anchor. A common word in small letters starts no name in a text, so that
        one which the name itself writes small comes last (War on Want)."""
        index = self._index
        row = index.name_words[name]
        at = min(range(len(row)), key=lambda i: self._rarity(row[i]))
        if not index.is_common(row[at]):
            return at
        small = {fold(word) for word in index.name_texts[name].split() if word.islower()}
        return min(range(len(row)), key=lambda i: (index.word_texts[row[i]] in small, self._rarity(row[i])))

    def _rarity(self, word: int) -> tuple[bool, bool, int, bool]:
        index = self._index
        text = index.word_texts[word]
        common = text[0] == " " or len(text) < _SHORT or text in EVERYDAY
        return (
            text.isdigit() or text in FUNCTION_WORDS,
            common,
            index.word_actors[word],
            index.has_meaning(word),
        )

    def _is_for_many(self, word: int) -> bool:
        """The same but for words of countries and regions (Kavkaz), which tell a name apart."""
        index = self._index
        text = index.word_texts[word]
        told_apart = text not in EVERYDAY and all(concept[0] == "@" for concept in concepts(text))
        return index.is_common(word) and not (told_apart and len(text) >= _SHORT)


def _kind_of(text: str) -> int:
    meant = bool(concepts(text))
    common = text[0] == " " or len(text) < _SHORT or text in EVERYDAY or meant
    bare = text.startswith("ال") and bool(concepts(text.removeprefix("ال")))
    return IS_COMMON * common | HAS_MEANING * meant | MEANS_WITHOUT_ARTICLE * bare
