"""The names that a passage may show: every span whose words are the words of a name.

1. At each word that is the whole of a name or the anchor of one:
2. one-word names are found at once;
3. longer ones by the anchor and a word beside it, then word by word to both ends. Articles in between are
   passed over; of a person, so are initials.
4. Rows of meanings are found in any order, function words passed over.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterator, KeysView, Sequence
from functools import partial
from typing import NamedTuple

from backstory.names.index.bits import IS_MEANT, IS_PERSON
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, NORMALISED
from backstory.names.texts.passage import Passage
from backstory.names.texts.sight import CAPITALISED, GUESSED, PASSED_OVER, STARTS
from backstory.names.vocabulary.everyday import FUNCTION_WORDS
from backstory.names.words.form import NOBODY
from backstory.names.words.guess import Guesses
from backstory.text.fold import fold
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness

_INITIAL = NORMALISED * COST + 60
"""How an initial stands for a given name."""
_MOST_INITIALS = 3
_LETTERS = 3
"""Of a given name that an initial may stand for in another script."""
_LIKE = 0.8
_AS_LIKE = 0.05
"""What one given name may be less like an initial than another, and still be meant by it."""

_Step = Callable[[int], int]


class Find(NamedTuple):
    """Words `first` to `last` (inclusive) of the passage may be name `name` of the index."""

    passage: Passage
    first: int
    last: int
    name: int
    values: tuple[int, ...]
    """How each word of the name was found: rule * COST + cost."""
    reversed: bool = False


def scan(passage: Passage, index: NameIndex, guesses: Guesses) -> list[Find]:
    """Every find, in no order; they may overlap."""
    finds: list[Find] = []
    forms, kinds = passage.forms, passage.kinds
    hits = deque(passage.hits)
    meant: dict[tuple[int, ...], Find | None] = {}
    while hits:
        at = hits.popleft()
        meant.clear()
        starts, matches, beside_any = forms[at] or NOBODY
        first, beyond = _past(kinds, at)
        near = [form.matches for form in (*forms[max(first, 0) : at], *forms[at + 1 : beyond + 1]) if form]
        if all(map(beside_any.isdisjoint, near)):
            near = []
        proper = (kinds[first] | kinds[beyond]) & GUESSED
        initial = at > 0 and passage.text[passage.end(at - 1)] == "."
        around: Sequence[int] | None = None
        small = not kinds[at] & CAPITALISED
        for word, names, beside, sure in starts:
            if small and names:
                names = _without_towns(names, passage, index)
            for name in names:
                finds.append(Find(passage, at, at, name, (matches[word],)))
            if initial:
                finds += _with_initial(passage, at, word, index)
            if not beside:
                continue
            if names := index.names_with_signs(word):
                finds += _across_signs(passage, at, word, names, index)
            known = beside.keys()
            others: Collection[int] = ()
            for there in near:
                if not known.isdisjoint(there):
                    others = _around(passage, at, known)
                    break
            if sure and proper and not others:
                if around is None:
                    around = _guessable(passage, at)
                others = _guess(passage, around, word, known, guesses)
                if others:
                    meant.clear()  # more is known of the words around
                    hits = deque(sorted({*hits, *_starts_beside(passage, at, max(around))}))
            for other in others:
                for name in beside[other]:
                    if index.name_flags[name] & IS_MEANT:
                        found = _verify_meant(passage, at, name, index.name_words[name], meant)
                    else:
                        found = _verify(passage, at, word, name, index)
                    if found is not None:
                        finds.append(found)
    return finds


def _without_towns(names: tuple[int, ...], passage: Passage, index: NameIndex) -> tuple[int, ...]:
    """Those that a word in small letters may be: any word is some town's name, and such a one is none where
    others have capitals."""
    others = tuple([name for name in names if not index.is_town(index.name_actors[name])])
    return names if len(others) == len(names) or passage.spares_capitals else others


def _past(kinds: Sequence[int], at: int) -> tuple[int, int]:
    """The words on both sides that are not passed over; -1 or the number of words beyond the text's ends."""
    first, beyond = at - 1, at + 1
    while first >= 0 and kinds[first] & PASSED_OVER:
        first -= 1
    while kinds[beyond] & PASSED_OVER:
        beyond += 1
    return first, beyond


def _starts_beside(passage: Passage, at: int, there: int) -> Iterator[int]:
    """The words behind word `at`, up to the first one behind word `there`, that may be a name's rarest word:
    what word `there` was guessed to be may be what they want beside them."""
    _, beyond = _past(passage.kinds, there)
    return (word for word in range(at + 1, beyond + 1) if passage.kinds[word] & STARTS)


def _around(passage: Passage, at: int, known: KeysView[int]) -> Collection[int]:
    """Those of the words `known` that the words on both sides may be, or those beyond what is passed over."""
    around: set[int] = set()
    forms, kinds = passage.forms, passage.kinds
    for step in (passage.left, passage.right):
        beside = step(at)
        while beside >= 0:
            form = forms[beside]
            if form is not None and not known.isdisjoint(form.matches):
                around |= known & form.matches.keys()
            beside = step(beside) if kinds[beside] & PASSED_OVER else -1
    return around


def _with_initial(passage: Passage, at: int, word: int, index: NameIndex) -> Iterator[Find]:
    """Persons of surname `word` whose given name begins as the initial before it: D. Davis, Дж. Буш."""
    first = at
    while first and _is_initial(passage, first - 1) and at - first < _MOST_INITIALS:
        first -= 1
    if first == at:
        return
    initial = passage.words[first].lower()
    names = index.surnames[word]
    like = [_begins(index.word_spelt[index.name_words[name][0]], initial) for name in names]
    least = max(_LIKE, max(like, default=0.0) - _AS_LIKE)
    for name, much in zip(names, like, strict=True):
        if much >= least:
            yield Find(passage, first, at, name, (_INITIAL, _value(passage, at, word)))


def _begins(given: str, initial: str) -> float:
    """How like the initial a given name begins, in whatever script: Jeremy is Дж, and Sally is not."""
    ours, theirs = sound_keys(initial), sound_keys(given)
    if not (ours and theirs and ours[0][:1] == theirs[0][:1]):
        return 0.0
    return max(likeness(initial, given[:letters], _LIKE) for letters in range(1, _LETTERS + 1))


def _across_signs(
    passage: Passage, at: int, word: int, names: Sequence[int], index: NameIndex
) -> Iterator[Find]:
    """Names that have signs between their words, at which others end: Islamic State – Khorasan Province."""
    signs, there = index.name_signs, passage.signs
    for name in (name for name in names if not there.isdisjoint(signs[name])):
        found = _verify(passage, at, word, name, index, signs[name])
        if found is not None and found != _verify(passage, at, word, name, index):
            yield found


def _is_initial(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    return len(word) <= 2 and word[0].isupper() and not word[1:].isupper() and passage.gaps[at + 1][:1] == "."


def _guessable(passage: Passage, at: int) -> Sequence[int]:
    """The words on both sides of word `at`, beyond those that are passed over, that may be guessed."""
    kinds, found = passage.kinds, []
    for step in (passage.left, passage.right):
        there = step(at)
        while there >= 0 and kinds[there] & PASSED_OVER:
            there = step(there)
        if there >= 0 and kinds[there] & GUESSED:
            found.append(there)
    return found


def _guess(
    passage: Passage, around: Sequence[int], anchor: int, beside: KeysView[int], guesses: Guesses
) -> Collection[int]:
    """The words of names that the words `around` an anchor likely are; noted in the passage's forms."""
    found = []
    for there in around:
        guess = guesses.guess(passage.words[there], anchor, beside)
        if guess is not None:
            passage.learn(there, *guess)
            found.append(guess[0])
    return found


def _verify(
    passage: Passage, at: int, word: int, name: int, index: NameIndex, signs: str = ""
) -> Find | None:
    """The find of a name of which `word` stands at `at`; None where the others are not around it."""
    row = index.name_words[name]
    person = bool(index.name_flags[name] & IS_PERSON)
    to_left: _Step = partial(passage.left, signs=signs) if signs else passage.left
    to_right: _Step = partial(passage.right, signs=signs) if signs else passage.right
    for place in (i for i, other in enumerate(row) if other == word):
        left = _walk(passage, at, row[:place][::-1], to_left, person)
        right = _walk(passage, at, row[place + 1 :], to_right, person)
        if left and right:
            values = (*left[1][::-1], _value(passage, at, word), *right[1])
            return Find(passage, left[0], right[0], name, values)
    if person and len(row) == 2:
        other = row[1] if row[0] == word else row[0]
        step = passage.left if row[0] == word else passage.right
        end = _walk(passage, at, (other,), step, person)
        if end:
            values = (*end[1], _value(passage, at, word))
            return Find(passage, min(at, end[0]), max(at, end[0]), name, values, reversed=True)
    return None


def _walk(
    passage: Passage, at: int, row: tuple[int, ...], step: _Step, person: bool
) -> tuple[int, tuple[int, ...]] | None:
    """From word `at` through the words of `row`: where that ends, and how each was found; None if not."""
    values = []
    for word in row:
        while True:
            at = step(at)
            if at < 0:
                return None
            value = _value(passage, at, word)
            if value >= 0:
                values.append(value)
                break
            if not (passage.is_article(at) or (person and len(passage.words[at]) == 1)):
                return None
    return at, tuple(values)


def _verify_meant(
    passage: Passage, at: int, name: int, row: tuple[int, ...], known: dict[tuple[int, ...], Find | None]
) -> Find | None:
    """The find of a name whose words `row` stand around word `at` in any order, nothing but function words
    among them. `known`: what was found for rows at this word; an actor's names in other languages share
    theirs."""
    if row not in known:
        known[row] = _find_meant(passage, at, name, row)
    find = known[row]
    return find and find._replace(name=name)


def _find_meant(passage: Passage, at: int, name: int, row: tuple[int, ...]) -> Find | None:
    missing = set(row)
    values: dict[int, int] = {}
    ends = [at, at]
    _take(passage, at, missing, values)
    for side, step in enumerate((passage.left, passage.right)):
        here = step(at)
        while here >= 0 and missing:
            if _take(passage, here, missing, values):
                ends[side] = here
            elif fold(passage.words[here]) not in FUNCTION_WORDS:
                break
            here = step(here)
    return None if missing else Find(passage, ends[0], ends[1], name, tuple(values.values()))


def _take(passage: Passage, at: int, missing: set[int], values: dict[int, int]) -> bool:
    form = passage.forms[at]
    found = missing & form.matches.keys() if form is not None else None
    if not found or form is None:
        return False
    word = min(found, key=form.matches.__getitem__)
    missing.remove(word)
    values[word] = form.matches[word]
    return True


def _value(passage: Passage, at: int, word: int) -> int:
    form = passage.forms[at]
    return -1 if form is None else form.matches.get(word, -1)
