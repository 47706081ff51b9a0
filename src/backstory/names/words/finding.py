"""Which words of the registry's names the words of a text may be.

1. The word as it stands, if it is in capitals: an acronym.
2. Its normal form; what stands before or after an apostrophe (Trump's, l'Ukraine); Arabic and Hebrew words
   without their particles.
3. Inflected: cut at every ending that its language has.
4. Romanised: other spellings in the same alphabet, and words of the same sound in scripts in which their
   actors have no name (sounding.py). Words in small letters are left out here, where their script has
   capitals.
5. Misspelled, where nothing else is found: long words with one letter wrong.
6. The meanings of what was found.
Each step is taken for all words that are looked for together: most of its cost is that of beginning.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from backstory.names.index.bits import CYRILLIC_BIT, IS_LENT, LATIN_BIT
from backstory.names.index.halves import halves_of, is_misspelled
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, INFLECTED, MISSPELLED, NORMALISED, ROMANISED, TRANSLATED
from backstory.names.vocabulary.ordinary import OF_FUNCTION_WORD
from backstory.names.words.foreign import is_foreign
from backstory.names.words.form import NOBODY, Form, Matches, Start
from backstory.names.words.guess import MOST_WORDS
from backstory.names.words.likely_word import is_likely_word
from backstory.names.words.look import Look
from backstory.names.words.respelled import READ_THE_SAME, Asked, add_respelled
from backstory.names.words.sounding import Sounding, Word
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

    def find(self, words: Collection[str]) -> dict[str, Form | None]:
        """Whom each of the words may name, None for one that is nobody's: many at once are found much sooner
        than one by one."""
        self._index.will_look_for(len(words))
        forms: dict[str, Form | None] = dict.fromkeys(words)
        looks = [
            Look(word)
            for word, number in zip(words, map(self._index.words.get, words), strict=True)
            if number is not None or not self._is_nobodys(word)
        ]
        for look in looks:
            self._add_spelt(look)
        loud = [look for look in looks if not look.small]
        if loud:
            self._add_sounding([look for look in loud if look.sounds()])
        for look in loud:
            if not look.matches:
                self._add_misspelled(look)
            self._add_written_as_word(look.word, look.matches)
        for look in looks:
            if look.matches:
                forms[look.word] = self._form(look)
        return forms

    def _is_nobodys(self, word: str) -> bool:
        """Whether it is soon told that a word that is no name's word as it stands is none at all: digits,
        and small letters without endings."""
        if not word.isascii():
            return False
        return word.isdigit() or (
            not self._inflects
            and word.isalpha()
            and word.islower()
            and not (self._takes_s and word[-1] == "s")
        )

    def _form(self, look: Look) -> Form:
        index, matches = self._index, look.matches
        for number, value in list(matches.items()):
            for meant in index.meanings.get(number, ()):
                matches[meant] = min(matches.get(meant, 1 << 30), max(value, TRANSLATED * COST))
        if look.floor == OF_FUNCTION_WORD and min(matches.values()) >= ROMANISED * COST:
            return Form((), matches, NOBODY.beside)
        starts = tuple(self._starts(look.word, matches, guessed_beside=not look.small and not look.floor))
        besides = [beside.keys() for _, _, beside, _ in starts if beside]
        return Form(starts, matches, besides[0] if len(besides) == 1 else frozenset().union(*besides))

    def _starts(self, word: str, matches: Matches, *, guessed_beside: bool) -> Iterator[Start]:
        """The matches that may be a whole name, or its anchor.

        In languages that do not inflect names, a word in small letters is at most the name itself, or a case
        of one that is itself written small (хуситов, талибам).
        """
        index = self._index
        plain = word.islower() and not self._inflects
        for number, value in matches.items():
            if _SURE <= value < MISSPELLED * COST:
                continue
            names, beside = index.singles[number], index.pairs[number]
            if plain and (value >= INFLECTED * COST or index.is_common(number)):
                names = tuple([n for n in names if value == INFLECTED * COST and self._is_small_noun(n)])
                if not names:
                    continue
                beside = _NONE
            if names:
                language = self.language
                names = self._told_apart(
                    [n for n in names if is_likely_word(word, language, value, n, index)]
                )
            if names or beside or index.surnames[number]:
                sure = value < ROMANISED * COST or value % COST <= _VERY_SURE
                yield number, names, beside, sure and guessed_beside and len(beside) <= MOST_WORDS

    def _told_apart(self, names: Sequence[int]) -> tuple[int, ...]:
        """Without those that differ from another one of the actor's only in being of some other foreign
        language: a gazetteer has the same name in a dozen."""
        if len(names) < 2:
            return tuple(names)
        index = self._index
        found: dict[tuple[int, str, int, str | bool], int] = {}
        for name in names:
            there = index.name_languages[name]
            foreign = is_foreign(name, self.language, index)
            actor, flags = index.name_actors[name], index.name_flags[name]
            found.setdefault((actor, index.name_texts[name], flags, foreign or there), name)
        return tuple(found.values())

    def _is_small_noun(self, name: int) -> bool:
        """Whether a name is written small and is not what things from some place are called (британский)."""
        index = self._index
        kind = index.actors[index.name_actors[name]].kind
        return kind != "place" and index.name_texts[name].islower() and not index.name_flags[name] & IS_LENT

    def _add_spelt(self, look: Look) -> None:
        """Words that are written so, but for case, marks and endings."""
        words, matches, word = self._index.words, look.matches, look.word
        for spelling in look.spellings:
            if spelling in words:
                matches[words[spelling]] = NORMALISED * COST
        if self._inflects or not word.isascii():
            for spelling in look.spellings:
                self._add_inflected(spelling, matches)
        elif not matches and self._takes_s and word[-1] in "sS":
            for spelling in look.spellings:
                self._add_with_s(spelling, matches)

    def _add_inflected(self, spelling: str, matches: Matches) -> None:
        group = group_of(spelling, self.language)
        if group is None:
            return
        index = self._index
        stems = index.stems
        for cut in cuts(spelling, group):
            for number in stems.get(cut[0], ()):
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

    def _add_sounding(self, looks: Sequence[Look]) -> None:
        """Words spelt otherwise in the same alphabet, and words of other scripts that sound the same."""
        self._hear([look for look in looks if self._may_be_heard(look)])
        respelled: list[Asked] = []
        for look in looks:
            if look.matches:
                continue
            if look.bit != LATIN_BIT:
                self._add_acronym(look.word, look.matches)
            if not look.matches and look.bit <= CYRILLIC_BIT:
                look.take_off_endings(inflects=self._inflects)
                respelled += [Asked(base, vowel, look.bit, look.likes) for base, vowel in look.bases]
        if respelled:
            add_respelled(respelled, self._index)
        for look in looks:
            if look.likes:
                best = sorted(((like, number) for number, like in look.likes.items()), reverse=True)
                for like, number in best[:MOST_MATCHES]:
                    look.matches[number] = ROMANISED * COST + round((1 - like) * 1000)

    def _may_be_heard(self, look: Look) -> bool:
        """Whether the word may sound like a name of another script."""
        index = self._index
        if not (index.sounds_latin if look.bit == LATIN_BIT else index.sounds):
            return False
        look.take_off_endings(inflects=self._inflects)
        return self._sounding.knows(look.bases, look.bit)

    def _hear(self, looks: Sequence[Look]) -> None:
        words = [Word(look.bit, look.bases, look.floor) for look in looks]
        for look, heard in zip(looks, self._sounding.hear(words), strict=True):
            look.likes = {number: like for number, like in heard.likes.items() if number not in look.matches}
            if not look.matches:
                look.likes |= dict.fromkeys(heard.read_the_same, READ_THE_SAME)

    def _add_acronym(self, word: str, matches: Matches) -> None:
        """Acronyms in another alphabet, letter by letter."""
        if len(word) >= _SHORTEST_ACRONYM and word.isupper():
            number = self._index.words.get(romanise(word).upper())
            if number is not None:
                matches[number] = ROMANISED * COST

    def _add_misspelled(self, look: Look) -> None:
        """Names of one long word that has one letter wrong here."""
        index, spellings = self._index, look.spellings
        spelling = spellings[-1] if spellings[-1].islower() else spellings[0]
        for half in halves_of(spelling):
            for number in index.halves.get(half, ()):
                if number not in look.matches and is_misspelled(spelling, index.word_texts[number]):
                    look.matches[number] = MISSPELLED * COST

    def _add_written_as_word(self, word: str, matches: Matches) -> None:
        """Acronyms that are written as words: Nato."""
        if len(word) >= _SHORTEST_ACRONYM and word[1:].islower() and word[0].isupper():
            number = self._index.words.get(word.upper())
            if number is not None:
                matches.setdefault(number, NORMALISED * COST)
