"""A headline or paragraph cut into words, with what the scan asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from backstory.names.texts.sight import CAPITALISED, CAPITALS, CASELESS
from backstory.names.texts.slices import Slices
from backstory.names.vocabulary.particles import LONGEST_ARTICLE, MAY_BE_ARTICLES, is_article
from backstory.names.vocabulary.signs import is_hard, is_own, signs_of
from backstory.names.words.caseless import Surroundings, is_quoted
from backstory.names.words.form import NOBODY, Form
from backstory.text.fold import fold

_SENTENCE_END = re.compile(r"[.!?…:;•|؟。！？\n]|^\s*[-–—]\s*$")
_MOSTLY_CAPITALS = 0.7
_LONG_HEADLINE = 40
_FEW = 3
_SHORT_SENTENCE = 5
"""Words."""


class Passage:
    """Word `i` stands between `gaps[i]` and `gaps[i + 1]`; `forms[i]` says whom it may name.

    Behind the last form stands None, which is so before the first one and after the last one, too.
    """

    def __init__(
        self,
        number: int,
        text: str,
        language: str,
        starts: list[int],
        ends: list[int],
        forms: list[Form | None],
        kinds: list[int],
        hits: Sequence[int],
    ) -> None:
        """`starts`, `ends`: of the words in the text; `hits`: the words at which a name may be found."""
        self.number = number
        self.text = text
        self.language = language
        self.forms = forms
        self.kinds = kinds
        """What kind of word each is (`sight`); 0 behind the last one, as before the first one."""
        self.hits = hits
        self.learned: list[int] = []
        """The words whose forms say more here than elsewhere."""
        self.words = Slices(text, starts, ends)
        self.gaps = Slices(text, [0, *ends], [*starts, len(text)])
        self._starts, self._ends = starts, ends

    def start(self, at: int) -> int:
        """Where word `at` begins in the text."""
        return self._starts[at]

    def end(self, at: int) -> int:
        """Where word `at` ends."""
        return self._ends[at]

    def learn(self, at: int, word: int, value: int) -> None:
        """Note that word `at` may be that word of a name, and how surely (rule * COST + cost)."""
        form = self.forms[at] or NOBODY
        self.learned.append(at)
        self.forms[at] = form._replace(matches={**form.matches, word: value})

    def right(self, at: int, signs: str = "") -> int:
        """The next word that a name may run on to, or -1. `signs`: those that the name has between its words
        (`signs.signs_within`)."""
        at += 1
        return at if at < len(self._starts) and self._runs_on(at, signs) else -1

    def left(self, at: int, signs: str = "") -> int:
        """The word before, if a name may run on from it, or -1."""
        return at - 1 if at and self._runs_on(at, signs) else -1

    def _runs_on(self, at: int, signs: str) -> bool:
        """Whether a name may run across the gap before word `at`."""
        end = self._ends[at - 1]
        if self._starts[at] - end == 1 and self.text[end] in " -.":
            return True
        gap = self.gaps[at]
        return not is_hard(gap, self.words[at - 1]) or (bool(signs) and is_own(gap, signs))

    def is_article(self, at: int) -> bool:
        """Whether word `at` is an article that a name may or may not have."""
        word = self.words[at]
        if len(word) > LONGEST_ARTICLE or (word.isascii() and word.lower() not in MAY_BE_ARTICLES):
            return False
        return is_article(fold(self.words[at]), self.gaps[at + 1])

    def is_capitalised(self, at: int) -> bool:
        """Whether word `at` has a capital; True where its script has none."""
        return bool(self.kinds[at] & CAPITALISED)

    def starts_sentence(self, at: int) -> bool:
        """Whether a capital says nothing at word `at`, since a sentence, heading or quotation begins."""
        return at == 0 or bool(_SENTENCE_END.search(self.gaps[at])) or _opens_quotation(self.gaps[at])

    def surroundings(self, at: int) -> Surroundings:
        """The words on both sides of word `at`, as far as the sentence goes, and whether it is quoted."""
        left, right = self.left(at), self.right(at)
        return Surroundings(
            before=self.words[left] if left >= 0 else "",
            after=self.words[right] if right >= 0 else "",
            quoted=is_quoted(self.gaps[at], self.gaps[at + 1]),
        )

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs in its text that may stand between a name's words, and its other characters."""
        return signs_of(self.text)

    @cached_property
    def spares_capitals(self) -> bool:
        """Whether no word has a capital but those that begin a sentence."""
        if sum(map(str.istitle, self.words)) > _FEW + len(self.words) // _SHORT_SENTENCE:
            return False
        return not any(
            word[0].isupper() and not self.starts_sentence(at) for at, word in enumerate(self.words)
        )

    @cached_property
    def titled(self) -> bool:
        """Whether nearly every word has a capital, as in English headlines."""
        if len(self.words) > _LONG_HEADLINE:
            return False
        long = [word for word in self.words if len(word) > 3]
        return sum(word[0].isupper() for word in long) > _MOSTLY_CAPITALS * len(long)

    @cached_property
    def shouted(self) -> bool:
        """Whether the passage is in capitals, so that they say nothing."""
        kinds = bytes(self.kinds)
        capitals = _count(kinds, CAPITALS)
        if capitals < 3 or capitals * 3 < len(self.words):
            return False
        cased = len(self.words) - _count(kinds, CASELESS)
        return capitals >= _MOSTLY_CAPITALS * cased


_KINDS_WITH = {bit: bytes(kind for kind in range(256) if kind & bit) for bit in (CAPITALS, CASELESS)}


def _count(kinds: bytes, bit: int) -> int:
    """How many have the bit."""
    return len(kinds) - len(kinds.translate(None, _KINDS_WITH[bit]))


def _opens_quotation(gap: str) -> bool:
    return gap[-1:] in ('"', "«", "“", "„") and gap[:1] in (":", ",", "")
