"""Parts of names that mean the whole: a surname, or a group's own word, once the full name has stood.

1. Every linked full name gives the words that may stand for it: of a person the last, of a group or an
   organisation those that no other actor's names have and that are neither everyday nor words for many.
2. They count after the full name only, and in the headline above it.
3. With a capital where the script has them; everyday words (Brown, May) only where the capital says
   something; in other scripts ordinary words never.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from backstory.names.finds.neighbours import is_of_another
from backstory.names.finds.scan import Find
from backstory.names.finds.weigh import Weighed
from backstory.names.index.bits import IS_MEANT, IS_PERSON
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, PARTIAL, ROMANISED, SCORES
from backstory.names.texts.page import Page
from backstory.names.texts.passage import Passage
from backstory.names.vocabulary.everyday import EVERYDAY
from backstory.names.vocabulary.ordinary import is_ordinary
from backstory.names.words.form import NOBODY
from backstory.text.fold import fold
from backstory.text.scripts import has_case
from backstory.values import TITLE

_SHORTEST = 3
_MOST_UNLIKE = 100
"""Thousandths of likeness that a part may lack."""

_HARDLY = 30
"""The same of a group's own word, which no given name makes surer."""

_Place = tuple[int, int]
"""Passage and word."""


def parts(full: Iterable[Weighed], page: Page, index: NameIndex) -> Iterator[Weighed]:
    """Every part of a name whose full form is among `full`, the document's links."""
    wanted: dict[int, dict[int, tuple[_Place, Weighed]]] = {}
    for w in full:
        if len(w.find.values) < 2 or index.name_flags[w.find.name] & IS_MEANT:
            continue
        place = (w.find.passage.number, w.find.last)
        for word in _parts(w, index):
            names = wanted.setdefault(word, {})
            known = names.get(w.actor)
            if known is None or _reads_before(place, known[0]):
                names[w.actor] = place, w
    if not wanted:
        return
    for passage, at in page.like(wanted.keys()):
        matches = (passage.forms[at] or NOBODY).matches
        for word in matches.keys() & wanted.keys():
            value = matches[word]
            if value // COST > ROMANISED or value % COST > _MOST_UNLIKE:
                continue
            for actor, (place, w) in wanted[word].items():
                if _reads_before(place, (passage.number, at)) or passage.number == TITLE:
                    part = _weighed(passage, at, actor, w, value, page, index)
                    if part is not None:
                        yield part


def _reads_before(one: _Place, other: _Place) -> bool:
    return one < other


def _parts(w: Weighed, index: NameIndex) -> Sequence[int]:
    name = w.find.name
    row = index.name_words[name]
    if index.name_flags[name] & IS_PERSON:
        found: Sequence[int] = row[-1:]
    else:
        found = [word for word in row if index.word_actors[word] == 1 and _is_own(word, index)]
        if found and index.is_place(w.actor):
            return ()
    return [word for word in found if len(index.word_texts[word]) >= _SHORTEST]


def _is_own(word: int, index: NameIndex) -> bool:
    meant = index.has_meaning(word) or index.means_without_article(word)
    return not meant and index.word_texts[word] not in EVERYDAY


def _may_be_part(passage: Passage, at: int, page: Page) -> bool:
    word = passage.words[at]
    if word.islower():
        return False
    folded = fold(word)
    if not has_case(word):
        return not is_ordinary(word) and folded not in EVERYDAY
    if not passage.is_capitalised(at) or passage.shouted or (word.isupper() and len(word) <= _SHORTEST):
        return False
    return folded not in EVERYDAY or not (passage.starts_sentence(at) or page.has_small(word))


def _has_meaning(passage: Passage, at: int, index: NameIndex) -> bool:
    """Whether word `at` is a word for many bodies, in whatever language."""
    form = passage.forms[at]
    return form is not None and any(index.word_texts[word][0] == " " for word in form.matches)


def _weighed(
    passage: Passage, at: int, actor: int, full: Weighed, value: int, page: Page, index: NameIndex
) -> Weighed | None:
    find = Find(passage, at, at, full.find.name, (value,))
    if not _may_be_part(passage, at, page):
        return None
    if index.name_flags[find.name] & IS_PERSON:
        if is_of_another(find, actor, index):
            return None
    elif value % COST > _HARDLY or _has_meaning(passage, at, index):
        return None
    score = SCORES[PARTIAL] - value % COST / 1000
    return Weighed(find, actor, PARTIAL, score, False, (), passage.start(at), passage.end(at))
