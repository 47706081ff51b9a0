"""A glance at a text: where words of a name are in it, before it is cut into words.

1. Each way to find a name needs some words; each word may stand in some spellings.
2. All spellings are looked for at once. Where all words of one of the ways are there, the text is worth
   reading around them; where their letters say too little about their place, all of it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from backstory.names.traces import SMALL
from backstory.text.fold import fold

AROUND = 200
"""Letters on either side of a name's word, beside twice the length of the longest name, that may matter."""
_WITHOUT_SPACES = "\u0e00"
"""From here on there are scripts that write no spaces between words."""

Span = tuple[int, int]


class Glance:
    """`needed`: for each way to find a name its words; `spellings`: those of a word, as the traces of a text
    have them: in small letters, or behind SMALL in normal form. `longest`: letters of the longest name."""

    def __init__(
        self, needed: Iterable[frozenset[int]], spellings: Mapping[int, Iterable[str]], longest: int
    ) -> None:
        self._needed = set(needed)
        self._around = AROUND + 2 * longest
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

    def worth_reading(self, text: str) -> list[Span]:
        """The parts of the text in which a name may stand, in order, apart from each other."""
        lower = text.lower()
        hits = [hit for hit in self._large.hits_in(lower) if _is_word(lower, hit[1], hit[2])]
        found = self._large.words_of(hits)
        whole = len(lower) != len(text) or frozenset() in self._needed
        if self._small.patterns and lower != text.upper():  # normal form may drop what stands between letters
            small = self._small.words_of(self._small.hits_in(fold(text).replace(" ", "")))
            whole = whole or bool(small)
            found |= small
        if not any(words <= found for words in self._needed):
            return []
        return [(0, len(text))] if whole else self._spans(text, hits)

    def _spans(self, text: str, hits: Iterable[tuple[int, int, int]]) -> list[Span]:
        spans: list[Span] = []
        for _, start, end in sorted(hits, key=lambda hit: hit[1]):
            start = max(0, text.rfind(" ", 0, max(0, start - self._around)))
            end = text.find(" ", end + self._around)
            end = len(text) if end < 0 else end
            if spans and start <= spans[-1][1]:
                spans[-1] = spans[-1][0], max(end, spans[-1][1])
            else:
                spans.append((start, end))
        return spans


class _Finder:
    """Finds the spellings of words in a text."""

    def __init__(self, spellings: Mapping[str, set[int]]) -> None:
        self.patterns = [spelling for spelling in spellings if spelling]
        self._words: Sequence[set[int]] = [spellings[pattern] for pattern in self.patterns]
        self._finder = AhoCorasick(self.patterns) if self.patterns else None

    def hits_in(self, text: str) -> Sequence[tuple[int, int, int]]:
        """(spelling, start, end) of all that are found, inside words as well."""
        return self._finder.find_matches_as_indexes(text, overlapping=True) if self._finder else ()

    def words_of(self, hits: Iterable[tuple[int, int, int]]) -> set[int]:
        return set().union(*(self._words[number] for number in {hit[0] for hit in hits}))


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether no letter right before or after says that a word goes on there."""
    return (not start or not _goes_on(text[start - 1])) and (end == len(text) or not _goes_on(text[end]))


def _goes_on(letter: str) -> bool:
    return letter < _WITHOUT_SPACES and letter.isalnum()
