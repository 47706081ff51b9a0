"""Unknown names over the archive: the newest stories' texts, without what is linked or waved off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from backstory.archive.models import Link, NotAnActor, Story, Text
from backstory.archive.registry import actors
from backstory.archive.show import public_id
from backstory.names.likeness.near import NearIndex
from backstory.names.unknown.judging import judged
from backstory.names.unknown.sightings import UnknownName, Unknowns
from backstory.text.fold import fold
from backstory.values import Document, Mention

_BATCH = 200

LEAST_NEAR = 0.5
"""Of an actor that is named beside an unknown name; what is less near is no help."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An unknown name and the actors that are near it."""

    name: UnknownName
    near: tuple[tuple[str, float, str, str], ...]
    """(id, score, the near name, the main one) of each."""


def unknown_names(
    stories: int, least: int, limit: int, moved: Callable[[], None] = lambda: None, *, models: bool = True
) -> list[Listed]:
    """Names in the newest `stories` that no link covers, seen at least `least` times.

    `models`: let those that are installed judge of them (`backstory.names.unknown.judging`).
    """
    gathered = Unknowns()
    newest = Story.objects.exclude(state=Story.State.WITHDRAWN).order_by("-pk")[:stories]
    numbers = list(newest.values_list("pk", flat=True))
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        for document, mentions in _documents(batch):
            gathered.add(document, mentions)
            moved()
    waved_off = set(NotAnActor.objects.values_list("folded", flat=True))
    found: Iterable[UnknownName] = gathered.listed(least)
    if models:
        found = judged(found)
    found = (name for name in found if waved_off.isdisjoint(map(fold, _ways(name))))
    registry = list(actors(towns=False))  # thousands, of which some sounds like any name
    known, main = NearIndex(registry), {actor.id: actor.name for actor in registry}
    return [
        Listed(
            name,
            tuple(
                (near.actor, near.score, near.name, main[near.actor])
                for near in known.search(name.name, 3)
                if near.score >= LEAST_NEAR
            ),
        )
        for name in islice(found, limit)
    ]


def _ways(name: UnknownName) -> Iterator[str]:
    yield name.name
    yield from (text for text, _ in name.variants)


def _documents(numbers: list[int]) -> list[tuple[Document, list[Mention]]]:
    texts = {text.story_id: text for text in Text.objects.filter(story__in=numbers).order_by("pk")}
    mentions: dict[int, list[Mention]] = {}
    links = Link.objects.filter(story__in=numbers).exclude(status=Link.Status.REJECTED)
    for link in links.select_related("actor"):
        mentions.setdefault(link.story_id, []).extend(
            Mention(link.actor.key, m[0], m[1], m[2], m[3], m[4], m[5]) for m in link.mentions
        )
    stories = Story.objects.in_bulk(numbers)
    return [
        (
            Document(
                title=text.title,
                paragraphs=[paragraph for _, paragraph in text.paragraphs],
                language=stories[number].language,
                id=public_id(stories[number]),
            ),
            mentions.get(number, []),
        )
        for number, text in texts.items()
    ]
