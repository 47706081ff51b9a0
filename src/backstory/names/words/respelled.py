"""Names' words that a text's word is another spelling of in the same alphabet: Qawqaz for Kavkaz.

1. Schooled keys, under which spellings of different schools meet, give the words that may be meant.
2. What only schools tell apart is taken as it is; of other words the sounds are compared.
3. Both must share a sound key, by which stories are filed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backstory.names.index.bits import script_bit
from backstory.names.index.name_index import NameIndex
from backstory.names.index.schooled import may_be_alike, readings_of, schooled_keys_of
from backstory.names.words.sounding import LEAST_IN_ALPHABET, LEAST_LIKENESS, of_base
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness

READ_THE_SAME = 0.985
"""How alike words are that only schools of writing tell apart."""
_PLENTY = 0.97


class Asked(NamedTuple):
    """A word, or what is left of it without its ending, and where to put what it may be."""

    base: str
    vowel: bool | None
    """Of a word without its ending, whether the name must end in a vowel."""
    bit: int
    """The word's script."""
    found: dict[int, float]
    """Numbers of names' words, and how like they are."""


def add_respelled(asked: Sequence[Asked], index: NameIndex) -> None:
    """Adds to what was found for each base the names' words that it may be."""
    schools, known = index.schools, index.word_readings
    all_ways = readings_of([each.base for each in asked])
    for each, ways, keys in zip(asked, all_ways, schooled_keys_of(all_ways), strict=True):
        near = {number for key in keys for number in schools.get(key, ())}
        for number in near:
            if each.found.get(number, 0.0) < _PLENTY and may_be_alike(ways, known[number]):
                _add(number, each, ways, index)


def _add(number: int, asked: Asked, ways: tuple[str, ...], index: NameIndex) -> None:
    base, vowel, bit, found = asked
    spelt = index.word_spelt[number]
    if vowel is None and not set(ways).isdisjoint(index.word_readings[number]):
        like = READ_THE_SAME
    else:
        same = script_bit(index.word_texts[number]) == bit
        least = LEAST_IN_ALPHABET if same else LEAST_LIKENESS
        like = of_base(likeness(base, spelt[:-1] if vowel else spelt, least), vowel, spelt)
    if like >= LEAST_LIKENESS and like > found.get(number, 0.0) and _share_a_key(base, spelt):
        found[number] = like


def _share_a_key(one: str, other: str) -> bool:
    return not set(sound_keys(one)).isdisjoint(sound_keys(other))
