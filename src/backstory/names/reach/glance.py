"""A glance at a text: where the words of a name stand together, before it is cut into words.

1. Each way to find a name needs some words; each word may stand in some spellings, all of which are looked
   for at once. Capitalised words stand in the text as their trace has them. Words in small letters may have
   accents and apostrophes there, so the pieces of a text that have such signs are brought into normal form.
2. Words of one name stand near each other, with no comma or the like among them. Where all that one of the
   ways needs stand so, the text is worth reading there.
3. Where one word is guessed or an initial, what stands beside the others must allow that (beside.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from backstory.names.reach.beside import Beside
from backstory.names.texts.bare import Bare
from backstory.names.texts.traces import SMALL
from backstory.names.vocabulary.signs import APART
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
    among: bool = False
    """They are part of what stands here."""


class Way(NamedTuple):
    """A way to find a name."""

    words: frozenset[int]
    """All of them must be there."""
    guessed_beside: int = -1
    """The one of them beside which a further one is guessed."""
    behind_initial: bool = False
    across_signs: bool = False
    """The name has signs of its own between its words."""


class Glance:
    """`spellings`: those of a word, as the traces of a text have them: in small letters, or behind SMALL in
    normal form. `longest`: letters of the longest name."""

    def __init__(
        self, ways: Iterable[Way], spellings: Mapping[int, Iterable[str]], longest: int, beside: Beside
    ) -> None:
        self._ways = set(ways)
        self._whole = any(not way.words for way in self._ways)
        self._beside = beside
        self._between = BETWEEN + 2 * longest
        every: dict[str, set[int]] = {}
        small: dict[str, set[int]] = {}
        for word, spelt in spellings.items():
            for spelling in spelt:
                bare = spelling.removeprefix(SMALL)
                every.setdefault(bare, set()).add(word)
                if bare != spelling:
                    small.setdefault(bare, set()).add(word)
        self._finder = _Finder(every)
        self._small = _Finder(small)
        self._pieces = _Pieces(self._small) if small else None
        self._is_small = [spelling in small for spelling in self._finder.spellings]
        self._bare = Bare()
        self._plain = all(self._bare.text(spelling) == spelling for spelling in small)

    def worth_reading(self, text: str) -> list[Span]:
        """Where in the text all words of a name stand together; all of it where that cannot be told."""
        if self._whole:
            return [(0, len(text))]
        lower = text.lower()
        places = self._finder.places(lower)
        hits = [
            Hit(start, end, self._finder.words[number])
            for number, start, end in places
            if _is_word(lower, start, end)
        ]
        pieces = self._pieces
        if pieces is not None and lower != text.upper() and not self._shows_all(lower, places):
            for piece in filter(pieces.__getitem__, set(text.split())):
                hits += [Hit(*place, pieces[piece], among=True) for place in _places(piece, text)]
        found = frozenset[int]().union(*(hit.words for hit in hits))
        ways = [way for way in self._ways if way.words <= found]
        if ways and len(lower) != len(text):
            return [(0, len(text))]
        hits.sort()
        return [span for way in ways for span in self._together(way, hits, text)]

    def _shows_all(self, lower: str, found: Sequence[tuple[int, int, int]]) -> bool:
        """Whether a text in small letters shows all the small words that its normal form has: none comes to
        light where the signs within words are taken out. `found`: the spellings that stand in it."""
        bare = self._bare.text(lower) if self._plain else None
        if bare is None:
            return False
        shown = sum([self._is_small[number] for number, _, _ in found])
        return len(self._small.places(bare)) == shown

    def _together(self, way: Way, hits: Iterable[Hit], text: str) -> Iterator[Span]:
        """The parts in which all of the words stand."""
        needed = way.words
        first = last = 0
        seen: frozenset[int] = frozenset()
        for hit in hits:
            if needed.isdisjoint(hit.words) or not (hit.among or self._may_be(way, hit, text)):
                continue
            start, end, words = hit[:3]
            apart = not way.across_signs and APART.search(text, last, start)
            if seen and (start - last > self._between or apart):
                if needed <= seen:
                    yield first, last
                seen, last = frozenset(), 0
            first = first if seen else start
            last = max(last, end)
            seen |= words
        if needed <= seen:
            yield first, last

    def _may_be(self, way: Way, hit: Hit, text: str) -> bool:
        """Whether what stands beside the hit is what this way asks for."""
        anchor, words = way.guessed_beside, way.words & hit.words
        if anchor in words and len(words) == 1:
            return self._beside.is_guessed(anchor, text, hit.start, hit.end)
        return not way.behind_initial or self._beside.is_behind_initial(text, hit.start)


class _Finder:
    """Finds the spellings of words in a text."""

    def __init__(self, spellings: Mapping[str, set[int]]) -> None:
        self.spellings = [spelling for spelling in spellings if spelling]
        self.words: Sequence[frozenset[int]] = [frozenset(spellings[each]) for each in self.spellings]
        """Of each spelling."""
        self._finder = AhoCorasick(self.spellings) if self.spellings else None

    def places(self, text: str) -> Sequence[tuple[int, int, int]]:
        """(number of a spelling, start, end) wherever one stands, be it within a word."""
        return self._finder.find_matches_as_indexes(text, overlapping=True) if self._finder else ()

    def within(self, text: str) -> frozenset[int]:
        """The words whose spellings stand anywhere in the text."""
        return frozenset[int]().union(*(self.words[number] for number, _, _ in self.places(text)))


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
