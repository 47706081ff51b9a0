"""Whatever a changed registry finds otherwise than before, the trails lead to."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from pathlib import Path

import pytest

from backstory.names import Linker
from backstory.names.reach.changes import changes
from backstory.names.texts.traces import traces
from backstory.values import Actor, Document, Name

KINDS = {"PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}


class Shelf:
    """Documents by number, filed by their traces as an archive files them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._filed: dict[str, set[int]] = defaultdict(set)
        for number, document in enumerate(documents):
            for trace in traces(document):
                self._filed[trace].add(number)

    def traces(self, starts: Collection[str]) -> Iterable[str]:
        every = tuple(starts)
        return [trace for trace in self._filed if trace.startswith(every)]

    def stories(self, each: Sequence[Collection[str]]) -> Collection[int]:
        sets = [set().union(*(self._filed[trace] for trace in one)) for one in each]
        return set.intersection(*sets)

    def count(self, each: Sequence[Collection[str]]) -> int:
        return len(self.stories(each))

    def stories_with(self, phrase: str) -> Collection[int]:
        return [n for n, document in enumerate(self.documents) if phrase in " ".join(document.paragraphs)]

    def led_to(self, old: Linker, new: Linker, actors: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for trails in changes(old, new, actors).trails():
            stories = sorted(trails.stories(self))
            leads = trails.lead_to([self.documents[number] for number in stories])
            found.update(compress(stories, leads))
        return found

    def linked(self, linker: Linker, actor: str) -> dict[int, list[tuple[int, int, int]]]:
        """Where each document names the actor."""
        found = {}
        for number, document in enumerate(self.documents):
            mentions = linker.link(document)
            if spans := [(m.paragraph, m.start, m.end) for m in mentions if m.actor == actor]:
                found[number] = spans
        return found


def missed(shelf: Shelf, old: Linker, new: Linker, actor: str) -> dict[int, list[str]]:
    """The documents in which the actor is found otherwise than before and that no trail leads to."""
    before, after = shelf.linked(old, actor), shelf.linked(new, actor)
    led = shelf.led_to(old, new, [actor])
    return {
        number: [
            [shelf.documents[number].title, *shelf.documents[number].paragraphs][paragraph + 1][start:end]
            for paragraph, start, end in {*before.get(number, ())} ^ {*after.get(number, ())}
        ]
        for number in before.keys() | after.keys()
        if before.get(number) != after.get(number) and number not in led
    }


def gold(corpora: Path, topic: str) -> tuple[list[Actor], list[Document]]:
    """The actors of a topic with all their lemmas, and its documents."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    with gzip.open(corpora / "bsnlp" / f"{topic}.gold.jsonl.gz", "rt", encoding="utf-8") as stream:
        for mention in (m for line in stream for m in json.loads(line)["mentions"]):
            if mention["actor"].split("-")[0] in KINDS:
                names[mention["actor"]][mention["lemma"].strip()] = None
    actors = [
        Actor(key, KINDS[key.split("-")[0]], next(iter(known)), tuple(map(Name, list(known)[1:])))  # type: ignore[arg-type]
        for key, known in names.items()
    ]
    with gzip.open(corpora / "bsnlp" / f"{topic}.documents.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return actors, [Document(row["title"], row["text"].split("\n"), row["lang"]) for row in rows]


def one_name_more(actors: Sequence[Actor], rng: random.Random) -> tuple[Actor, Actor]:
    """Some actor with fewer names than it has, and with one of those that were left out."""
    actor = rng.choice([actor for actor in actors if actor.names])
    kept = rng.sample(actor.names, rng.randrange(len(actor.names)))
    left = [name for name in actor.names if name not in kept]
    less = Actor(actor.id, actor.kind, actor.name, tuple(kept))
    return less, Actor(actor.id, actor.kind, actor.name, (*kept, rng.choice(left)))


@pytest.mark.corpora
@pytest.mark.parametrize("topic", ["brexit", "ryanair"])
def test_no_document_that_a_name_changes_is_missed(corpora: Path, topic: str, seeds: int = 4) -> None:
    actors, documents = gold(corpora, topic)
    rng = random.Random(topic)
    shelf = Shelf(rng.sample(documents, 150))
    everyone = Linker(actors)
    for _ in range(seeds):
        less, more = one_name_more(actors, rng)
        old = everyone.with_changes([less])
        new = old.with_changes([more])
        assert not missed(shelf, old, new, less.id), (less, more)
        assert not missed(shelf, new, old, less.id), (more, less)


@pytest.mark.parametrize(
    ("names", "added", "text", "language"),
    [
        (["Republic of Velbrod"], "Turkmenistan", "In Turkmeistan the talks began.", "en"),
        (["Velbrod"], "Ildar Temrakov", "Then I. Temrakov spoke.", "en"),
        (["Velbrod"], "Ildar Temrakov", "О Темракове Ильдаре не слышали.", "ru"),
        (["Velbrod"], "Ildar Temrakov", "Then Idlar Temrakov spoke.", "en"),
        (["Velbrod"], "Ajnad al-Kavkaz", "انسحب مقاتلو أجناد القوقاز من المدينة.", "ar"),
        (["Velbrod"], "17 November", "Since 17 November nothing is known.", "en"),
        (["Velbrod"], "Pago Pago", "They met in Pago Pago again.", "en"),
    ],
)
def test_a_trail_leads_to_a_name(names: list[str], added: str, text: str, language: str) -> None:
    actor = Actor("a", "person" if "Ildar" in added else "group", names[0])
    old = Linker([actor])
    new = old.with_changes(
        [Actor("a", actor.kind, names[0], (Name(added, language if " " not in added else ""),))]
    )
    shelf = Shelf([Document("", [text], language), Document("", ["Nothing of that kind."], "en")])
    assert shelf.linked(new, "a").keys() == {0}
    assert shelf.led_to(old, new, ["a"]) == {0}


def test_a_text_with_the_words_apart_is_not_led_to() -> None:
    old = Linker([Actor("a", "group", "Velbrod")])
    new = old.with_changes([Actor("a", "group", "Velbrod", (Name("Harbour Guard"),))])
    apart = Document("", ["The Harbour was closed. No Guard was seen."], "en")
    together = Document("", ["The Harbour Guard left."], "en")
    assert Shelf([apart, together]).led_to(old, new, ["a"]) == {1}


def test_a_name_in_the_texts_language_changes_what_other_languages_names_find() -> None:
    persian = Name("کیف", "fa")
    old = Linker([Actor("kyiv", "place", "Kyiv", (persian,))])
    new = old.with_changes([Actor("kyiv", "place", "Kyiv", (persian, Name("كييف", "ar")))])
    shelf = Shelf([Document("", ["سأل كيف يعود إلى المدينة."], "ar")])
    assert shelf.led_to(old, new, ["kyiv"]) == {0}
