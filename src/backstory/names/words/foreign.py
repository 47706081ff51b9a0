"""Whether a text's word may be what another language calls an actor: less may than of its own language.

All of it is told by the word and the name alone, so it is asked of each word once.
"""

from __future__ import annotations

import re

from backstory.names.index.bits import IS_ACRONYM, IS_LENT, IS_WEAK
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, INFLECTED, NORMALISED
from backstory.names.vocabulary.everyday import is_everyday_in, is_stop_word_of
from backstory.text.fold import APOSTROPHES, fold
from backstory.text.scripts import has_case
from backstory.text.stems_latin import GROUPS

_ELIDED = re.compile(f"^[^{re.escape(APOSTROPHES)}]+[{re.escape(APOSTROPHES)}]")


def is_foreign(name: int, language: str, index: NameIndex) -> bool:
    """Whether the name is said to be of another language than the text's."""
    there = index.name_languages[name]
    return bool(language and there and language != there)


def may_be_foreign(word: str, language: str, value: int, name: int, index: NameIndex) -> bool:
    """Whether a text's `word`, found as `value` says (rule * COST + cost), may be the name of one word that
    another language than the text's has for an actor."""
    actor = index.name_actors[name]
    if not may_be_so_inflected(value, language, name, index):
        return False
    if has_case(word) and not index.name_flags[name] & IS_ACRONYM:
        if is_stop_word_of(word, language):
            return False  # Spanish "Uno" is no United Nations, whoever calls them so
        if index.is_in_a_gazetteer(actor):
            return _may_be_place(word, language, value, name, index)
    return not is_called_otherwise(word, language, actor, index)


def _may_be_place(word: str, language: str, value: int, name: int, index: NameIndex) -> bool:
    """Whether it may be what another language calls a place: letter for letter, and no word here."""
    if is_everyday_in(word, language):
        return False  # Island is Iceland in German
    if value <= NORMALISED * COST and _has_other_accents(word, index.name_texts[name]):
        return False  # D'Alema is not German, alemã
    actor, weak = index.name_actors[name], index.name_flags[name] & IS_WEAK
    own = [*index.names_in(language, actor)]
    if value // COST == INFLECTED:
        region = not index.actors[actor].population
        if weak or (own and region):
            return False  # Czech Slovenska is no case of Slovenes, nor Polish Galileo of Galilee
    # The pack has what its people are called in the text's language, too: Estonians are no Spanish Este.
    return not (weak and any(index.name_flags[other] & IS_WEAK for other in own))


def may_be_so_inflected(value: int, language: str, name: int, index: NameIndex) -> bool:
    """Whether a lent name of another language may stand so: inflected only as its own language inflects.
    `value` is that of its worst word."""
    if value // COST < INFLECTED or not index.name_flags[name] & IS_LENT:
        return True
    there = index.name_languages[name]
    return GROUPS.get(language, language) == GROUPS.get(there, there)


def is_called_otherwise(word: str, language: str, actor: int, index: NameIndex) -> bool:
    """Whether no capital shows that another language's name is one, and the text's own has one for the actor.

    کیف, as Persian writes Kyiv, is "how" in Arabic.
    """
    return not has_case(word) and index.has_name_in(language, actor)


def _has_other_accents(word: str, name: str) -> bool:
    """Whether the word is the name but for the marks on its letters; an elided article apart."""
    word, name = word.lower(), name.lower()
    forms = (word, _ELIDED.sub("", word))
    return name not in forms and fold(name) in map(fold, forms)
