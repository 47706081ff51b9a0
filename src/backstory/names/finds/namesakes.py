"""What a town's name is better known as: an everyday word, somebody's given name or surname. There is hardly
one by which no town is called; who reads it thinks of the town only where the text says so."""

from __future__ import annotations

import re

from backstory.names.finds.neighbours import has_case
from backstory.names.finds.one_word import is_for_many
from backstory.names.finds.scan import Find
from backstory.names.index.name_index import IS_WEAK, NameIndex
from backstory.names.rules import COST, NORMALISED
from backstory.names.vocabulary.particles import LEADING
from backstory.text.fold import APOSTROPHES, fold
from backstory.text.word_lists import is_everyday_word, is_given_name, is_surname

_KNOWN_TO_ALL = 500_000
"""People of a town that everybody thinks of first: Houston, Córdoba."""
_LATIN = re.compile("[a-zß-ɏ]")
_APOSTROPHES = frozenset(APOSTROPHES)


def is_known_as_other(find: Find, index: NameIndex) -> bool:
    """Whether the find names something else first: one word, or several everyday ones (White House)."""
    passage, at, last, *_ = find
    actor = index.actors[index.name_actors[find.name]]
    if (actor.population or 0) >= _KNOWN_TO_ALL or any(tie.kind == "capital of" for tie in actor.relations):
        return False
    if not has_case(passage.words[at]):
        return False
    if at < last:
        weak = index.name_flags[find.name] & IS_WEAK
        return bool(weak) and all(
            _is_everyday(word, passage.language) for word in passage.words[at : last + 1]
        )
    words = {passage.words[at], index.name_texts[find.name]}
    return (
        any(is_given_name(word) or is_surname(word) or _is_everyday(word, passage.language) for word in words)
        or is_for_many(index.word_texts[index.name_words[find.name][0]], passage.language)
        or _lacks_article(find, index)
    )


def has_other_marks(find: Find, index: NameIndex) -> bool:
    """Whether the name's letters carry marks, and the text's others: Habrá is no Hābra, Marino no Mar’ino."""
    passage, first, last, name, *_ = find
    text, known = (
        passage.text[passage.start(first) : passage.end(last)].lower(),
        index.name_texts[name].lower(),
    )
    if max(find.values) > NORMALISED * COST or not _LATIN.match(text):
        return False
    if text.isascii():
        return not _APOSTROPHES.isdisjoint(known) and _APOSTROPHES.isdisjoint(text)
    return not known.isascii() and text != known


def _is_everyday(word: str, language: str) -> bool:
    """English words stand in texts of every language."""
    return any(is_everyday_word(word, code) for code in {language, "en"})


def _lacks_article(find: Find, index: NameIndex) -> bool:
    """Whether the name has an article that the text has not: Meeting is no The Meeting."""
    article, _, rest = index.name_texts[find.name].partition(" ")
    if not rest or fold(article) not in LEADING:
        return False
    before = find.first - 1
    return before < 0 or fold(find.passage.words[before]) not in LEADING
