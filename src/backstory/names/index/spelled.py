"""A registry's name taken apart into the words that a text must show.

1. Control marks go, single spaces stay.
2. An all-capitals short word (or any name of kind "acronym") is kept in its capitals: it must stand in the
   text as it is.
3. So is such a word of Latin letters beside others that are not (New IRA); in Cyrillic they have cases
   (МИДа), and the surnames of persons may be in capitals.
4. Other words take their normal form; articles (al-, the) are dropped, unless nothing would be left.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from backstory.names.index.usable import cleaned
from backstory.names.vocabulary.particles import LEADING, MAY_BE_ARTICLES, is_article
from backstory.names.vocabulary.signs import signs_within
from backstory.text.fold import fold
from backstory.text.tokens import split

_MAY_BE_LEFT_OUT = MAY_BE_ARTICLES | LEADING
LONGEST_ACRONYM = 5
"""Letters of a one-word name in capitals that is taken for an acronym though nobody said so."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """`words` in normal form (an acronym in its capitals), `spelt` in small letters with their accents.

    `article`: one was dropped at the head. `signs`: see `signs.signs_within`.
    """

    words: tuple[str, ...]
    spelt: tuple[str, ...]
    acronym: bool = False
    article: bool = False
    signs: str = ""

    def without_feminine(self) -> Spelled | None:
        """Foreign women's surnames without the Czech ending -ová; None where there is none."""
        if len(self.words) < 2 or not self.spelt[-1].endswith("ová") or len(self.spelt[-1]) < 6:
            return None
        words, spelt = (*self.words[:-1], self.words[-1][:-3]), (*self.spelt[:-1], self.spelt[-1][:-3])
        return Spelled(words, spelt, article=self.article)


def spell(text: str, *, acronym: bool = False, person: bool = False, shouted: bool = False) -> Spelled:
    """`text` as the words to look for.

    `shouted`: every name of the actor is in capitals (as on some lists), so that capitals mean nothing.
    """
    pieces = split(cleaned(text))
    plain = [
        (word, fold(word).replace(" ", ""), gap) for word, gap in zip(pieces[1::2], pieces[2::2], strict=True)
    ]
    plain = [(word, folded, gap) for word, folded, gap in plain if folded]
    if len(plain) == 1:
        bare = capitals(plain[0][0])
        if bare and (acronym or (not shouted and 1 < len(bare) <= LONGEST_ACRONYM)):
            return Spelled((bare,), (bare,), acronym=True)
    mixed = not (person or shouted) and any(not word.isupper() for word, *_ in plain if len(word) > 1)
    kept: list[str] = []
    spelt: list[str] = []
    article = False
    last = len(plain) - 1
    for number, (word, folded, gap) in enumerate(plain):
        if folded in _MAY_BE_LEFT_OUT and number < last:
            if is_article(folded, gap) and not (person and number == 0 and _is_given_name(word, gap)):
                article = article or not kept
                continue
            if not kept and folded in LEADING:
                continue
        kept.append(word if mixed and _is_acronym(word) else folded)
        spelt.append(word.lower() if word.isascii() else unicodedata.normalize("NFC", word).lower())
    return Spelled(tuple(kept), tuple(spelt), article=article, signs=signs_within(pieces))


def capitals(word: str) -> str:
    """`word` without stops if it is written in capitals of a script that has them (digits may follow)."""
    bare = word.replace(".", "")
    return bare if bare.isupper() else ""


def _is_acronym(word: str) -> bool:
    return word.isascii() and word.isupper() and 1 < len(word) <= LONGEST_ACRONYM


def _is_given_name(word: str, gap: str) -> bool:
    return word[:1].isupper() and gap == " "
