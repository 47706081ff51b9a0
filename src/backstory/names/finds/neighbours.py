"""What the words beside a person's single name say: John beside Bolton is not Henry Bolton."""

from __future__ import annotations

from backstory.names.finds.scan import Find
from backstory.names.index.name_index import NameIndex
from backstory.names.texts.passage import Passage
from backstory.names.vocabulary.everyday import EVERYDAY, TITLES
from backstory.text.fold import fold
from backstory.text.scripts import has_case


def is_of_another(find: Find, actor: int, index: NameIndex) -> bool:
    """Whether the word before or after shows that the name is someone else's."""
    passage, at = find.passage, find.first
    if not has_case(passage.words[at]):
        return False
    another = _follows_another(passage, at, actor, index) or (
        index.name_words[find.name][0] in index.given and _leads_another(passage, at, actor, index)
    )
    return another and not passage.titled


def _follows_another(passage: Passage, at: int, actor: int, index: NameIndex) -> bool:
    """Whether the word before is a name that is none of the actor's."""
    before = at - 1
    if before < 0 or passage.gaps[at] != " " or not _is_proper(passage, before):
        return False
    form = passage.forms[before]
    if form is None:
        return not passage.starts_sentence(before)
    if not index.words_of(actor).isdisjoint(form.matches):
        return False
    return not index.given.keys().isdisjoint(form.matches) or not passage.starts_sentence(before)


def _leads_another(passage: Passage, at: int, actor: int, index: NameIndex) -> bool:
    """Whether a surname that is none of the actor's follows the given name."""
    after = at + 1
    if after == len(passage.words) or passage.gaps[after] != " " or not _is_proper(passage, after):
        return False
    form = passage.forms[after]
    return form is None or index.words_of(actor).isdisjoint(form.matches)


def _is_proper(passage: Passage, at: int) -> bool:
    """Whether word `at` is a capitalised word that is no title and no everyday word."""
    word = passage.words[at]
    if not word[0].isupper() or len(word) < 2 or word.isupper():
        return False
    folded = fold(word)
    return folded not in TITLES and folded not in EVERYDAY
