"""What the words beside a person's single name say: John beside Bolton is not Henry Bolton."""

from __future__ import annotations

from backstory.names.everyday import EVERYDAY, TITLES
from backstory.names.index import NameIndex
from backstory.names.passage import Passage
from backstory.names.scan import Find
from backstory.text.fold import fold


def is_of_another(find: Find, actor: int, index: NameIndex) -> bool:
    """Whether the word before or after shows that the name is someone else's."""
    passage, at = find.passage, find.first
    if passage.titled or not _has_case(passage.words[at]):
        return False
    before = at - 1 if at and passage.gaps[at] == " " else -1
    if before >= 0 and _is_proper(passage, before) and not _is_own(passage, before, actor, index):
        form = passage.forms[before]
        if not passage.starts_sentence(before) or (form and not index.given.isdisjoint(form.matches)):
            return True
    if index.name_words[find.name][0] not in index.given or at + 1 == len(passage.words):
        return False
    beside = passage.gaps[at + 1] == " " and _is_proper(passage, at + 1)
    return beside and not _is_own(passage, at + 1, actor, index)


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def _is_proper(passage: Passage, at: int) -> bool:
    """Whether word `at` is a capitalised word that is no title and no everyday word."""
    word = passage.words[at]
    if not word[0].isupper() or len(word) < 2 or word.isupper():
        return False
    folded = fold(word)
    return folded not in TITLES and folded not in EVERYDAY


def _is_own(passage: Passage, at: int, actor: int, index: NameIndex) -> bool:
    """Whether word `at` may be a word of one of the actor's names."""
    form = passage.forms[at]
    return form is not None and not index.words_of(actor).isdisjoint(form.matches)
