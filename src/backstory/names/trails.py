"""Trails: which traces a name is found by, so that a change of it reaches every story that may hold it.

    trails = Trails([Sought("front", "group", Name("River Front"))])
    trails.read(all traces in the archive that begin with one of trails.starts)
    for sets in trails.alternatives(): the stories that have a trace out of each set

1. The names are put into an index of their own, as the linker puts them into its own.
2. `starts` says how the trace of a word may begin that is one of the names' words: by the sounds of the
   word with any ending, and in Arabic behind particles; in small letters, by the letters of its stem.
3. `read` asks the linker's own rules, of every inflecting language, which traces are words of the names.
4. A name is found where every word of it is; but one word beside its rarest may be misspelled, and a
   person's given names may be initials. Stop words leave no trace, so words that they may be are not asked
   for among others.
Links that only an earlier one in the same story brings about (partial names) need no trail of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from backstory.names.forms import Forms
from backstory.names.guess import MOST_WORDS
from backstory.names.index import IS_MEANT, IS_PERSON, NameIndex
from backstory.names.rules import COST
from backstory.names.traces import LONGEST, SMALL, SMALL_WORDS, SOUNDS, traces_of_word
from backstory.text.keys import sound_keys, sound_starts
from backstory.text.scripts import script_of
from backstory.text.stems import CYRILLIC, LATIN, SHORTEST_STEM, Group, stem
from backstory.text.stems_latin import GROUPS
from backstory.values import Actor, ActorKind, Name

_LANGUAGES = tuple({group: language for language, group in GROUPS.items()}.values())
_LATIN = tuple(LATIN.values())
_ARABIC_ENDINGS = ("", "N")
"""How the endings of Arabic sound that the linker takes off."""
_SURE = 100
"""Thousandths of likeness that a rarest word may lack for the word beside it to be guessed; the linker asks
for more."""


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

    text: str
    words: tuple[int, ...]
    rarest: int = -1
    """The word beside which another is guessed: it must be surely there itself."""
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
        """Word -> its traces, each with what it lacks in likeness, in thousandths."""
        self.starts = frozenset(
            start
            for number, text in enumerate(self._index.word_texts)
            if text[0] != " "
            for spelling in {text.lower(), self._index.word_spelt[number].lower()}
            for start in _starts(spelling)
        )
        """A trace of one of the names' words begins with one of these."""
        self._small = self._may_be(SMALL + word for word in SMALL_WORDS) | {
            number for number, text in enumerate(self._index.word_texts) if text.isdecimal()
        }
        """Words that leave no trace where they are a number or a stop word in small letters."""

    def read(self, found: Iterable[str]) -> None:
        """Learn which of the traces found in the archive are words of the names."""
        for trace in found:
            for word, lacks in self._words(trace).items():
                self._traces[word][trace] = lacks

    def alternatives(self) -> Iterator[Alternatives]:
        """For each way in which a name may stand in a story, what the story then has."""
        for asked in self._rows:
            words = asked.words
            if len(words) > 1:
                words = tuple(word for word in words if word not in self._small)
            each = tuple(self._traces_of(word, asked) for word in words)
            if not each:
                yield Alternatives((), (asked.text,))
                each = (frozenset().union(*(self._traces_of(word, asked) for word in asked.words)),)
            if all(each):
                yield Alternatives(each)

    def _traces_of(self, word: int, asked: _Asked) -> frozenset[str]:
        found: Iterable[str] = self._traces[word]
        if word == asked.rarest:
            found = (trace for trace, lacks in self._traces[word].items() if lacks <= _SURE)
        if asked.initial:
            found = (trace for trace in found if trace != trace.upper() or trace.isascii())
        if asked.scripts:
            found = (trace for trace in found if script_of(_word_of(trace)) in asked.scripts)
        return frozenset(found)

    def _words(self, trace: str) -> dict[int, int]:
        """The words of the names that the trace may be, and what it lacks in likeness."""
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
                        found[number] = min(value % COST, found.get(number, COST))
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
    rows: dict[_Asked, None] = {}
    for name, row in enumerate(index.name_words):
        one = wanted[index.name_actors[name]]
        if index.name_texts[name] == one.name.text:
            rows.update(dict.fromkeys(_asked(index, name, row, one, placed)))
    return index, list(rows)


def _asked(
    index: NameIndex, name: int, row: tuple[int, ...], one: Sought, placed: NameIndex | None
) -> Iterator[_Asked]:
    text, row = one.name.text, tuple(dict.fromkeys(row))
    yield _Asked(text, row, scripts=one.scripts)
    if len(row) == 1 or index.name_flags[name] & IS_MEANT:
        return
    places = list(_places(index, row, one.actor, placed)) if placed else list(product(row, row))
    for rarest, guessed in places:
        if rarest != guessed:
            others = tuple(word for word in row if word != guessed)
            yield _Asked(text, others, rarest, scripts=one.scripts)
        if index.name_flags[name] & IS_PERSON and rarest == row[-1]:
            yield _Asked(text, row[-1:], initial=True, scripts=one.scripts)


def _word_of(trace: str) -> str:
    return trace[len(SMALL) :] if trace.startswith(SMALL) else trace.partition(":")[2]


def _places(
    index: NameIndex, row: tuple[int, ...], actor: str, placed: NameIndex
) -> Iterator[tuple[int, int]]:
    """(rarest word, word beside it) by which the registry's index finds the actor's names of this row."""
    texts = [index.word_texts[word] for word in row]
    number = placed.numbers.get(actor)
    for name in () if number is None else placed.actor_names[number]:
        there = placed.name_words[name]
        if list(dict.fromkeys(placed.word_texts[word] for word in there)) != texts:
            continue
        for anchor in set(there):
            beside = placed.pairs.get(anchor, {})
            if len(beside) <= MOST_WORDS:
                for word, names in beside.items():
                    if name in names:
                        yield (
                            row[texts.index(placed.word_texts[anchor])],
                            row[texts.index(placed.word_texts[word])],
                        )


def _starts(word: str) -> Iterator[str]:
    """How the trace of a text's word may begin that is `word`, a word of a name."""
    if len(word) > LONGEST:
        return
    for trace in (*traces_of_word(word.capitalize()), *traces_of_word(word.upper())):
        yield trace.partition(":")[0] + ":"
    bases = {base for group in _groups(word) for base in _bases(word, group)}
    yield from (SMALL + base for base in (word, *bases))
    keys = set(sound_keys(word)).union(*(sound_starts(base, SOUNDS) for base in bases))
    for key in keys:
        yield from (start + ":" for start in _with_endings(key))
        yield from (start + ":" for start in _behind_particles(key))


def _with_endings(key: str) -> Iterator[str]:
    """What a word may sound like that has an ending behind these sounds."""
    for ending in _endings():
        yield (key + ending)[:SOUNDS]
        if ending[:1] == "Z" and key[-1:] in ("T", "D", "Z", "K"):
            yield (key[:-1] + ending)[:SOUNDS]  # ts, dz, sc and the like are one sound


@cache
def _endings() -> tuple[str, ...]:
    """How case endings sound, in every language that has them."""
    found: set[str] = set()
    for group, before in ((CYRILLIC, "ма"), *((latin, "ma") for latin in LATIN.values())):
        for ending in group.endings:
            found.update(start[1:] for start in sound_starts(before + ending, 8))
    return tuple(sorted(found))


def _groups(word: str) -> tuple[Group, ...]:
    if "\u0400" <= word[0] <= "\u052f":
        return (CYRILLIC,)
    return _LATIN if "a" <= word[0] <= "z" else ()


def _bases(word: str, group: Group) -> set[str]:
    """What may stand before an ending in the inflected forms of a name's word: `cuts`, turned round."""
    base = stem(word)
    found = {word, base}
    for end, originals in group.alternations.items():
        for original in originals:
            if base.endswith(original):
                found.add(base[: -len(original)] + end)
    for vowel in group.fleeting:
        found.add(base[:-1] + vowel + base[-1:])
        if base[:-1].endswith(vowel):
            found.add(base[: -1 - len(vowel)] + base[-1])
    return {one for one in found if len(one) >= SHORTEST_STEM}


@cache
def _particles() -> tuple[str, ...]:
    """How the particles that Arabic writes onto a word sound, each combination."""
    found: set[str] = set()
    for parts in (*product(("", "و", "ف"), ("", "ب", "ك", "ل"), ("", "ال")), ("لل",), ("ولل",), ("فلل",)):
        written = "".join(parts)
        if written:
            found.update(start.removesuffix("M") for start in sound_starts(written + "م", 8))
    return tuple(sorted(found))


def _behind_particles(key: str) -> Iterator[str]:
    """A key as it may go on behind Arabic particles, or without the article that the name has."""
    inside = {key, key[1:]} if key[:1] in ("A", "H", "F") else {key}
    if key.startswith("AL"):
        inside.add(key[2:])
        inside.update(first + key[2:] for first in ("A", "H", "F"))
    for particle in ("", *_particles()):
        for rest in inside:
            for ending in _ARABIC_ENDINGS:
                yield (particle + rest + ending)[:SOUNDS]
