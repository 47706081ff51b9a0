"""Whether one of a few names may stand in a text: the linker's own reading, by an index of these names alone.

1. Passages that can hold none, and in the others words that can be none, are passed over at once: the caller
   says which may.
2. The others are looked up, scanned and weighed as the linker does. Knowing fewer names and passages, this is
   told less that speaks against a find, so it finds at least what the linker finds.
What a person's other names would say is not asked: the linker may take a find for another's name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from backstory.names.finds.one_word import weigh_word
from backstory.names.finds.scale import Scale
from backstory.names.finds.scan import Find, scan
from backstory.names.finds.weigh import weigh
from backstory.names.index.bits import IS_PERSON
from backstory.names.index.name_index import NameIndex
from backstory.names.reach.glance import Glance, Span
from backstory.names.rules import COST
from backstory.names.texts.page import Page, pages
from backstory.names.texts.sheet import Text
from backstory.names.texts.sight import Sight
from backstory.names.words.finding import Finding
from backstory.names.words.form import Form
from backstory.names.words.guess import Guesses
from backstory.names.words.sounding import Sounding
from backstory.values import TITLE, Document

_APART = "\n\n"
"""Stands between passages: no name runs across it."""
AROUND = 200
"""Letters on either side of a name's words, beside twice the length of the longest name, that may matter."""


class Standing:
    """Reads texts for the names of `index`. `may_be` says of a word whether it may be one of theirs, `glance`
    where in a text one may stand."""

    def __init__(self, index: NameIndex, may_be: Callable[[str], bool], glance: Glance) -> None:
        self._index = index
        self._may_be = may_be
        self._glance = glance
        self._wide = AROUND + 2 * index.longest
        self._sights: dict[str, Sight] = {}
        """By language."""
        self._guesses = Guesses(index)

    def stand_in(self, documents: Sequence[Document]) -> list[bool]:
        """For each document whether the linker may find one of the names in it; not that it will."""
        found = [False] * len(documents)
        by_language: dict[str, list[int]] = {}
        for number, document in enumerate(documents):
            by_language.setdefault(document.language.lower().split("-")[0], []).append(number)
        for language, numbers in by_language.items():
            for number in self._among(numbers, documents, self._sight(language)):
                found[number] = True
        return found

    def _sight(self, language: str) -> Sight:
        sight = self._sights.get(language)
        if sight is None:
            sight = self._sights[language] = Sight(_FewWords(self._index, language, self._may_be))
        return sight

    def _among(self, numbers: Iterable[int], documents: Sequence[Document], sight: Sight) -> Iterator[int]:
        """Those of the documents, all in one language, in which a name may stand."""
        runs: dict[int, Sequence[Span]] = {}
        parts: list[tuple[int, list[Text]]] = []
        for number in numbers:
            document = documents[number]
            whole = _APART.join((document.title, *document.paragraphs))
            runs[number] = self._glance.worth_reading(whole)
            parts += [(number, [(0, part)]) for part in _around(runs[number], whole, self._wide)]
        near: dict[int, list[Text]] = {}
        for (number, _), page in zip(parts, self._pages([part for _, part in parts], sight), strict=True):
            if number not in near and self._may_count(page):
                document = documents[number]
                texts = ((TITLE, document.title), *enumerate(document.paragraphs))
                near[number] = list(_touched(texts, runs[number]))
        for number, page in zip(near, self._pages(list(near.values()), sight), strict=True):
            if any(self._counts(find, page) for find in self._finds(page)):
                yield number

    def _pages(self, documents: Sequence[Sequence[Text]], sight: Sight) -> Iterator[Page]:
        return pages(documents, sight, self._guesses)

    def _may_count(self, page: Page) -> bool:
        """Whether a part of a text has a find that may count. Of words without capitals, those around them
        tell; others are to be seen in the whole text."""
        return any(not _is_caseless(find) or self._counts(find, page) for find in self._finds(page))

    def _finds(self, page: Page) -> list[Find]:
        return [find for passage in page.with_hits() for find in scan(passage, self._index, self._guesses)]

    def _counts(self, find: Find, page: Page) -> bool:
        if find.first < find.last or not self._index.name_flags[find.name] & IS_PERSON:
            return weigh(find, page, self._index) is not None
        return weigh_word(find, find.values[0] // COST, page, self._index, Scale(1.0))


def _is_caseless(find: Find) -> bool:
    words = " ".join(find.passage.words[find.first : find.last + 1])
    return words.lower() == words.upper()


def _around(runs: Iterable[Span], text: str, wide: int) -> Iterator[str]:
    """The parts of a text `wide` letters around the runs, cut between words and apart from each other."""
    first = last = -1
    for start, end in sorted(runs):
        start = max(0, text.rfind(" ", 0, max(0, start - wide)))
        end = text.find(" ", end + wide)
        end = len(text) if end < 0 else end
        if start > last and last >= 0:
            yield text[first:last]
        if start > last:
            first = start
        last = max(last, end)
    if last >= 0:
        yield text[first:last]


def _touched(texts: Iterable[tuple[int, str]], runs: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Those of the numbered texts, one after another as they were joined, that a run lies in."""
    start = 0
    for number, text in texts:
        end = start + len(text)
        if text and any(first < end and start < last for first, last in runs):
            yield number, text
        start = end + len(_APART)


class _FewWords(Finding):
    """Looks only for words that may be the names'."""

    def __init__(self, index: NameIndex, language: str, may_be: Callable[[str], bool]) -> None:
        super().__init__(index, language, Sounding(index))
        self._may_be = may_be

    def find(self, words: Collection[str]) -> dict[str, Form | None]:
        return dict.fromkeys(words) | super().find([*filter(self._may_be, words)])
