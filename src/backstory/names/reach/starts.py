"""How the traces of a word may begin, whatever ending it has and whatever particle stands before it.

1. As the word itself is spelt, in capitals or not; in small letters, by the letters of its stem.
2. By its sounds, with the sounds of every ending of every language, and in Arabic behind particles.
3. A long word with a letter wrong, by the sounds that must be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from backstory.names.index.halves import SOUNDS as SURE_SOUNDS
from backstory.names.index.halves import halves_of
from backstory.names.texts.traces import LONGEST, SMALL, SOUNDS, traces_of_word
from backstory.text.keys import sound_keys, sound_starts
from backstory.text.stems import CYRILLIC, LATIN, SHORTEST_STEM, Group, stem

_LATIN = tuple(LATIN.values())
_ARABIC_ENDINGS = ("", "N")
"""How the endings of Arabic sound that the linker takes off."""


class Starts:
    """Tells quickly whether a trace begins with one of many beginnings."""

    def __init__(self, starts: Iterable[str]) -> None:
        self._starts = frozenset(starts)
        self._lengths = sorted({len(start) for start in self._starts if start.startswith(SMALL)})

    def begin(self, trace: str) -> bool:
        """Whether one of them begins the trace."""
        if trace.startswith(SMALL):
            return any(trace[:length] in self._starts for length in self._lengths)
        sounds = trace.partition(":")[0]
        return sounds + ":" in self._starts or sounds[:SURE_SOUNDS] in self._starts


def starts_of(word: str) -> Iterator[str]:
    """How the trace of a text's word may begin that is `word`, a word of a name."""
    if len(word) > LONGEST:
        return
    for trace in (*traces_of_word(word.capitalize()), *traces_of_word(word.upper())):
        yield trace.partition(":")[0] + ":"
    bases = {base for group in _groups(word) for base in _bases(word, group)}
    yield from (SMALL + base for base in (word, *bases))
    keys = set(sound_keys(word)).union(*(sound_starts(base, SOUNDS) for base in bases))
    if halves_of(word):
        # What comes after may be wrong.
        yield from (key[:SURE_SOUNDS] for key in keys if len(key) > SURE_SOUNDS)
    for key in keys:
        yield from (start + ":" for start in _with_endings(key))
        yield from (start + ":" for start in _behind_particles(key))


def _with_endings(key: str) -> Iterator[str]:
    """What a word may sound like that has an ending behind these sounds."""
    for ending in _endings():
        yield (key + ending)[:SOUNDS]
        if ending[:1] == "Z" and key[-1:] in ("T", "D", "Z", "K"):
            yield (key[:-1] + ending)[:SOUNDS]  # ts, dz, sc and the like are one sound


@cache
def _endings() -> tuple[str, ...]:
    """How case endings sound, in every language that has them."""
    found: set[str] = set()
    for group, before in ((CYRILLIC, "ма"), *((latin, "ma") for latin in LATIN.values())):
        for ending in group.endings:
            found.update(start[1:] for start in sound_starts(before + ending, 8))
    return tuple(sorted(found))


def _groups(word: str) -> tuple[Group, ...]:
    if "\u0400" <= word[0] <= "\u052f":
        return (CYRILLIC,)
    return _LATIN if "a" <= word[0] <= "z" else ()


def _bases(word: str, group: Group) -> set[str]:
    """What may stand before an ending in the inflected forms of a name's word: `cuts`, turned round."""
    base = stem(word)
    found = {word, base}
    for end, originals in group.alternations.items():
        for original in originals:
            if base.endswith(original):
                found.add(base[: -len(original)] + end)
    for vowel in group.fleeting:
        found.add(base[:-1] + vowel + base[-1:])
        if base[:-1].endswith(vowel):
            found.add(base[: -1 - len(vowel)] + base[-1])
    return {one for one in found if len(one) >= SHORTEST_STEM}


@cache
def _particles() -> tuple[str, ...]:
    """How the particles that Arabic writes onto a word sound, each combination."""
    found: set[str] = set()
    for parts in (*product(("", "و", "ف"), ("", "ب", "ك", "ل"), ("", "ال")), ("لل",), ("ولل",), ("فلل",)):
        written = "".join(parts)
        if written:
            found.update(start.removesuffix("M") for start in sound_starts(written + "م", 8))
    return tuple(sorted(found))


def _behind_particles(key: str) -> Iterator[str]:
    """A key as it may go on behind Arabic particles, or without the article that the name has."""
    inside = {key, key[1:]} if key[:1] in ("A", "H", "F") else {key}
    if key.startswith("AL"):
        inside.add(key[2:])
        inside.update(first + key[2:] for first in ("A", "H", "F"))
    for particle in ("", *_particles()):
        for rest in inside:
            for ending in _ARABIC_ENDINGS:
                yield (particle + rest + ending)[:SOUNDS]
