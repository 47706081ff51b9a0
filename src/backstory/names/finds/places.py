"""Whether a single word is a place's name here: another language's, or a given name, it may be by chance."""

from __future__ import annotations

from backstory.names.finds.beside_places import goes_on
from backstory.names.finds.scale import Scale
from backstory.names.finds.scan import Find
from backstory.names.index.bits import IS_WEAK
from backstory.names.index.name_index import NameIndex
from backstory.names.words.foreign import is_foreign
from backstory.text.word_lists import is_given_name


def weigh_place(find: Find, actor: int, index: NameIndex, scale: Scale) -> None:
    """Notes on `scale` what makes the find of the place doubtful."""
    if _is_foreign_place(find, actor, index):
        scale.doubt(0.05, "is what another language calls it")
    words = (find.passage.words[find.first], index.name_texts[find.name])
    if any(map(is_given_name, words)) and goes_on(find) and not find.passage.titled:
        scale.doubt(0.05, "may be somebody's given name")


def is_region_named_in(language: str, actor: int, index: NameIndex) -> bool:
    """Whether a gazetteer says what the region is called in the text's language: hardly by what that means.
    Countries are (the Republic of Ireland)."""
    if not index.is_in_a_gazetteer(actor) or index.actors[actor].population:
        return False
    return any(not index.name_flags[name] & IS_WEAK for name in index.names_in(language, actor))


def _is_foreign_place(find: Find, actor: int, index: NameIndex) -> bool:
    """Whether a gazetteer has a name of a place in the text's language, and this one is of another: Malte is
    no Malta in German, where it is a given name."""
    language = find.passage.language
    return (
        index.is_in_a_gazetteer(actor)
        and is_foreign(find.name, language, index)
        and index.has_name_in(language, actor)
    )
