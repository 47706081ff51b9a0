"""One letter wrong in a long word: swapped, doubled, missing or another one.

An error at the end is none: there stand the endings of grammar (Syria, Syrian); nor is one of the first
letter, which nobody gets wrong. Of such a word one half is right, its first letters or its last. Words are
filed by both halves, so that few have to be compared.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from backstory.text.keys import sound_starts

SHORTEST = 7
"""Letters of a word that may be misspelled."""
SOUNDS = 4
"""Classes of sound (`backstory.text.keys`) with which both words must begin."""
_HALF = 3
_END = 2


def halves_of(word: str) -> tuple[str, ...]:
    """The keys of a word in normal form; () for a short one."""
    if len(word) < SHORTEST or not word.isalpha():
        return ()
    return (f"{word[:_HALF]}>{word[-_END:]}", f"{word[0]}<{word[-_HALF:]}")


def is_misspelled(word: str, known: str) -> bool:
    """Whether one letter within `word` makes it another than `known`; their ends are the same.

    They must begin with the same sounds, since stories are filed by these.
    """
    return (
        word[0] == known[0]
        and word[-_END:] == known[-_END:]
        and abs(len(word) - len(known)) <= 1
        and OSA.distance(word, known, score_cutoff=1) == 1
        and not set(sound_starts(word, SOUNDS)).isdisjoint(sound_starts(known, SOUNDS))
    )
