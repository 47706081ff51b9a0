"""Marks on letters, which the normal form has not: with others than a name has, a word may be another one."""

from __future__ import annotations

import re

from backstory.names.finds.scan import Find
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, NORMALISED
from backstory.text.fold import APOSTROPHES, fold

_LONG = 5
"""Letters of a name that is known without its marks: Bogota, but not Chu for Chũ."""
_LATIN = re.compile("[a-zß-ɏ]")
_APOSTROPHES = frozenset(APOSTROPHES)
_ELIDED = re.compile(f"^[^{re.escape(APOSTROPHES)}]+[{re.escape(APOSTROPHES)}]")


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


def has_other_accents(find: Find, index: NameIndex) -> bool:
    """Whether a single word is the name but for the marks on its letters; an elided article apart."""
    word, known = find.passage.words[find.first].lower(), index.name_texts[find.name].lower()
    forms = (word, _ELIDED.sub("", word))
    return known not in forms and fold(known) in map(fold, forms)
