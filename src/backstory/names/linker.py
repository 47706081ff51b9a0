"""The linker: built from actors once, it finds them in any number of documents.

    linker = Linker(actors)
    for mention in linker.link(document): ...

1. Headline and paragraphs are cut into words, each looked up among the words of all names.
2. Spans that may be a name are collected over the whole document.
3. They are weighed together, since what one paragraph leaves open another decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from backstory.names.finds.decide import decide
from backstory.names.finds.scan import scan
from backstory.names.index.name_index import NameIndex, Skipped
from backstory.names.index.resting import garbage_rests
from backstory.names.index.saving import load_index, save_index
from backstory.names.options import LinkOptions
from backstory.names.query import surnames, whole_name
from backstory.names.texts.page import Page, pages
from backstory.names.texts.sheet import Text
from backstory.names.texts.sight import Sight
from backstory.names.words.finding import Finding
from backstory.names.words.forms import Forms
from backstory.names.words.guess import Guesses
from backstory.names.words.sounding import Sounding
from backstory.values import TITLE, Actor, Document, Mention

if TYPE_CHECKING:
    from backstory.names.likeness.near import NearIndex

T = TypeVar("T")

LARGE = 20_000
"""Actors whose index takes so long to make that whoever waits should be told."""
_DEFAULT = LinkOptions()


class Linker:
    """Finds the actors it was built from; changes nothing but its own memory of words.

    Threads may share one: it reads for one of them at a time.
    """

    def __init__(
        self, actors: Iterable[Actor], *, knowledge: Iterable[Actor] = (), options: LinkOptions = _DEFAULT
    ) -> None:
        """`knowledge`: actors of installed packs, whose names are lent to those of `actors` that they are."""
        from backstory.names.index.building import add_all
        from backstory.names.index.lending import lend, one_word_names

        with garbage_rests():
            actors, knowledge = list(actors), list(knowledge)
            index = NameIndex()
            index.known = one_word_names(knowledge)
            add_all(index, actors, lend(actors, knowledge))
        self._open(index, options)

    def _open(self, index: NameIndex, options: LinkOptions) -> None:
        self._index = index
        self._options = options
        self._sights: dict[str, Sight] = {}
        """By language."""
        self._sounding = Sounding(index)
        self._guesses = Guesses(index)
        self._near: NearIndex | None = None
        self._busy = RLock()

    def save(self, path: Path) -> None:
        """Write what was built to a file, whole or not at all; OSError where the disk refuses."""
        with garbage_rests():
            save_index(self._index, path)

    @classmethod
    def load(cls, path: Path, *, options: LinkOptions = _DEFAULT) -> Linker:
        """A linker from a saved file; LinkError if it is missing, damaged or of another version."""
        linker = cls.__new__(cls)
        with garbage_rests():
            index = load_index(path)
        linker._open(index, options)
        return linker

    @property
    def skipped(self) -> Sequence[Skipped]:
        """Names that cannot be looked for: actor id, name, reason."""
        return tuple(self._index.skipped)

    def link(self, document: Document) -> tuple[Mention, ...]:
        """Every mention, by paragraph and start, never overlapping; those with candidates are suggestions.

        The headline is paragraph TITLE (-1). Anything but text among the paragraphs is passed over.
        """
        with self._busy:
            (page,) = pages([_texts(document)], self._sight_of(document), self._guesses)
            return self._mentions(page)

    def link_together(self, documents: Sequence[Document]) -> list[tuple[Mention, ...]]:
        """The same for each of the documents, sooner than one by one where they are short."""
        return self._of_each(documents, self._mentions)

    def read_together(self, documents: Sequence[Document]) -> list[tuple[tuple[Mention, ...], str]]:
        """The mentions of each document, and what it leaves in the search index
        (`names.texts.traces.traces_text`)."""
        return self._of_each(documents, lambda page: (self._mentions(page), page.traces()))

    def _of_each(self, documents: Sequence[Document], ask: Callable[[Page], T]) -> list[T]:
        found: dict[int, T] = {}
        waiting: dict[Sight, dict[int, list[Text]]] = {}
        with self._busy:
            for number, document in enumerate(documents):
                waiting.setdefault(self._sight_of(document), {})[number] = _texts(document)
            for sight, of_one_language in waiting.items():
                for bundle in _bundles(of_one_language):
                    found |= zip(
                        bundle, map(ask, pages([*bundle.values()], sight, self._guesses)), strict=True
                    )
        return [found[number] for number in range(len(documents))]

    def _mentions(self, page: Page) -> tuple[Mention, ...]:
        if not page.has_hits():
            return ()
        index = self._index
        finds = [find for passage in page.with_hits() for find in scan(passage, index, self._guesses)]
        return decide(finds, page, index, self._options) if finds else ()

    def _sight_of(self, document: Document) -> Sight:
        language = document.language if isinstance(document.language, str) else ""
        language = language.lower().split("-")[0]
        sight = self._sights.get(language)
        if sight is None:
            sight = self._sights[language] = Sight(Finding(self._index, language, self._sounding))
        return sight

    def link_query(self, text: str) -> tuple[Mention, ...]:
        """The actors that a search box's text names, whatever its capitals.

        The text counts as it is typed, with every word's first letter large, and in capitals throughout;
        longer and surer finds first, none overlapping. Where nothing is found, it may be a weak name.
        """
        found: list[Mention] = []
        for typed in dict.fromkeys((text, text.title(), text.upper())):
            if len(typed) == len(text):
                within = self.link(Document(title="", paragraphs=(f"{_LEAD}{typed}",)))
                found += [_moved(mention, text) for mention in within if mention.start >= len(_LEAD)]
        found.sort(key=lambda m: (m.start - m.end, bool(m.candidates), -m.score))
        kept: list[Mention] = []
        for mention in found:
            if all(mention.end <= other.start or other.end <= mention.start for other in kept):
                kept.append(mention)
        kept = kept or list(whole_name(text, self._index))
        with self._busy:
            kept += surnames(text, Forms(self._index, sounding=self._sounding), self._index, kept)
        return tuple(sorted(kept, key=lambda m: m.start))

    def candidates(self, surface: str, limit: int = 5) -> list[tuple[str, float, str]]:
        """(actor id, nearness from 0 to 1, name) of the actors whose names come nearest to `surface`."""
        if self._near is None:
            from backstory.names.likeness.near import NearIndex

            index = self._index
            self._near = NearIndex(index.live_actors())
        return [(near.actor, near.score, near.name) for near in self._near.search(surface, limit)]

    @property
    def index(self) -> NameIndex:
        """What the linker looks names up in; to be read only."""
        return self._index

    def with_changes(
        self,
        changed: Iterable[Actor] = (),
        removed: Iterable[str] = (),
        *,
        knowledge: Iterable[Actor] = (),
    ) -> Linker:
        """A linker with some actors added or replaced and some taken out; this one stays as it is.

        `knowledge` lends names to the changed actors as it would if all were built anew.
        """
        from backstory.names.index.building import add_all
        from backstory.names.index.lending import lend_to
        from backstory.names.index.removing import remove

        changed = list({actor.id: actor for actor in changed}.values())
        with garbage_rests():
            index = self._index.copied()
            remove(index, [*removed, *(actor.id for actor in changed)])
            add_all(index, changed, list(lend_to(changed, knowledge, index.actors_named)))
        linker = Linker.__new__(Linker)
        linker._open(index, self._options)
        return linker


_BUNDLE = 30_000
"""Letters of documents that are read together."""


def _texts(document: Document) -> list[Text]:
    texts = [(TITLE, document.title), *enumerate(document.paragraphs)]
    return [(number, text) for number, text in texts if isinstance(text, str) and text]


def _bundles(documents: Mapping[int, list[Text]]) -> Iterator[dict[int, list[Text]]]:
    """The texts of the documents, by their numbers, so many at a time."""
    bundle: dict[int, list[Text]] = {}
    letters = 0
    for document, texts in documents.items():
        bundle[document] = texts
        letters += sum(len(text) for _, text in texts)
        if letters >= _BUNDLE:
            yield bundle
            bundle, letters = {}, 0
    if bundle:
        yield bundle


_LEAD = "— "
"""Stands before a query, so that its first word does not begin a text."""


def _moved(mention: Mention, text: str) -> Mention:
    start, end = mention.start - len(_LEAD), mention.end - len(_LEAD)
    return replace(mention, start=start, end=end, surface=text[start:end])
