"""A word of a text that is looked for among the words of names, and what was found so far."""

from __future__ import annotations

from collections.abc import Sequence

from backstory.names.index.bits import LATIN_BIT, script_bit
from backstory.names.vocabulary.everyday import EVERYDAY
from backstory.names.vocabulary.ordinary import (
    OF_FUNCTION_WORD,
    OF_ORDINARY_AMONG,
    is_function_word,
    is_ordinary,
)
from backstory.names.words.bases import Base, bases, spellings_of
from backstory.names.words.form import Matches


class Look:
    """What is known of the word by itself, and its matches."""

    __slots__ = ("bases", "bit", "floor", "likes", "matches", "small", "spellings", "word")

    def __init__(self, word: str) -> None:
        self.word = word
        self.small = word.islower()
        self.spellings: Sequence[str]
        """In normal form."""
        self.floor = 0.0
        """How like a name's word it must sound at least, where more is asked of it than of any word."""
        if word.isascii() and word.isalnum():
            lower = word.lower()
            self.spellings = (lower, word) if word.isupper() else (lower,)
        else:
            self.spellings = spellings_of(word)
            if "\u0590" <= word[0] <= "\u08ff":
                self.floor = _floor(word)
        self.matches: Matches = {}
        self.likes: dict[int, float] = {}
        """Numbers of names' words that it sounds like, and how much."""
        self.bit = 0
        """Its script (`index.script_bit`); for words that may sound like others."""
        self.bases: Sequence[Base] = ()

    def sounds(self) -> bool:
        """Whether the word may be another one that sounds the same: no digits, no everyday words."""
        if len(self.word) < 2 or self.word.isdigit():
            return False
        self.bit = script_bit(self.word)
        return self.bit != LATIN_BIT or EVERYDAY.isdisjoint(self.spellings)

    def take_off_endings(self, *, inflects: bool) -> None:
        """Find its bases, unless that was done. `inflects`: its language has more endings than an s."""
        self.bases = self.bases or bases(self.word.lower(), self.spellings, inflects=inflects)


def _floor(word: str) -> float:
    """Of a word of Hebrew, Arabic or a script between them: no capital tells that it is no ordinary one."""
    if is_function_word(word):
        return OF_FUNCTION_WORD
    return OF_ORDINARY_AMONG if is_ordinary(word) else 0.0
