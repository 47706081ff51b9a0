"""How far two words of names stand for one another, in any scripts.

1. The same letters, the same meaning, or an initial and its word.
2. Otherwise the same sound, a slip of the pen, or a place and its adjective.
3. Words of three consonants or of four letters must be all but the same: Hama, Hamas and Homs are three.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from backstory.names.likeness.parts import Part
from backstory.names.vocabulary.relational import places_in, without_last_vowel
from backstory.text.keys import skeleton
from backstory.text.likeness import likeness
from backstory.text.romanise import romanise
from backstory.text.scripts import script_of

LEAST_ALIKE = 0.7
"""Words less alike than this are different words."""
_SHORT_FORM = 0.75
"""How much a given name is like its beginning: Benjamin and Ben."""
_ONE_SLIP = 0.72
"""How much two short words are alike that differ by a letter: too little for a name of one word."""
_JUST_TOO_LITTLE = 0.79
"""The same for words that sound much alike."""
_PATRONYMIC = re.compile("(?:[oe](?:vich|vych|vna)|ivna|(?:[ое]|йо)(?:вич|вна)|івна)$")


def part_likeness(one: Part, other: Part, *, person: bool) -> float:
    """How far two words stand for one another, 0 to 1."""
    if one.text == other.text:
        return 1.0
    if "number" in (one.role, other.role):
        return 0.0
    if "initial" in (one.role, other.role):
        return _initial_of(one, other)
    if one.capitals and other.capitals:
        return 0.97 if romanise(one.text) == romanise(other.text) else 0.0
    if one.concepts and not set(one.concepts).isdisjoint(other.concepts):
        return 0.95
    alike = words_alike(one.text, one.spelt, other.text, other.spelt)
    if person and alike < _SHORT_FORM:
        short, long = sorted((one.text, other.text), key=len)
        if len(short) >= 3 and long.startswith(short) and not _PATRONYMIC.search(long):
            return _SHORT_FORM
    return alike


def _initial_of(one: Part, other: Part) -> float:
    short, long = (one, other) if one.role == "initial" else (other, one)
    if len(short.text) > 1:
        return 0.0
    same = (
        romanise(short.text)[:1] == romanise(long.text)[:1] or skeleton(short.text) == skeleton(long.text)[:1]
    )
    return 0.85 if same and skeleton(short.text) else 0.0


@lru_cache(maxsize=65536)
def words_alike(one: str, one_spelt: str, other: str, other_spelt: str) -> float:
    if _has_article(one) or _has_article(other):
        bare, bare_spelt = _without_article(one), _without_article(one_spelt)
        bare_other, bare_other_spelt = _without_article(other), _without_article(other_spelt)
        if bare == bare_other:
            return 0.99
        without = words_alike(bare, bare_spelt, bare_other, bare_other_spelt)
        return max(without, likeness(one_spelt, other_spelt, LEAST_ALIKE))
    same_script = script_of(one) == script_of(other)
    sound = likeness(one_spelt, other_spelt, LEAST_ALIKE)
    if not same_script:
        return max(sound, _as_adjective(one_spelt, other_spelt), _as_adjective(other_spelt, one_spelt))
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=3)
    consonants = min(len(skeleton(one)), len(skeleton(other)))
    if consonants <= 3 or shortest <= 4:
        # Hama, Hamas and Homs: so short that one letter makes another name.
        if sound >= 0.97:
            return sound - 0.05
        if sound >= 0.88 and shortest >= 5:
            return min(sound - 0.1, _JUST_TOO_LITTLE)
        if slips > 1 or shortest < 3:
            return 0.0
        return 0.88 if longest > 4 and sorted(one) == sorted(other) else _ONE_SLIP
    allowed = 1 if longest < 7 else 2 if longest < 12 else 3
    slip = 1.0 - slips / longest if slips <= allowed else 0.0
    return max(slip, sound - 0.05 if sound >= 0.9 else 0.0)


def _has_article(word: str) -> bool:
    return word.startswith("ال") and len(word) > 4


def _without_article(word: str) -> str:
    return word[2:] if _has_article(word) else word


def _as_adjective(adjective: str, place: str) -> float:
    """How far one word is the adjective of the other: самарский and Samara."""
    short = without_last_vowel(place)
    return max((likeness(base, short, LEAST_ALIKE) - 0.06 for base in places_in(adjective)), default=0.0)
