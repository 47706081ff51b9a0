"""How like a name of several words the words of a text must be that are not the name's own.

They hold each other up; one of them may be misspelled if the others are right. Of a name of one word more is
asked: likely_word.py.
"""

from __future__ import annotations

from backstory.names.finds.scan import Find
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, MISSPELLED
from backstory.names.vocabulary.ordinary import is_function_word
from backstory.text.scripts import script_of

SEVERAL = 0.88
SEVERAL_KNOWN = 0.92
TRUE = 40
"""Thousandths that each other word may lack where one is misspelled."""
_TWO = 2


def likeness_of(find: Find) -> float:
    """Of all words together, 0 to 1."""
    lacks = 0
    for value in find.values:
        lacks += value % COST
    return 1 - lacks / 1000 / len(find.values)


def is_likely(find: Find, index: NameIndex) -> bool:
    """Whether words of which the worst is romanised or misspelled are like enough to be the name."""
    words = find.passage.words[find.first : find.last + 1]
    if len(find.values) == _TWO and any(map(is_function_word, words)):
        return False
    if max(find.values) // COST == MISSPELLED:
        others = [value % COST for value in find.values if value // COST != MISSPELLED]
        return bool(others) and max(others) <= TRUE
    script = script_of(words[0])
    known = script in index.scripts_of(index.name_actors[find.name])
    elsewhere = script != script_of(index.name_texts[find.name])
    return likeness_of(find) >= (SEVERAL_KNOWN if known and elsewhere else SEVERAL)
