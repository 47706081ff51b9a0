"""A glance at a text: where the words of a name stand together, before it is cut into words.

1. Each way to find a name needs some words; each word may stand in some spellings, all of which are looked
   for at once. Capitalised words stand in the text as their trace has them. Words in small letters may have
   accents and apostrophes there, so the pieces of a text that have such signs are brought into normal form.
2. Words of one name stand near each other, with no comma or the like among them. Where all that one of the
   ways needs stand so, the text is worth reading there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from backstory.names.passage import APART
from backstory.names.traces import SMALL
from backstory.text.fold import fold

BETWEEN = 100
"""Letters between two words of a name, beside twice the length of the longest name, that articles, initials
and a misspelled word may take."""
_MARGIN = ".,;:!?()[]{}\"-'"
_MOST_PIECES = 100_000
"""Pieces of texts that are remembered."""
_WITHOUT_SPACES = "\u0e00"
"""From here on there are scripts that write no spaces between words."""

Span = tuple[int, int]


class Hit(NamedTuple):
    """Words of names that may stand here, and where."""

    start: int
    end: int
    words: frozenset[int]


class Glance:
    """`needed`: for each way to find a name its words; `spellings`: those of a word, as the traces of a text
    have them: in small letters, or behind SMALL in normal form. `longest`: letters of the longest name."""

    def __init__(
        self, needed: Iterable[frozenset[int]], spellings: Mapping[int, Iterable[str]], longest: int
    ) -> None:
        self._needed = set(needed)
        self._between = BETWEEN + 2 * longest
        large: dict[str, set[int]] = {}
        small: dict[str, set[int]] = {}
        for word, spelt in spellings.items():
            for spelling in spelt:
                if spelling.startswith(SMALL):
                    small.setdefault(spelling[len(SMALL) :], set()).add(word)
                else:
                    large.setdefault(spelling, set()).add(word)
        self._large = _Finder(large)
        self._small = _Finder(small)
        self._pieces = _Pieces(self._small)

    def worth_reading(self, text: str) -> list[Span]:
        """Where in the text all words of a name stand together; all of it where that cannot be told."""
        if frozenset() in self._needed:
            return [(0, len(text))]
        lower = text.lower()
        hits = list(self._large.words_in(lower))
        if self._small.has_any and lower != text.upper():
            hits += self._small.words_in(lower)
            for piece in filter(self._pieces.__getitem__, set(text.split())):
                hits += [Hit(*place, self._pieces[piece]) for place in _places(piece, text)]
        found = frozenset[int]().union(*(hit.words for hit in hits))
        ways = [needed for needed in self._needed if needed <= found]
        if ways and len(lower) != len(text):
            return [(0, len(text))]
        hits.sort()
        return [span for needed in ways for span in self._together(needed, hits, text)]

    def _together(self, needed: frozenset[int], hits: Iterable[Hit], text: str) -> Iterator[Span]:
        """The parts in which all of the words stand."""
        first = last = 0
        seen: frozenset[int] = frozenset()
        for start, end, words in hits:
            if needed.isdisjoint(words):
                continue
            if seen and (start - last > self._between or APART.search(text, last, start)):
                if needed <= seen:
                    yield first, last
                seen, last = frozenset(), 0
            first = first if seen else start
            last = max(last, end)
            seen |= words
        if needed <= seen:
            yield first, last


class _Finder:
    """Finds the spellings of words in a text."""

    def __init__(self, spellings: Mapping[str, set[int]]) -> None:
        patterns = [spelling for spelling in spellings if spelling]
        self.has_any = bool(patterns)
        self._words: Sequence[frozenset[int]] = [frozenset(spellings[pattern]) for pattern in patterns]
        self._finder = AhoCorasick(patterns) if patterns else None

    def words_in(self, text: str) -> Iterator[Hit]:
        """The spellings that stand in the text as words."""
        if self._finder is not None:
            for number, start, end in self._finder.find_matches_as_indexes(text, overlapping=True):
                if _is_word(text, start, end):
                    yield Hit(start, end, self._words[number])

    def within(self, text: str) -> frozenset[int]:
        """The words whose spellings stand anywhere in the text."""
        found = self._finder.find_matches_as_indexes(text, overlapping=True) if self._finder else ()
        return frozenset[int]().union(*(self._words[number] for number, _, _ in found))


class _Pieces(dict[str, frozenset[int]]):
    """Piece of a text between two spaces -> the small words that only its normal form shows."""

    def __init__(self, finder: _Finder) -> None:
        super().__init__()
        self._finder = finder

    def __missing__(self, piece: str) -> frozenset[int]:
        if len(self) >= _MOST_PIECES:
            self.clear()
        plain = piece.isascii() and piece.strip(_MARGIN).isalnum()
        words = frozenset[int]() if plain else self._finder.within(fold(piece).replace(" ", ""))
        self[piece] = words
        return words


def _places(piece: str, text: str) -> Iterator[Span]:
    start = text.find(piece)
    while start >= 0:
        yield start, start + len(piece)
        start = text.find(piece, start + len(piece))


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no letter right before or after says that a word goes on there."""
    return (not start or not _goes_on(text[start - 1])) and (end == len(text) or not _goes_on(text[end]))


def _goes_on(letter: str) -> bool:
    return letter < _WITHOUT_SPACES and letter.isalnum()
