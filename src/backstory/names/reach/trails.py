"""Trails: which traces a name is found by, so that a change of it reaches every story that may hold it.

    trails = Trails([Sought("front", "group", Name("River Front"))])
    for number in trails.stories(shelf): ...    stories that may hold one of the names, and some more
    trails.lead_to(documents)                   for each such story whether one may really stand in it

1. Each name asks for its words: all, or all but one that may be misspelled or initials (sought.py). Stop
   words leave no trace, so words that they may be are not asked for among others.
2. `starts_of` says how the trace of a word may begin; those that the archive has are shown to the linker's
   own rules, of every inflecting language. A word that is the whole name, or that holds up a misspelled one,
   must be as like as the linker wants it.
3. The rarest words of a name come first, and where they stand in few stories, no further ones are asked for.
4. `lead_to` reads a text as the linker does, though knowing these names only (standing.py), where a glance
   shows that it has their words (glance.py).
Links that only an earlier one in the same story brings about (partial names) need no trail of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from backstory.names.index.name_index import NameIndex
from backstory.names.reach.beside import Beside
from backstory.names.reach.glance import Glance, Way
from backstory.names.reach.sought import Asked, Sought, indexed
from backstory.names.reach.standing import Standing
from backstory.names.reach.starts import Starts, starts_of
from backstory.names.rules import COST, ROMANISED
from backstory.names.texts.traces import SMALL, SMALL_WORDS, traces_of_word
from backstory.names.words.forms import Forms
from backstory.names.words.likely_word import is_likely_word
from backstory.text.keys import skeleton
from backstory.text.scripts import script_of
from backstory.text.stems_latin import GROUPS
from backstory.values import Document

_LANGUAGES = tuple({group: language for language, group in GROUPS.items()}.values())
_SHORT_ENDINGS = "de"
"""The group of the languages that have hardly any endings."""
_VERY_SURE = 50
"""Thousandths of likeness that a rarest word may lack for the word beside it to be guessed."""
FEW = 50
"""Stories that are sooner read than asked for by a further word."""
TRACES = 3
"""Traces of a further word that take as long to judge as it takes to read a story."""


class Shelf(Protocol):
    """What trails ask an archive for."""

    def traces(self, starts: Collection[str]) -> Iterable[str]:
        """The traces it has that begin with one of `starts`."""
        ...

    def count(self, each: Sequence[Collection[str]]) -> int:
        """How many stories have a trace out of each set."""
        ...

    def stories(self, each: Sequence[Collection[str]]) -> Collection[int]:
        """Their numbers."""
        ...

    def stories_with(self, phrase: str) -> Collection[int]:
        """The stories that have the phrase in their text."""
        ...


class Trails:
    """The trails of some names. `placed`: the linker's index that has them, which knows their rarest words;
    without it any word counts as the rarest."""

    def __init__(self, sought: Iterable[Sought], placed: NameIndex | None = None) -> None:
        self._index, self._rows = indexed(sought, placed)
        self._forms = [Forms(self._index, language) for language in _LANGUAGES]
        # For names in other letters a word's endings are cut off, whatever Latin language has them.
        self._inflecting = [f for f in self._forms if GROUPS[f.language] != _SHORT_ENDINGS][:1]
        self._has_latin = any(script_of(text) == "Latn" for text in self._index.word_texts.all())
        self._has_acronyms = any(text.isupper() for text in self._index.word_texts.all())
        self._starts = {word: self._starts_of(word) for asked in self._rows for word in asked.words}
        self._any = Starts(start for starts in self._starts.values() for start in starts)
        self._known: dict[str, dict[int, int]] = {}
        """Trace without its sounds -> the words of the names that it may be, each with how it is found by it
        at best: rule * COST + cost."""
        self._traces: dict[int, dict[str, int]] = {}
        """Word -> the traces of the archive that may be it, each with how it is found by it."""
        self._begun: dict[int, list[str]] = {}
        """Word -> the archive's traces that begin as its own may."""
        self._small = self._small_words()
        self._standing: Standing | None = None
        self._unheard: frozenset[str] | None = None
        """The archive's words that may be theirs but that were not shown to the rules; None where those are
        not all known."""

    def stories(self, shelf: Shelf) -> set[int]:
        """The stories that may hold one of the names."""
        found: set[int] = set()
        for asked in self._rows:
            words = [word for word in asked.words if len(asked.words) == 1 or word not in self._small]
            if words:
                found.update(self._with_each(sorted(words, key=self._commonness), asked, shelf))
            else:
                found.update(shelf.stories_with(self._index.name_texts[asked.name]))
                every = frozenset().union(*(self._traces_of(word, asked, shelf) for word in asked.words))
                found.update(shelf.stories([every]) if every else ())
        return found

    def _with_each(self, words: Sequence[int], asked: Asked, shelf: Shelf) -> Collection[int]:
        each: list[frozenset[str]] = []
        for word in words:
            if each and shelf.count(each) <= max(FEW, self._still_to_read(word, shelf) // TRACES):
                break
            each.append(self._traces_of(word, asked, shelf))
            if not each[-1]:
                return ()
        return shelf.stories(each)

    def _still_to_read(self, word: int, shelf: Shelf) -> int:
        """How many traces are to be shown to the linker's rules before more is known of the word."""
        if word in self._traces:
            return 0
        if word not in self._begun:
            self._begun[word] = list(shelf.traces(self._starts[word]))
        return len(self._begun[word])

    def lead_to(self, documents: Sequence[Document]) -> list[bool]:
        """For each document whether one of the names may stand in it; many together take less time."""
        if self._standing is None:
            if self._starts.keys() == self._traces.keys() | self._begun.keys():
                self._unheard = frozenset(_said(trace) for begun in self._begun.values() for trace in begun)
            self._standing = Standing(self._index, self._may_be_a_word, self._glance())
        return self._standing.stand_in(documents)

    def _glance(self) -> Glance:
        """Knows the words whose traces were asked for; the others may stand anywhere."""
        known = frozenset(self._traces.keys() - self._small)
        spellings = {word: {_said(trace) for trace in self._traces[word]} for word in known}
        longest = self._index.longest
        guessed: dict[int, set[int]] = {}
        for asked in self._rows:
            guessed.setdefault(asked.rarest, set()).update(
                {*self._index.name_words[asked.name]} - {*asked.words}
            )
        signed = self._index.name_signs
        ways = [
            Way(known.intersection(row.words), row.rarest, row.initial, bool(signed[row.name]))
            for row in self._rows
        ]
        return Glance(ways, spellings, longest, Beside(self._index, guessed))

    def _may_be_a_word(self, word: str) -> bool:
        """Whether a text's word may be one of the names', for all that its traces say; some leave none."""
        if not word.islower():
            lower = word.lower()
            known = self._known.get(lower)
            if known is not None:
                return bool(known)
            if lower.isalpha() and self._unheard is not None and lower not in self._unheard:
                return False  # all words of the archive that may be theirs are known
        left = traces_of_word(word)
        return not left or any(self._any.begin(trace) and self._words(trace) for trace in left)

    def _traces_of(self, word: int, asked: Asked, shelf: Shelf) -> frozenset[str]:
        """The archive's traces that may be this word of the name."""
        if word not in self._traces:
            begun = self._begun.pop(word, None) or list(shelf.traces(self._starts[word]))
            self._hear(begun)
            traces = ((trace, self._words(trace)) for trace in begun)
            self._traces[word] = {trace: words[word] for trace, words in traces if word in words}
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

    def _alone(self, trace: str, value: int, asked: Asked) -> bool:
        """Whether the trace may be the whole of a name of one word."""
        word = _word_of(trace)
        spelling = word if trace.startswith(SMALL) else word.capitalize()
        return is_likely_word(spelling, "", value, asked.name, self._index)

    def _words(self, trace: str) -> dict[int, int]:
        """The words of the names that the trace may be, and how they are found by it."""
        said = _said(trace)
        words = self._known.get(said)
        if words is None:
            words = self._known[said] = self._found(said)
        return words

    def _hear(self, traces: Iterable[str]) -> None:
        """Have the words that were not met before shown to the linker's rules together."""
        wanted: dict[int, tuple[Forms, list[str]]] = {}
        for said in {_said(trace) for trace in traces} - self._known.keys():
            for spelling, forms in self._asked(said):
                wanted.setdefault(id(forms), (forms, []))[1].append(spelling)
        for forms, spellings in wanted.values():
            forms.hear(spellings)

    def _found(self, said: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for spelling, forms in self._asked(said):
            form = forms[spelling]
            if form is not None:
                for number, value in form.matches.items():
                    found[number] = min(value, found.get(number, value))
        return found

    def _asked(self, said: str) -> Iterator[tuple[str, Forms]]:
        """What stands in texts that say so, and the languages in which it is looked up."""
        if said.startswith(SMALL):
            spellings = {said[len(SMALL) :]}
        else:
            spellings = {said.capitalize(), said.upper() if self._has_acronyms else said.capitalize()}
        for spelling in spellings:
            if spelling[0] >= "\u0400":
                languages = self._forms[:1]  # endings of Latin letters alone differ from language to language
            else:
                languages = self._forms if self._has_latin else self._inflecting
            yield from ((spelling, forms) for forms in languages)

    def _starts_of(self, word: int) -> frozenset[str]:
        """How the trace of this word, or of a word that has this meaning, may begin."""
        index = self._index
        numbers = [word]
        if index.word_texts[word][0] == " ":
            numbers = [number for number, meant in index.meanings.items() if word in meant]
        spellings = {index.word_texts[number].lower() for number in numbers}
        spellings.update(index.word_spelt[number].lower() for number in numbers)
        return frozenset(start for spelling in spellings for start in starts_of(spelling))

    def _commonness(self, word: int) -> tuple[bool, int]:
        """The words to be asked for first come first."""
        text = self._index.word_texts[word]
        return text[0] == " ", -len(skeleton(text))

    def _small_words(self) -> frozenset[int]:
        """Words that leave no trace where they are a number or a stop word in small letters."""
        small = (SMALL + word for word in SMALL_WORDS)
        numbers = (n for n, text in enumerate(self._index.word_texts.all()) if text.isdecimal())
        return frozenset(numbers).union(*(self._words(trace) for trace in small if self._any.begin(trace)))


def _is_sure(trace: str, value: int) -> bool:
    """Whether a word found so is surely the name's, as the linker wants it before it guesses."""
    return trace[0] != SMALL and (value < ROMANISED * COST or value % COST <= _VERY_SURE)


def _said(trace: str) -> str:
    """The trace without its sounds: of all traces of a word the same is said."""
    return trace if trace.startswith(SMALL) else _word_of(trace)


def _word_of(trace: str) -> str:
    return trace[len(SMALL) :] if trace.startswith(SMALL) else trace.partition(":")[2]
