"""Trails: which traces a name is found by, so that a change of it reaches every story that may hold it.

    trails = Trails([Sought("front", "group", Name("River Front"))])
    trails.read(all traces in the archive that begin with one of trails.starts)
    for sets in trails.alternatives(): the stories that have a trace out of each set
    trails.lead_to(document): whether one of the names may really stand in such a story

1. The names are put into an index of their own, as the linker puts them into its own.
2. `starts` says how the trace of a word may begin that is one of the names' words (starts.py).
3. `read` asks the linker's own rules, of every inflecting language, which traces are words of the names.
4. A name is found where every word of it is; but one word beside its rarest may be misspelled, and a
   person's given names may be initials. Stop words leave no trace, so words that they may be are not asked
   for among others. A word that is the whole name, or that holds up a misspelled one, must be as like as the
   linker wants it.
5. `lead_to` reads a text as the linker does, though knowing these names only.
Links that only an earlier one in the same story brings about (partial names) need no trail of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from backstory.names.forms import Forms
from backstory.names.guess import MOST_WORDS
from backstory.names.halves import halves_of
from backstory.names.index import IS_MEANT, IS_PERSON, NameIndex
from backstory.names.rules import COST, ROMANISED
from backstory.names.standing import Standing, may_be_alone
from backstory.names.starts import starts_of
from backstory.names.traces import SMALL, SMALL_WORDS, traces_of_word
from backstory.text.scripts import script_of
from backstory.text.stems_latin import GROUPS
from backstory.values import Actor, ActorKind, Document, Name

_LANGUAGES = tuple({group: language for language, group in GROUPS.items()}.values())
_VERY_SURE = 50
"""Thousandths of likeness that a rarest word may lack for the word beside it to be guessed."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A name that came, went or changed, and the id and kind of the actor whose it is."""

    actor: str
    kind: ActorKind
    name: Name
    scripts: frozenset[str] = frozenset()
    """Only where it is written in one of these (ISO 15924); empty for all."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Stories that may hold a name have a trace out of each of `each`, or one of `phrases` in their text."""

    each: tuple[frozenset[str], ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """Words of a name that must all be there: whole, or but for one that may be misspelled or an initial."""

    name: int
    """Its number in the trails' index."""
    words: tuple[int, ...]
    rarest: int = -1
    """The word beside which another is guessed: it must be surely there itself."""
    alone: bool = False
    """A name of one word."""
    initial: bool = False
    """With an initial before it: in scripts with capitals only."""
    scripts: frozenset[str] = frozenset()


class Trails:
    """The trails of some names. `placed`: the linker's index that has them, which knows their rarest words;
    without it any word counts as the rarest."""

    def __init__(self, sought: Iterable[Sought], placed: NameIndex | None = None) -> None:
        self._index, self._rows = _indexed(sought, placed)
        self._forms = [Forms(self._index, language) for language in _LANGUAGES]
        self._traces: dict[int, dict[str, int]] = defaultdict(dict)
        """Word -> its traces, each with how the linker finds the word by it at best: rule * COST + cost."""
        self._read: dict[str, dict[int, int]] = {}
        """What was said of a trace's word."""
        self._scripts = _scripts_of(self._rows)
        self._standing = Standing(self._index, self._may_be_a_word)
        self.starts = frozenset(
            start
            for number, text in enumerate(self._index.word_texts)
            if text[0] != " "
            for spelling in {text.lower(), self._index.word_spelt[number].lower()}
            for start in starts_of(spelling)
        )
        """A trace of one of the names' words begins with one of these."""
        self._small = self._may_be(SMALL + word for word in SMALL_WORDS) | {
            number for number, text in enumerate(self._index.word_texts) if text.isdecimal()
        }
        """Words that leave no trace where they are a number or a stop word in small letters."""

    def read(self, found: Iterable[str]) -> None:
        """Learn which of the traces found in the archive are words of the names."""
        for trace in found:
            said = _said(trace)
            if self._scripts and script_of(_word_of(trace)) not in self._scripts:
                continue
            words = self._read.get(said)
            if words is None:
                words = self._read[said] = self._words(trace)
            for word, value in words.items():
                self._traces[word][trace] = value

    def lead_to(self, document: Document) -> bool:
        """Whether one of the names may stand in a document; `read` comes first."""
        return self._standing.may_stand_in(document)

    def _may_be_a_word(self, word: str) -> bool:
        """Whether a text's word leaves one of the traces that were read, or none at all."""
        if not word.islower():
            lower = word.lower()
            if self._read.get(lower):
                return True
            if lower.isalpha():
                return False
        left = traces_of_word(word)
        return not left or any(
            self._read.get(trace if trace[0] == SMALL else _word_of(trace)) for trace in left
        )

    def alternatives(self) -> Iterator[Alternatives]:
        """For each way in which a name may stand in a story, what the story then has."""
        for asked in self._rows:
            words = asked.words
            if len(words) > 1:
                words = tuple(word for word in words if word not in self._small)
            each = tuple(self._traces_of(word, asked) for word in words)
            if not each:
                yield Alternatives((), (self._index.name_texts[asked.name],))
                each = (frozenset().union(*(self._traces_of(word, asked) for word in asked.words)),)
            if all(each):
                yield Alternatives(each)

    def _traces_of(self, word: int, asked: _Asked) -> frozenset[str]:
        found: Iterable[str] = self._traces[word]
        if word == asked.rarest:
            found = (trace for trace, value in self._traces[word].items() if _is_sure(trace, value))
        elif asked.alone:
            found = (trace for trace, value in self._traces[word].items() if self._alone(trace, value, asked))
        if asked.initial:
            found = (trace for trace in found if trace != trace.upper() or trace.isascii())
        if asked.scripts:
            found = (trace for trace in found if script_of(_word_of(trace)) in asked.scripts)
        return frozenset(found)

    def _alone(self, trace: str, value: int, asked: _Asked) -> bool:
        """Whether the trace may be the whole of a name of one word."""
        word = _word_of(trace)
        spelling = word if trace.startswith(SMALL) else word.capitalize()
        return may_be_alone(spelling, value, asked.name, self._index, self._forms[0])

    def _words(self, trace: str) -> dict[int, int]:
        """The words of the names that the trace may be, and how they are found by it."""
        if trace.startswith(SMALL):
            spellings = [_word_of(trace)]
        else:
            spellings = list({_word_of(trace).capitalize(), _word_of(trace).upper()})
        found: dict[int, int] = {}
        for spelling in spellings:
            for forms in self._forms:
                form = forms[spelling]
                if form is not None:
                    for number, value in form[1].items():
                        found[number] = min(value, found.get(number, value))
                if spelling[0] >= "\u0400":
                    break  # endings of Latin letters alone differ from language to language
        return found

    def _may_be(self, traces: Iterable[str]) -> frozenset[int]:
        """The words of the names that one of the traces may be."""
        starts = tuple(self.starts)
        return frozenset().union(*(self._words(trace) for trace in traces if trace.startswith(starts)))


def _indexed(sought: Iterable[Sought], placed: NameIndex | None) -> tuple[NameIndex, Sequence[_Asked]]:
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
    index.add_all(actors)
    index.groups.clear()  # a registry may have the word itself, which every language then inflects
    if placed is not None:
        index.pairs.clear()  # the registry's index says what is the rarest word
    for number, text in enumerate(index.word_texts):
        for half in halves_of(text):
            if number not in index.halves.get(half, ()):  # it may be the whole name of another actor
                index.halves[half] = (*index.halves.get(half, ()), number)
    rows: dict[_Asked, None] = {}
    for name, row in enumerate(index.name_words):
        one = wanted[index.name_actors[name]]
        if index.name_texts[name] == one.name.text:
            rows.update(dict.fromkeys(_asked(index, name, row, one, placed)))
    return index, list(rows)


def _asked(
    index: NameIndex, name: int, row: tuple[int, ...], one: Sought, placed: NameIndex | None
) -> Iterator[_Asked]:
    words = tuple(dict.fromkeys(row))
    places = [(rarest, beside, True) for rarest, beside in product(words, words)]
    if placed is not None:
        same = _same(index, name, one.actor, placed)
        if not same:
            return  # the registry's index knows better how this name is read
        places = list(_places(index, row, same, placed))
        for rarest, beside, _ in places:
            known = index.pairs.setdefault(rarest, {})
            known[beside] = (*known.get(beside, ()), name)
    yield _Asked(name, words, alone=len(row) == 1, scripts=one.scripts)
    if len(row) == 1 or index.name_flags[name] & IS_MEANT:
        return
    for rarest, guessed, few in places:
        if few and rarest != guessed:
            others = tuple(word for word in words if word != guessed)
            yield _Asked(name, others, rarest, scripts=one.scripts)
        if few and index.name_flags[name] & IS_PERSON and rarest == row[-1]:
            yield _Asked(name, row[-1:], initial=True, scripts=one.scripts)


def _scripts_of(rows: Sequence[_Asked]) -> frozenset[str]:
    """The scripts in which all the names are sought; empty where one is in any."""
    if not all(asked.scripts for asked in rows):
        return frozenset()
    return frozenset().union(*(asked.scripts for asked in rows))


def _is_sure(trace: str, value: int) -> bool:
    """Whether a word found so is surely the name's, as the linker wants it before it guesses."""
    return trace[0] != SMALL and (value < ROMANISED * COST or value % COST <= _VERY_SURE)


def _word_of(trace: str) -> str:
    return trace[len(SMALL) :] if trace.startswith(SMALL) else trace.partition(":")[2]


def _said(trace: str) -> str:
    """The trace without its sounds: of all traces of a word the same is said."""
    return trace if trace.startswith(SMALL) else _word_of(trace)


def _same(index: NameIndex, name: int, actor: str, placed: NameIndex) -> list[int]:
    """The actor's names in the registry's index that have the words of this one."""
    texts = [index.word_texts[word] for word in index.name_words[name]]
    number = placed.numbers.get(actor)
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
            there = placed.pairs.get(rarest, {})
            at = row[texts.index(placed.word_texts[rarest])]
            for beside, names in there.items():
                if known in names:
                    yield at, row[texts.index(placed.word_texts[beside])], len(there) <= MOST_WORDS
