"""How surely a find shows, by its letters and capitals, that it is a town: what more the text must say."""

from __future__ import annotations

from backstory.names.finds.beside_places import capitalises_nouns
from backstory.names.finds.namesakes import is_known_as_other
from backstory.names.finds.one_word import LONG
from backstory.names.finds.scan import Find
from backstory.names.index.bits import IS_WEAK
from backstory.names.index.name_index import NameIndex
from backstory.text.scripts import has_case
from backstory.text.word_lists import is_everyday_word

_AT_HOME = frozenset({"de", "at", "ch", "li", "lu"})
"""Countries where people speak these languages: their towns are often in the news, where their names are
letter for letter as theirs."""
_TITLED = frozenset({"en", ""})
"""Languages whose headlines have capitals throughout; in others a line that has is a list of names."""


def is_enough(find: Find, index: NameIndex) -> bool:
    """Whether a text that has this need only name the country for it to be the town: its capital shows that
    it is a name; in a script without, that it is letter for letter the town's."""
    if is_known_as_other(find, index):
        return False
    if capitalises_nouns(find):
        at_home = not _AT_HOME.isdisjoint(index.actors[index.name_actors[find.name]].countries)
        return (is_strong(find, index) or (at_home and is_exact(find, index))) and not is_noun(find, index)
    return _stands_out(find) or is_strong(find, index) or is_but_for_case(find, index)


def is_strong(find: Find, index: NameIndex) -> bool:
    """Whether the find is letter for letter a name of the town that others hardly have."""
    return is_exact(find, index) and not index.name_flags[find.name] & IS_WEAK


def is_exact(find: Find, index: NameIndex) -> bool:
    return text_of(find) == index.name_texts[find.name]


def is_but_for_case(find: Find, index: NameIndex) -> bool:
    """Whether the text, in capitals or in small letters throughout, has no weak name of the town."""
    return (
        not index.name_flags[find.name] & IS_WEAK
        and text_of(find).lower() == index.name_texts[find.name].lower()
    )


def shows(find: Find) -> bool:
    """Whether its capital shows that it is a name: not that of a short word with which a sentence begins."""
    passage, first, last, *_ = find
    long = first < last or len(passage.words[first]) >= LONG
    return has_case(passage.words[first]) and (
        long or not (passage.starts_sentence(first) or passage.shouted)
    )


def _stands_out(find: Find) -> bool:
    """The same where the words around it have no capitals."""
    passage, first, last, *_ = find
    headline = passage.titled and passage.language in _TITLED
    return shows(find) and (
        first < last or (passage.is_capitalised(first) and not (passage.shouted or headline))
    )


def is_noun(find: Find, index: NameIndex) -> bool:
    """Whether a single word is one of the everyday ones of the text's language, or the name is."""
    passage, at = find.passage, find.first
    return at == find.last and (
        is_everyday_word(passage.words[at], passage.language)
        or is_everyday_word(index.name_texts[find.name], passage.language)
    )


def text_of(find: Find) -> str:
    passage, first, last, *_ = find
    return passage.text[passage.start(first) : passage.end(last)]
