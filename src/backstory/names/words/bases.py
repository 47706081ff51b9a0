"""What a word of a text may be when what is written onto it is taken off: apostrophes, particles, endings."""

from __future__ import annotations

from collections.abc import Sequence

from backstory.names.index.spelled import capitals
from backstory.text.arabic import clitics
from backstory.text.fold import APOSTROPHE, fold
from backstory.text.stems import hebrew_cuts

_ELIDED = frozenset(
    {"l", "d", "dell", "all", "nell", "sull", "dall", "un", "qu", "c", "s", "j", "m", "n", "t"}
)


def _endings(text: str) -> frozenset[str]:
    return frozenset(text.split())


_AFTER_CONSONANT = _endings("""
    ами ями ові еві ою ом ем єм ам ям ах ях ов ев ів ите те ът ят а у е и і ы ю я owi iem ami ach ovi ova ove
    em om ow ov ev ih ech 's s a u e i y
""")
"""Endings that may follow a name that ends in a consonant."""
_AFTER_VOWEL = _endings("""
    ами ями ого его ому ему ыми ими ской ским ых их іх ым им ім ой ей ою ею ом ем ам ям ах ях та то те у ю е и
    і ї ы о є а я ego emu ami ach ich ych om em am ou u e i y o
""")
"""Endings that may replace a name's last vowel."""
_LENGTHS = (4, 3, 2, 1)
_ARABIC = "\u0590"
"""Hebrew and Arabic letters come behind those that have these endings."""
_NISBA = ("يين", "يون", "ية", "يه")
"""Endings of Arabic adjectives; the name ends in a vowel, as Houthi does."""
_SHORTEST = 3
"""Letters that are left without an ending."""


Base = tuple[str, bool | None]
"""A word, maybe without its ending; whether a name must then end in a vowel or not, None for either."""


def spellings_of(word: str) -> list[str]:
    """A word in normal form, in its capitals if it has no others, and without what is written onto it."""
    bare = capitals(word)
    folded = fold(word).replace(" ", "")
    found = [bare, folded] if bare else [folded]
    if not word.isalnum() and (cut := APOSTROPHE.search(word, 1)):
        before, after = word[: cut.start()], word[cut.end() :]
        if fold(before) in _ELIDED:
            if before.islower() and after[:1].isupper():  # l'IMA is no Lima
                found = []
            found += spellings_of(after)
        elif len(before) > 1:
            found += spellings_of(before)
    if "\u0590" <= word[0] <= "\u06ff":
        for piece in clitics(folded):
            found += ["ال" + piece.stem, piece.stem] if piece.article else [piece.stem]
        if not folded.startswith("ال"):
            found.append("ال" + folded)
        found += hebrew_cuts(folded)
    return found


def bases(word: str, spellings: Sequence[str], *, inflects: bool) -> list[Base]:
    """What a word in small letters may be without its ending, and whether the name then ends in a vowel.

    `inflects`: its language has more endings than an s.
    """
    if not inflects and word.isascii() and len(spellings) == 1:
        return [(word, None)]
    whole = dict.fromkeys(s for s in spellings if not s.isupper() and s != "ال" + word)
    if not word.isascii() or not whole:
        whole = {word: None, **whole}
    found: list[Base] = [(base, None) for base in whole]
    if inflects or not word.isascii():
        for base in whole:
            if base < _ARABIC:
                for endings, vowel in ((_AFTER_CONSONANT, False), (_AFTER_VOWEL, True)):
                    length = next((size for size in _LENGTHS if base[-size:] in endings), 0)
                    if length and len(base) - length >= _SHORTEST:
                        found.append((base[:-length], vowel))
            elif base.endswith(_NISBA):
                nisba = next(ending for ending in _NISBA if base.endswith(ending))
                if len(base) - len(nisba) >= _SHORTEST:
                    found.append((base[: -len(nisba)], True))
    return found
