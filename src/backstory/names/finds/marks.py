"""Marks on letters, which the normal form has not: with others than a name has, a word may be another one."""

from __future__ import annotations

import re

from backstory.names.finds.scan import Find
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, NORMALISED
from backstory.text.fold import APOSTROPHES

_LONG = 5
"""Letters of a name that is known without its marks: Bogota, but not Chu for Chũ."""
_LATIN = re.compile("[a-zß-ɏ]")
_APOSTROPHES = frozenset(APOSTROPHES)


def has_other_marks(find: Find, index: NameIndex) -> bool:
    """Whether the name's letters carry marks, and the text's others: Habrá is no Hābra, Marino no Mar’ino.

    Short names want theirs: Chu is no Chũ.
    """
    passage, first, last, name, *_ = find
    text = passage.text[passage.start(first) : passage.end(last)].lower()
    known = index.name_texts[name].lower()
    if max(find.values) > NORMALISED * COST or not _LATIN.match(text):
        return False
    if text.isascii():
        other = not _APOSTROPHES.isdisjoint(known) and _APOSTROPHES.isdisjoint(text)
        return other or (len(text) < _LONG and not known.isascii())
    return not known.isascii() and text != known
