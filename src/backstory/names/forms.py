"""Which words of the registry's names a word of a text may be.

1. The word as it stands, if it is in capitals: an acronym.
2. Its normal form; what stands before or after an apostrophe (Trump's, l'Ukraine); Arabic and Hebrew words
   without their particles.
3. Inflected: cut at every ending that its language has.
4. The meanings of what was found so far.
5. Romanised: words of the same sound. Words in small letters are left out here, where their script has
   capitals.
Answers are kept, since texts repeat their words; most words are nobody's.
"""

from __future__ import annotations

import re

from backstory.names.index import NameIndex
from backstory.names.rules import COST, INFLECTED, NORMALISED, ROMANISED, TRANSLATED
from backstory.names.spelled import capitals
from backstory.text.arabic import clitics
from backstory.text.fold import APOSTROPHES, fold
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness
from backstory.text.stems import LATIN, cuts, fits, group_of, hebrew_cuts

MOST_FORMS = 300_000
"""Word forms that are remembered; beyond it the memory starts afresh."""

LEAST_LIKENESS = 0.8
"""Of one word among several of a name."""

Matches = dict[int, int]
"""Word of a name -> rule * COST + cost."""
Form = tuple[tuple[int, ...], Matches]
"""The matches that may start a search (sole words and anchors), and all matches."""

_ANY = frozenset({"cyrillic", *LATIN})
_APOSTROPHE = re.compile(f"[{re.escape(APOSTROPHES)}]")
_ELIDED = frozenset(
    {"l", "d", "dell", "all", "nell", "sull", "dall", "un", "qu", "c", "s", "j", "m", "n", "t"}
)
_SOUNDED_ENDINGS = re.compile(
    "(?:ами|ями|ыми|ими|ого|его|ому|ему|ової|ові|еві|ата|ите|ото|ским|ом|ем|єм|ым|им|ім|ам|ям|ах|ях|ых|их|іх"
    "|ов|ев|ів|та|те|то|ът|ят|owi|iem|ami|ach|iego|ego|emu|ovi|ova|ove|em|om|ow|ov|ev|ih|ch|'s|s)$"
)
"""Endings that leave a trace in a sound key."""


class Forms(dict[str, Form | None]):
    """Text word -> its matches or None, found when first asked for."""

    def __init__(self, index: NameIndex, language: str = "") -> None:
        super().__init__()
        self._index = index
        self._language = language

    def __missing__(self, word: str) -> Form | None:
        if len(self) >= MOST_FORMS:
            self.clear()
        form = self[word] = self._find(word)
        return form

    def _find(self, word: str) -> Form | None:
        index = self._index
        matches: Matches = {}
        spellings = self._spellings(word)
        for spelling in spellings:
            number = index.words.get(spelling)
            if number is not None:
                matches.setdefault(number, NORMALISED * COST)
        for spelling in spellings:
            self._add_inflected(spelling, matches)
        for number, value in list(matches.items()):
            for meant in index.meanings.get(number, ()):
                matches[meant] = min(matches.get(meant, 1 << 30), max(value, TRANSLATED * COST))
        if not word.islower():
            self._add_sounding(word.lower(), spellings, matches)
        if not matches:
            return None
        starts = tuple(n for n in matches if n in index.singles or n in index.pairs)
        return starts, matches

    def _add_inflected(self, spelling: str, matches: Matches) -> None:
        group = group_of(spelling, self._language)
        if group is None:
            return
        index = self._index
        for cut in cuts(spelling, group):
            for number in index.stems.get(cut[0], ()):
                if number in matches or group.name not in index.groups.get(number, _ANY):
                    continue
                if fits(index.word_texts[number], cut, group):
                    matches[number] = INFLECTED * COST

    def _add_sounding(self, word: str, spellings: list[str], matches: Matches) -> None:
        index = self._index
        bases = dict.fromkeys([word, *(s for s in spellings if not s.isupper())])
        for base in list(bases):
            ending = _SOUNDED_ENDINGS.search(base)
            if ending and ending.start() >= 2:
                bases[base[: ending.start()]] = None
        found: dict[int, float] = {}
        for base in bases:
            for key in sound_keys(base):
                for number in index.sounds.get(key, ()):
                    if number not in matches:
                        like = likeness(base, index.word_spelt[number], LEAST_LIKENESS)
                        if like > found.get(number, 0.0):
                            found[number] = like
        for number, like in found.items():
            matches[number] = ROMANISED * COST + round((1 - like) * 1000)

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
        if "\u0590" <= word[0] <= "\u06ff":
            for piece in clitics(folded):
                found += ["ال" + piece.stem, piece.stem] if piece.article else [piece.stem]
            if not folded.startswith("ال"):
                found.append("ال" + folded)
            found += hebrew_cuts(folded)
        return found
