"""Which words of the registry's names a word of a text may be.

1. The word as it stands, if it is in capitals: an acronym.
2. Its normal form; what stands before or after an apostrophe (Trump's, l'Ukraine); Arabic and Hebrew words
   without their particles.
3. Inflected: cut at every ending that its language has.
4. Romanised: other spellings in the same alphabet, and words of the same sound in scripts in which their
   actors have no name (sounding.py). Words in small letters are left out here, where their script has
   capitals.
5. Misspelled, where nothing else is found: long words with one letter wrong.
6. The meanings of what was found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from backstory.names.bases import bases, spellings_of
from backstory.names.everyday import EVERYDAY
from backstory.names.form import NOBODY, Form, Matches, Start
from backstory.names.guess import MOST_WORDS
from backstory.names.halves import halves_of, is_misspelled
from backstory.names.index import CYRILLIC_BIT, LATIN_BIT, NameIndex, script_bit
from backstory.names.likely_word import is_likely_word
from backstory.names.ordinary import OF_FUNCTION_WORD, OF_ORDINARY_AMONG, is_function_word, is_ordinary
from backstory.names.respelled import READ_THE_SAME, add_respelled
from backstory.names.rules import COST, INFLECTED, MISSPELLED, NORMALISED, ROMANISED, TRANSLATED
from backstory.names.sounding import Heard, Sounding, Word
from backstory.text.romanise import romanise
from backstory.text.stems import LATIN, SHORTEST_STEM, cuts, fits, group_of
from backstory.text.stems_latin import GROUPS

_SHORTEST_ACRONYM = 3
"""Letters of an acronym that may be written in another alphabet, letter by letter."""

MOST_MATCHES = 12
"""Words that a text's word may sound like, the likest first."""

_ANY = frozenset({"cyrillic", *LATIN})
_VERY_SURE = 50
_NONE: dict[int, tuple[int, ...]] = {}
_WORTH_HEARING = 3
"""New words of a document that are heard at once rather than one by one."""
_SURE = ROMANISED * COST + 120
"""A word that sounds less like a name's than this is not the whole name, nor its anchor."""


class Finding:
    """Finds the words of an index's names, in texts of one language."""

    def __init__(self, index: NameIndex, language: str, sounding: Sounding) -> None:
        """`sounding`: one of the same index, which texts of all languages may share."""
        self._index = index
        self.language = language
        self._inflects = GROUPS.get(language, "de") != "de"
        """Whether the language has more endings than an s."""
        self._takes_s = GROUPS.get(language) == "de"
        self._sounding = sounding
        self._heard: dict[str, tuple[Word, Heard] | None] = {}

    def hear(self, words: Collection[str]) -> None:
        """Say that these words, each once, will be looked for: they are held against names all at once."""
        if len(words) >= _WORTH_HEARING:
            asked = {word: self._to_hear(word) for word in words}
            heard = iter(self._sounding.hear([one for one in asked.values() if one is not None]))
            self._heard = {word: one and (one, next(heard)) for word, one in asked.items()}

    def _to_hear(self, word: str) -> Word | None:
        """The word with what it may be; None for one that sounds like no name of another script."""
        if len(word) < 2 or word.islower() or word.isdigit():
            return None
        bit = script_bit(word)
        if not (self._index.sounds if bit != LATIN_BIT else self._sounding.may_begin_with(word[0].lower())):
            return None
        spellings = _spellings(word)
        if bit == LATIN_BIT and not EVERYDAY.isdisjoint(spellings):
            return None
        around = bases(word.lower(), spellings, inflects=self._inflects)
        return Word(spellings, bit, around, _floor(word)) if self._sounding.knows(around, bit) else None

    def find(self, word: str) -> Form | None:
        """Whom the word may name; None for a word that is nobody's."""
        index = self._index
        matches: Matches = {}
        if word in self._heard:
            known = self._heard.pop(word)
        else:
            asked = self._to_hear(word)
            known = asked and (asked, self._sounding.hear([asked])[0])
        if known is not None:
            spellings, floor = known[0].spellings, known[0].floor
        else:
            spellings, floor = _spellings(word), _floor(word)
        small = word.islower()
        for spelling in spellings:
            number = index.words.get(spelling)
            if number is not None:
                matches.setdefault(number, NORMALISED * COST)
        if self._inflects or not word.isascii():
            for spelling in spellings:
                self._add_inflected(spelling, matches)
        elif not matches and self._takes_s and word[-1] in "sS":
            for spelling in spellings:
                self._add_with_s(spelling, matches)
        if not small:
            self._add_sounding(word, spellings, matches, known)
            if not matches:
                self._add_misspelled(spellings[-1] if spellings[-1].islower() else spellings[0], matches)
            self._add_written_as_word(word, matches)
        if not matches:
            return None
        for number, value in list(matches.items()):
            for meant in index.meanings.get(number, ()):
                matches[meant] = min(matches.get(meant, 1 << 30), max(value, TRANSLATED * COST))
        if floor == OF_FUNCTION_WORD and min(matches.values()) >= ROMANISED * COST:
            return Form((), matches, NOBODY.beside)
        starts = tuple(self._starts(word, matches, guessed_beside=not small and not floor))
        besides = [beside.keys() for _, _, beside, _ in starts if beside]
        return Form(starts, matches, besides[0] if len(besides) == 1 else frozenset().union(*besides))

    def _starts(self, word: str, matches: Matches, *, guessed_beside: bool) -> Iterator[Start]:
        """The matches that may be a whole name, or its anchor.

        In languages that do not inflect names, a word in small letters is at most the name itself.
        """
        index = self._index
        plain = word.islower() and not self._inflects
        for number, value in matches.items():
            if _SURE <= value < MISSPELLED * COST or (
                plain and (value >= INFLECTED * COST or index.is_common(number))
            ):
                continue
            names, beside = index.singles.get(number, ()), index.pairs.get(number, _NONE)
            if names and value >= ROMANISED * COST:
                language = self.language
                names = tuple([n for n in names if is_likely_word(word, language, value, n, index)])
            if names or beside:
                sure = value < ROMANISED * COST or value % COST <= _VERY_SURE
                yield number, names, beside, sure and guessed_beside and len(beside) <= MOST_WORDS

    def _add_inflected(self, spelling: str, matches: Matches) -> None:
        group = group_of(spelling, self.language)
        if group is None:
            return
        index = self._index
        stems = index.stems
        for cut in cuts(spelling, group):
            if cut[0] not in stems:
                continue
            for number in stems[cut[0]]:
                if number in matches or group.name not in index.groups.get(number, _ANY):
                    continue
                if fits(index.word_texts[number], cut, group):
                    matches[number] = INFLECTED * COST

    def _add_with_s(self, spelling: str, matches: Matches) -> None:
        """The genitive and plural of languages that have no other endings."""
        for base in (spelling[:-1], spelling[:-2] if spelling.endswith("es") else ""):
            number = self._index.words.get(base) if len(base) >= SHORTEST_STEM else None
            if number is not None:
                matches.setdefault(number, INFLECTED * COST)

    def _add_sounding(
        self, word: str, spellings: tuple[str, ...], matches: Matches, known: tuple[Word, Heard] | None
    ) -> None:
        """Words spelt otherwise in the same alphabet, and words of other scripts that sound the same."""
        if len(word) < 2 or word.isdigit():
            return
        bit = script_bit(word)
        if bit == LATIN_BIT and not EVERYDAY.isdisjoint(spellings):
            return
        found: dict[int, float] = {}
        if known is not None:
            heard = known[1]
            found = {number: like for number, like in heard.likes.items() if number not in matches}
            if not matches:
                found |= dict.fromkeys(heard.read_the_same, READ_THE_SAME)
        if not matches and bit != LATIN_BIT and word.isupper() and len(word) >= _SHORTEST_ACRONYM:
            number = self._index.words.get(romanise(word).upper())
            if number is not None:
                matches[number] = ROMANISED * COST
        if not matches and bit <= CYRILLIC_BIT:
            around = known[0].bases if known else bases(word.lower(), spellings, inflects=self._inflects)
            for base, vowel in around:
                add_respelled(base, vowel, bit, self._index, found)
        best = sorted(((like, number) for number, like in found.items()), reverse=True)
        for like, number in best[:MOST_MATCHES]:
            matches[number] = ROMANISED * COST + round((1 - like) * 1000)

    def _add_misspelled(self, spelling: str, matches: Matches) -> None:
        """Names of one long word that has one letter wrong here."""
        index = self._index
        for half in halves_of(spelling):
            for number in index.halves.get(half, ()):
                if number not in matches and is_misspelled(spelling, index.word_texts[number]):
                    matches[number] = MISSPELLED * COST

    def _add_written_as_word(self, word: str, matches: Matches) -> None:
        """Acronyms that are written as words: Nato."""
        if len(word) >= _SHORTEST_ACRONYM and word[1:].islower() and word[0].isupper():
            number = self._index.words.get(word.upper())
            if number is not None:
                matches.setdefault(number, NORMALISED * COST)


def _spellings(word: str) -> tuple[str, ...]:
    if word.isascii() and word.isalnum():
        return (word.lower(), word) if word.isupper() else (word.lower(),)
    return tuple(spellings_of(word))


def _floor(word: str) -> float:
    """How much a word of Hebrew, Arabic or a script between them must sound like a name's: no capital tells
    that it is no ordinary one. 0 where nothing more is asked than of any word."""
    if not "\u0590" <= word[0] <= "\u08ff":
        return 0.0
    if is_function_word(word):
        return OF_FUNCTION_WORD
    return OF_ORDINARY_AMONG if is_ordinary(word) else 0.0
