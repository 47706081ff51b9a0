"""Whether a name that another language uses may stand in a text: less may than in its own."""

from __future__ import annotations

from backstory.names.finds.marks import has_other_accents
from backstory.names.finds.neighbours import has_case
from backstory.names.finds.scan import Find
from backstory.names.index.name_index import IS_ACRONYM, IS_LENT, IS_WEAK, NameIndex
from backstory.names.rules import COST, INFLECTED, NORMALISED
from backstory.names.vocabulary.everyday import is_everyday_in, is_stop_word_of
from backstory.text.stems_latin import GROUPS


def may_be_foreign(find: Find, flags: int, actor: int, index: NameIndex) -> bool:
    """Whether the find of a name of another language may be one."""
    if flags & IS_LENT and not _is_in_its_language(find, index):
        return False
    passage, first, last, *_ = find
    if first == last and not flags & IS_ACRONYM and has_case(passage.words[first]):
        if is_stop_word_of(passage.words[first], passage.language):
            return False  # Spanish "Uno" is no United Nations, whoever calls them so
        if index.is_in_a_gazetteer(actor):
            return _may_be_foreign_place(find, flags, actor, index)
    return not _is_called_otherwise(find, actor, index)


def _may_be_foreign_place(find: Find, flags: int, actor: int, index: NameIndex) -> bool:
    """Whether one word may be what another language calls a place: letter for letter, and no word here."""
    word, language = find.passage.words[find.first], find.passage.language
    if is_everyday_in(word, language):
        return False  # Island is Iceland in German
    if max(find.values) <= NORMALISED * COST and has_other_accents(find, index):
        return False  # D'Alema is not German, alemã
    own = [*index.names_in(language, actor)]
    if max(find.values) // COST == INFLECTED:
        region = not index.actors[actor].population
        if flags & IS_WEAK or (own and region):
            return False  # Czech Slovenska is no case of Slovenes, nor Polish Galileo of Galilee
    # The pack has what its people are called in the text's language, too: Estonians are no Spanish Este.
    return not (flags & IS_WEAK and any(index.name_flags[other] & IS_WEAK for other in own))


def _is_in_its_language(find: Find, index: NameIndex) -> bool:
    """Whether a lent name of another language may stand so: inflected only as its own language inflects."""
    if max(find.values) // COST < INFLECTED:
        return True
    here, there = find.passage.language, index.name_languages[find.name]
    return GROUPS.get(here, here) == GROUPS.get(there, there)


def _is_called_otherwise(find: Find, actor: int, index: NameIndex) -> bool:
    """Whether no capital shows that another language's name is one, and the text's own has one for the actor.

    کیف, as Persian writes Kyiv, is "how" in Arabic.
    """
    if has_case(find.passage.words[find.first]):
        return False
    return index.has_name_in(find.passage.language, actor)
