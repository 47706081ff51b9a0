"""Filing links: what the linker found in a story becomes one row per actor, and the counts follow.

Steps: `found_links` groups a story's mentions by actor; `file_new_links` writes those of stories that are
new; `refile_links` lays a fresh finding over a story that has links, leaving what a person decided;
`show_links_as` follows a change of the story's state or day. Call them in the transaction that changes
the story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

import orjson

from .bulk import insert, update
from .counts import Deltas, add_counts, month_of
from .mentions import Named
from .models import Link, Story, Unindexed, Visibility

LINKED, SUGGESTED = Link.Status.LINKED.value, Link.Status.SUGGESTED.value
_STATES = {
    Story.State.DRAFT.value: Visibility.DESK.value,
    Story.State.PUBLISHED.value: Visibility.READERS.value,
    Story.State.WITHDRAWN.value: Visibility.NOBODY.value,
}
_AT_ONCE = 5_000
_COUNTED = (LINKED, Link.Status.ACCEPTED.value)


@dataclass(slots=True)
class Found:
    """What the linker found of one actor in one story; `mentions` as the model keeps them."""

    actor: int
    status: str
    rule: str
    score: float
    mentions: list[list[Any]]


def visibility(state: str, status: str) -> int:
    """Who counts a link of this status in a story of this state."""
    return _STATES[state] if status in _COUNTED else Visibility.NOBODY.value


def found_links(mentions: Iterable[Named], actor_ids: Mapping[str, int]) -> list[Found]:
    """One entry per actor; a mention with several candidates suggests each of them."""
    firm: dict[int, list[list[Any]]] = {}
    loose: dict[int, list[list[Any]]] = {}
    for keys, row in mentions:
        # Two keys may be one actor by now, if they were merged: then nothing is left to decide.
        actors = {actor_ids[key] for key in keys if key in actor_ids}
        for actor in actors:
            (firm if len(actors) == 1 else loose).setdefault(actor, []).append(row)
    found = [_found(actor, rows, LINKED) for actor, rows in firm.items()]
    return found + [_found(actor, rows, SUGGESTED) for actor, rows in loose.items() if actor not in firm]


def _found(actor: int, rows: list[list[Any]], status: str) -> Found:
    best = max(rows, key=_score)
    return Found(actor, status, best[_RULE], best[_SCORE], rows)


_RULE, _SCORE = 4, 5
_score = itemgetter(_SCORE)


_COLUMNS = ("story_id", "actor_id", "status", "visible", "day", "rule", "score", "mentions", "decided_by")


def file_new_links(filed: Iterable[tuple[int, str, date, Sequence[Found]]]) -> None:
    """Write the links of stories that have none: (story's number, state, day, what was found)."""
    deltas: Deltas = Counter()
    rows = []
    for story, state, day, found in filed:
        month, day_text = month_of(day), day.isoformat()
        for link in found:
            seen = visibility(state, link.status)
            deltas[link.actor, seen, month] += 1
            mentions = orjson.dumps(link.mentions).decode()
            rows.append((story, link.actor, link.status, seen, day_text, link.rule, link.score, mentions, ""))
    insert(Link, _COLUMNS, rows)
    add_counts(deltas)


_FOLLOWS = ("status", "visible", "day", "rule", "score", "mentions")


def refile_links(filed: Mapping[Story, Sequence[Found]]) -> set[int]:
    """Lay what was found anew over each story's links; returns the numbers of the stories that changed.

    A link that a person decided keeps its status; its mentions follow the text. Links that are found no
    more go, unless a person accepted or rejected them. A suggestion goes where a person accepted another
    actor for the same words.
    """
    deltas: Deltas = Counter()
    fresh, changed, gone = [], [], []
    touched: set[int] = set()
    old = {(link.story_id, link.actor_id): link for link in Link.objects.filter(story__in=list(filed))}
    accepted: dict[int, set[int]] = {}
    for link in old.values():
        if link.decided_by and link.status == Link.Status.ACCEPTED:
            accepted.setdefault(link.story_id, set()).add(link.actor_id)
    for story, found in filed.items():
        for item in _unsettled(found, accepted.get(story.pk, ())):
            link = old.pop((story.pk, item.actor), None)
            if link is None:
                fresh.append((story.pk, story.state, story.day, [item]))
                touched.add(story.pk)
                continue
            status = link.status if link.decided_by else item.status
            after = (status, visibility(story.state, status), story.day, item.rule, item.score, item.mentions)
            if tuple(getattr(link, name) for name in _FOLLOWS) != after:
                _tally(deltas, link, -1)
                for name, value in zip(_FOLLOWS, after, strict=True):
                    setattr(link, name, value)
                _tally(deltas, link, 1)
                changed.append(link)
                touched.add(story.pk)
    for link in old.values():
        if not link.decided_by:
            gone.append(link.pk)
            touched.add(link.story_id)
            _tally(deltas, link, -1)
    file_new_links(fresh)
    update(Link, _FOLLOWS, map(_row, changed))
    Link.objects.filter(pk__in=gone).delete()
    add_counts(deltas)
    return touched


def _row(link: Link) -> tuple[object, ...]:
    """What follows the text, as the database has it, and the link's number."""
    mentions = orjson.dumps(link.mentions).decode()
    return (str(link.status), link.visible, link.day.isoformat(), link.rule, link.score, mentions, link.pk)


def _unsettled(found: Sequence[Found], accepted: Collection[int]) -> Iterator[Found]:
    """What was found, without suggestions for words that an accepted actor has."""
    taken = {tuple(m[:3]) for item in found if item.actor in accepted for m in item.mentions}
    for item in found:
        if not taken or item.status != SUGGESTED or item.actor in accepted:
            yield item
        elif left := [m for m in item.mentions if tuple(m[:3]) not in taken]:
            yield Found(item.actor, item.status, item.rule, item.score, left)


def set_decision(story: Story, actor: int, status: str, by: str) -> None:
    """Let the link have the status that somebody decided; with "" for both, leave it to the rules again.

    The counts and the search follow. What the rules say shows when the story is linked anew, which is the
    caller's.
    """
    link = Link.objects.filter(story=story, actor=actor).first()
    deltas: Deltas = Counter()
    if link is None:
        if not status:
            return
        link = Link(story=story, actor_id=actor, day=story.day, rule="editor", score=1.0)
    else:
        _tally(deltas, link, -1)
    if status or link.mentions:
        link.status, link.decided_by = status or link.status, by
        link.visible = visibility(story.state, link.status)
        link.save()
        _tally(deltas, link, 1)
    else:
        link.delete()
    add_counts(deltas)
    Unindexed.objects.create(story_id=story.pk)


def show_links_as(stories: Iterable[Story]) -> None:
    """After the stories' state or day has changed: their links and the counts follow."""
    by_id = {story.pk: story for story in stories}
    deltas: Deltas = Counter()
    shown: dict[int, list[int]] = defaultdict(list)
    moved = []
    for link in Link.objects.filter(story__in=by_id).defer("mentions"):
        story = by_id[link.story_id]
        visible = visibility(story.state, link.status)
        if (link.visible, link.day) == (visible, story.day):
            continue
        _tally(deltas, link, -1)
        if link.visible != visible:
            shown[visible].append(link.pk)
        if link.day != story.day:
            moved.append(link)
        link.visible, link.day = visible, story.day
        _tally(deltas, link, 1)
    for visible, links in shown.items():
        for first in range(0, len(links), _AT_ONCE):
            Link.objects.filter(pk__in=links[first : first + _AT_ONCE]).update(visible=visible)
    Link.objects.bulk_update(moved, ["day"], batch_size=300)
    add_counts(deltas)


def _tally(deltas: Deltas, link: Link, n: int) -> None:
    deltas[link.actor_id, link.visible, month_of(link.day)] += n
