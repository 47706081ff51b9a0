"""A glance at a text: whether words of a name are in it at all, before it is cut into words.

1. Each way to find a name needs some words; each word may stand in some spellings.
2. All spellings are looked for at once, inside words as well: what is found there too much is read for
   nothing, and nothing is found too little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick

from backstory.names.traces import SMALL
from backstory.text.fold import fold


class Glance:
    """`needed`: for each way to find a name its words; `spellings`: those of a word, as the traces of a text
    have them: in small letters, or behind SMALL in normal form."""

    def __init__(self, needed: Iterable[frozenset[int]], spellings: Mapping[int, Iterable[str]]) -> None:
        self._needed = set(needed)
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

    def may_hold(self, text: str) -> bool:
        """Whether all words of one of the ways may be in the text."""
        lower = text.lower()
        found = self._large.words_in(lower)
        if self._small and lower != text.upper():  # normal form may drop what stands between letters
            found |= self._small.words_in(fold(text).replace(" ", ""))
        return any(words <= found for words in self._needed)


class _Finder:
    """Finds which words have a spelling in a text."""

    def __init__(self, spellings: Mapping[str, set[int]]) -> None:
        patterns = [spelling for spelling in spellings if spelling]
        self._words: Sequence[set[int]] = [spellings[pattern] for pattern in patterns]
        self._finder = AhoCorasick(patterns) if patterns else None

    def __bool__(self) -> bool:
        return self._finder is not None

    def words_in(self, text: str) -> set[int]:
        if self._finder is None:
            return set()
        hits = self._finder.find_matches_as_indexes(text, overlapping=True)
        return set().union(*(self._words[number] for number in {hit[0] for hit in hits}))
