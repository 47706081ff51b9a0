"""What an index notes of its names, words, actors and scripts in single bits."""

from __future__ import annotations

from backstory.text.scripts import script_of
from backstory.values import Actor

IS_ACRONYM = 1
HAS_ARTICLE = 2
IS_LENT = 4
"""Lent by the knowledge, not the registry's own."""
IS_WEAK = 8
IS_PERSON = 16
IS_MEANT = 32
"""A row of meanings, in any order."""
IS_DERIVED = 64
"""Of names. This one follows from another by grammar: Theresa May from Theresa Mayová."""

IS_PLACE = 1
IS_TOWN = 2
IS_LISTED = 4
"""Of actors: see `NameIndex.is_place` and so on. These are asked of each find; most actors need not be
read for anything else."""

IS_COMMON = 1
HAS_MEANING = 2
MEANS_WITHOUT_ARTICLE = 4
"""Of words: see `NameIndex.is_common`, `has_meaning` and `means_without_article`."""

SCHOOLED, HALVED = 1, 2
"""What is done for a word that may be spelt otherwise: it is filed in `schools`, then in `halves`."""

LATIN_BIT, CYRILLIC_BIT, _OTHER_BIT = 1, 2, 32
_BITS = {"Latn": LATIN_BIT, "Cyrl": CYRILLIC_BIT, "Arab": 4, "Hebr": 8, "Grek": 16}
SCRIPTS = 6
"""As many bits as there are."""

_MANY_LANGUAGES = 6
"""Languages in which hardly anybody but a gazetteer gives a place's names."""


def kinds_of(actor: Actor) -> int:
    """What is noted of the actor."""
    if actor.kind != "place":
        return 0
    listed = bool(actor.population) or len({name.language for name in actor.names}) >= _MANY_LANGUAGES
    return IS_PLACE | IS_TOWN * actor.is_town | IS_LISTED * listed


def script_bit(text: str) -> int:
    """The bit that stands for the script of `text`."""
    if text.isascii():
        return LATIN_BIT
    return _BITS.get(script_of(text), _OTHER_BIT)
