"""Names' words that a text's word is another spelling of in the same alphabet: Qawqaz for Kavkaz.

1. Schooled keys, under which spellings of different schools meet, give the words that may be meant.
2. What only schools tell apart is taken as it is; of other words the sounds are compared.
3. Both must share a sound key, by which stories are filed.
"""

from __future__ import annotations

from backstory.names.index import NameIndex, script_bit
from backstory.names.schooled import may_be_alike, readings, schooled_keys
from backstory.names.sounding import LEAST_IN_ALPHABET, LEAST_LIKENESS, of_base
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness

READ_THE_SAME = 0.985
"""How alike words are that only schools of writing tell apart."""
_PLENTY = 0.97


def add_respelled(base: str, vowel: bool | None, bit: int, index: NameIndex, found: dict[int, float]) -> None:
    """Adds to `found` the numbers of names' words that `base` may be, and how like they are.

    `vowel`: of a word without its ending, whether the name must end in one; `bit`: the word's script.
    """
    ways = readings(base)
    for number in _schooled(ways, index):
        if found.get(number, 0.0) >= _PLENTY:
            continue
        if vowel is None and not set(ways).isdisjoint(index.word_readings[number]):
            like = READ_THE_SAME
        else:
            same = script_bit(index.word_texts[number]) == bit
            least = LEAST_IN_ALPHABET if same else LEAST_LIKENESS
            spelt = index.word_spelt[number]
            like = of_base(likeness(base, spelt[:-1] if vowel else spelt, least), vowel, spelt)
        better = like >= LEAST_LIKENESS and like > found.get(number, 0.0)
        if better and _share_a_key(base, index.word_spelt[number]):
            found[number] = like


def _schooled(ways: tuple[str, ...], index: NameIndex) -> set[int]:
    """The names' words that are written so by another school, or nearly so."""
    schools, known = index.schools, index.word_readings
    near = {number for key in schooled_keys(ways) for number in schools.get(key, ())}
    return {number for number in near if may_be_alike(ways, known[number])} if near else near


def _share_a_key(one: str, other: str) -> bool:
    return not set(sound_keys(one)).isdisjoint(sound_keys(other))
