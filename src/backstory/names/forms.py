"""Which words of the registry's names a word of a text may be.

1. The word as it stands, if it is in capitals: an acronym.
2. Its normal form.
3. What stands before or after an apostrophe (Trump's, l'Ukraine), and Arabic words without their particles.
Answers are kept, since texts repeat their words; most words are nobody's.
"""

from __future__ import annotations

import re

from backstory.names.index import NameIndex
from backstory.names.rules import NORMALISED
from backstory.names.spelled import capitals
from backstory.text.arabic import clitics
from backstory.text.fold import APOSTROPHES, fold

MOST_FORMS = 300_000
"""Word forms that are remembered; beyond it the memory starts afresh."""

Matches = dict[int, int]
"""Word of a name -> rule by which the text's word is it."""
Form = tuple[tuple[int, ...], Matches]
"""The matches that may start a search (sole words and anchors), and all matches."""

_APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
_ELIDED = frozenset(
    {"l", "d", "dell", "all", "nell", "sull", "dall", "un", "qu", "c", "s", "j", "m", "n", "t"}
)


class Forms(dict[str, Form | None]):
    """Text word -> its matches or None, found when first asked for."""

    def __init__(self, index: NameIndex) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, word: str) -> Form | None:
        if len(self) >= MOST_FORMS:
            self.clear()
        form = self[word] = self._find(word)
        return form

    def _find(self, word: str) -> Form | None:
        index = self._index
        matches: Matches = {}
        for spelling in self._spellings(word):
            number = index.words.get(spelling)
            if number is not None:
                matches.setdefault(number, NORMALISED)
        if not matches:
            return None
        starts = tuple(n for n in matches if n in index.singles or n in index.anchors)
        return starts, matches

    def _spellings(self, word: str) -> list[str]:
        bare = capitals(word)
        folded = fold(word).replace(" ", "")
        found = [bare, folded] if bare else [folded]
        if not word.isalnum() and (cut := _APOSTROPHE.search(word, 1)):
            before, after = word[: cut.start()], word[cut.end() :]
            if fold(before) in _ELIDED:
                found += self._spellings(after)
            elif len(before) > 1:
                found += self._spellings(before)
        if "\u0600" <= word[0] <= "\u06ff":
            for piece in clitics(folded):
                found += ["ال" + piece.stem, piece.stem] if piece.article else [piece.stem]
            if not folded.startswith("ال"):
                found.append("ال" + folded)
        return found
