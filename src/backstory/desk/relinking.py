"""Linking anew what a change of the registry touches.

Steps: in the change's own transaction, compare the names that the linker found by before with those it finds
by now, ask the search index for the stories that may hold one of those that differ, read these for the names
alone, and put those that may have one on a list; after that, work the list off: link each story and lay the
result over its links. What a person decided stays.
Whoever finds the list not empty works it off, so a command that was killed loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING

from django.db import connection

from backstory.archive import search
from backstory.archive.generations import MOST_NOTED, generation
from backstory.archive.linker import changed_linker, current_linker
from backstory.archive.links import Found, found_links, refile_links
from backstory.archive.mentions import named
from backstory.archive.models import Link, Story, Unindexed, Unlinked
from backstory.archive.registry import actor_ids
from backstory.archive.search import IndexUnusable
from backstory.archive.transactions import writing

from .forks import Forks, enough
from .indexing import catch_up
from .texts import JustRead, NewestText, newest_texts

if TYPE_CHECKING:
    from backstory.names import Linker
    from backstory.names.reach.changes import Changes
    from backstory.names.reach.trails import Trails

_BATCH = 200
_READ, _LINKED = 100, 20
"""Stories that a process takes at a time: some hundredths of a second's work."""
_ROWS = 5000
SHARE = 30
"""Following the trail of one name takes as long as linking so many stories anew."""
MOST_READ = 50_000
"""Up to so many stories are read for the names before they are linked; others wait for that."""
_MOST_STARTS = 20_000
"""With more beginnings than that, all traces are read at once."""

Moved = Callable[[int], None]
Linked = list[tuple[int, list[Found], str]]
"""Stories with what the linker found in them, and what they leave in the search index."""


def unmoved(_stories: int) -> None:
    """For those who need not hear how many stories were linked."""


def stories_touched(
    old: Linker, changed: Sequence[str], more: Iterable[int] = ()
) -> tuple[set[int] | None, Linker | None]:
    """The stories that a change of these actors may touch, None for all; and the linker after the change,
    None where it had better be built anew. `old` is the one before. Call it in the change's transaction."""
    from backstory.names.reach.changes import changes

    if len(changed) > MOST_NOTED:
        return None, None
    new = changed_linker(old, changed)
    differ = changes(old, new, changed)
    if len(differ) * SHARE > Story.objects.count():
        return None, new
    # What the index has yet to see cannot be asked for. This comes first: what an import files is struck off
    # the list once it is in the index, and may be so at any moment.
    found = set(Unindexed.objects.values_list("story_id", flat=True))
    try:
        found |= candidates(differ)
    except IndexUnusable:
        return None, new
    found.update(more)
    found.update(_left_open(changed))
    return found, new


def _left_open(keys: Sequence[str]) -> set[int]:
    """The stories in which it is open whether these actors are meant: anything about them may decide."""
    open_links = Link.objects.filter(actor__key__in=list(keys), status=Link.Status.SUGGESTED, visible=0)
    return set(open_links.values_list("story_id", flat=True))


def candidates(differ: Changes) -> set[int]:
    """Numbers of the stories that may hold one of the names in some spelling; never too few."""
    found: set[int] = set()
    for trails in differ.trails():
        found |= _led_to(trails, trails.stories(_SHELF) - found)
    for one, other in differ.tied():
        may = one.stories(_SHELF) - found
        found |= _led_to(one, may & other.stories(_SHELF) if may and other is not None else may)
    return found


def _led_to(trails: Trails, stories: Collection[int]) -> Collection[int]:
    """Those of the stories in whose text one of the names may stand; all of them where they are very many."""
    if len(stories) > MOST_READ:
        return stories

    def read(texts: Sequence[NewestText]) -> list[int]:
        leads = trails.lead_to([text.document() for text in texts])
        return [text.story for text, one in zip(texts, leads, strict=True) if one]

    with Forks(read, enough()) as forks:
        return {story for found in forks.each(_pieces(sorted(stories))) for story in found}


def _pieces(stories: Sequence[int]) -> Iterator[list[NewestText]]:
    for first in range(0, len(stories), _BATCH):
        texts = newest_texts(stories[first : first + _BATCH])
        yield from (texts[at : at + _READ] for at in range(0, len(texts), _READ))


class _Shelf:
    """The search index, as trails ask it (`backstory.names.reach.trails.Shelf`)."""

    def traces(self, starts: Collection[str]) -> Iterable[str]:
        if len(starts) > _MOST_STARTS:
            every = tuple(starts)
            return (trace for trace, _ in search.vocabulary("keys") if trace.startswith(every))
        return search.keys_beginning(starts)

    def count(self, each: Sequence[Collection[str]]) -> int:
        return search.count_with_each(each)

    def stories(self, each: Sequence[Collection[str]]) -> Collection[int]:
        return search.stories_with_each(each)

    def stories_with(self, phrase: str) -> Collection[int]:
        return search.stories_with_any([phrase])


_SHELF = _Shelf()


def put_on_list(stories: Iterable[int] | None) -> None:
    """Note that these stories, or all for None, are to be linked anew; call it in a transaction."""
    if stories is None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO archive_unlinked (story_id) SELECT id FROM archive_story "
                "WHERE true ON CONFLICT DO NOTHING"
            )
        return
    rows = [Unlinked(story_id=story) for story in sorted(stories)]
    Unlinked.objects.bulk_create(rows, batch_size=_ROWS, ignore_conflicts=True)


def work_off(moved: Moved = unmoved) -> int:
    """Link every story on the list by the registry as it is; returns how many. Each batch is whole."""
    seen = 0
    read = JustRead()
    known, linking = -1, None
    with ExitStack() as stack:
        while Unlinked.objects.exists():
            with writing():
                batch = list(islice(Unlinked.objects.order_by("pk").values_list("pk", flat=True), _BATCH))
                if linking is None or known != generation():
                    known = generation()
                    stack.close()
                    linking = stack.enter_context(Forks(_linked(current_linker(), actor_ids()), enough()))
                _refile(batch, linking, read)
                Unlinked.objects.filter(pk__in=batch).delete()
            seen += len(batch)
            moved(len(batch))
    if Unindexed.objects.exists():
        catch_up(at_hand=read)
    return seen


def _refile(stories: Sequence[int], linking: Forks[Sequence[NewestText], Linked], read: JustRead) -> None:
    """Lay what the linker finds over the stories' links, and note for the search index what changed."""
    texts = newest_texts(stories)
    pieces = [texts[at : at + _LINKED] for at in range(0, len(texts), _LINKED)]
    found = {story: (links, traces) for rows in linking.each(pieces) for story, links, traces in rows}
    kept = Story.objects.only("state", "day").in_bulk(found)
    if changed := refile_links({kept[story]: links for story, (links, _) in found.items()}):
        Unindexed.objects.bulk_create([Unindexed(story_id=number) for number in sorted(changed)])
        for text in texts:
            if text.story in changed:
                read.note(text, found[text.story][1])


def _linked(linker: Linker, ids: Mapping[str, int]) -> Callable[[Sequence[NewestText]], Linked]:
    def link(texts: Sequence[NewestText]) -> Linked:
        found = linker.read_together([text.document() for text in texts])
        return [
            (text.story, found_links(named(those), ids), traces)
            for text, (those, traces) in zip(texts, found, strict=True)
        ]

    return link
