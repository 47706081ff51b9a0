"""Filing links: what the linker found in a story becomes one row per actor, and the counts follow.

Steps: `link_rows` groups a story's mentions by actor; `file_new_links` writes those of stories that are
new; `refile_links` lays a fresh finding over a story that has links, leaving what a person decided;
`show_links_as` follows a change of the story's state or day. Call them in the transaction that changes
the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from backstory.values import Mention

from .counts import Deltas, add_counts, month_of
from .models import Link, Story, Visibility

_STATES = {
    Story.State.DRAFT: Visibility.DESK,
    Story.State.PUBLISHED: Visibility.READERS,
    Story.State.WITHDRAWN: Visibility.NOBODY,
}
_COUNTED = (Link.Status.LINKED, Link.Status.ACCEPTED)
_FOUND = ("status", "visible", "day", "rule", "score", "mentions")


def visibility(story: Story, status: str) -> Visibility:
    return _STATES[Story.State(story.state)] if status in _COUNTED else Visibility.NOBODY


def link_rows(story: Story, mentions: Iterable[Mention], actor_ids: Mapping[str, int]) -> list[Link]:
    """Unsaved links, one per actor; a mention with several candidates suggests each of them."""
    firm: dict[int, list[Mention]] = {}
    loose: dict[int, list[Mention]] = {}
    for mention in mentions:
        keys = mention.candidates or (mention.actor,)
        # Two keys may be one actor by now, if they were merged: then nothing is left to decide.
        named = {actor_ids[key] for key in keys if key in actor_ids}
        for actor in named:
            (firm if len(named) == 1 else loose).setdefault(actor, []).append(mention)
    rows = [_link(story, actor, found, Link.Status.LINKED) for actor, found in firm.items()]
    rows += [_link(story, a, found, Link.Status.SUGGESTED) for a, found in loose.items() if a not in firm]
    return rows


def _link(story: Story, actor: int, found: Sequence[Mention], status: Link.Status) -> Link:
    best = max(found, key=lambda mention: mention.score)
    return Link(
        story=story,
        actor_id=actor,
        status=status,
        visible=visibility(story, status),
        day=story.day,
        rule=best.rule,
        score=round(best.score, 3),
        mentions=[
            [m.paragraph, m.start, m.end, m.surface, m.rule, round(m.score, 3), m.name, list(m.reasons)]
            for m in found
        ],
    )


def _tally(deltas: Deltas, link: Link, n: int) -> None:
    deltas[link.actor_id, int(link.visible), month_of(link.day)] += n


def file_new_links(links: Sequence[Link]) -> None:
    """Write the links of stories that had none."""
    deltas: Deltas = Counter()
    for link in links:
        _tally(deltas, link, 1)
    Link.objects.bulk_create(links, batch_size=2000)
    add_counts(deltas)


def refile_links(found: Mapping[Story, Sequence[Link]]) -> int:
    """Lay what was found anew over each story's links; returns how many rows changed.

    A link that a person decided keeps its status; its mentions follow the text. Links that are found no
    more go, unless a person accepted or rejected them.
    """
    deltas: Deltas = Counter()
    fresh: list[Link] = []
    changed: list[Link] = []
    gone: list[int] = []
    old: dict[tuple[int, int], Link] = {}
    for link in Link.objects.filter(story__in=list(found)):
        old[link.story_id, link.actor_id] = link
    for story, links in found.items():
        for link in links:
            before = old.pop((story.pk, link.actor_id), None)
            if before is None:
                fresh.append(link)
                _tally(deltas, link, 1)
                continue
            if before.decided_by:
                link.status = before.status
                link.visible = visibility(story, before.status)
            if any(getattr(before, name) != getattr(link, name) for name in _FOUND):
                _tally(deltas, before, -1)
                for name in _FOUND:
                    setattr(before, name, getattr(link, name))
                _tally(deltas, before, 1)
                changed.append(before)
    for link in old.values():
        if not link.decided_by:
            gone.append(link.pk)
            _tally(deltas, link, -1)
    Link.objects.bulk_create(fresh, batch_size=2000)
    Link.objects.bulk_update(changed, _FOUND, batch_size=200)
    Link.objects.filter(pk__in=gone).delete()
    add_counts(deltas)
    return len(fresh) + len(changed) + len(gone)


def show_links_as(stories: Sequence[Story]) -> None:
    """After the stories' state or day has changed: their links and the counts follow."""
    by_id = {story.pk: story for story in stories}
    deltas: Deltas = Counter()
    changed = []
    for link in Link.objects.filter(story__in=by_id):
        story = by_id[link.story_id]
        visible = visibility(story, link.status)
        if (link.visible, link.day) != (visible, story.day):
            _tally(deltas, link, -1)
            link.visible, link.day = visible, story.day
            _tally(deltas, link, 1)
            changed.append(link)
    Link.objects.bulk_update(changed, ["visible", "day"], batch_size=500)
    add_counts(deltas)
