"""Linking anew what a change of the registry touches.

Steps: in the change's own transaction, compare the names that the linker found by before with those it finds
by now, ask the search index for the stories that may hold one of those that differ, read these for the names
alone, and put those that may have one on a list; after that, work the list off: link each story and lay the
result over its links. What a person decided stays.
Whoever finds the list not empty works it off, so a command that was killed loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from django.db import connection

from backstory.archive import search
from backstory.archive.generations import MOST_NOTED, generation
from backstory.archive.linker import changed_linker, current_linker
from backstory.archive.links import found_links, refile_links
from backstory.archive.mentions import named
from backstory.archive.models import Link, Story, Text, Unindexed, Unlinked
from backstory.archive.registry import actor_ids
from backstory.archive.search import IndexUnusable
from backstory.archive.transactions import writing
from backstory.values import Document

from .indexing import catch_up

if TYPE_CHECKING:
    from backstory.names import Linker
    from backstory.names.changes import Changes
    from backstory.names.trails import Trails

_BATCH = 200
_ROWS = 5000
SHARE = 30
"""Following the trail of one name takes as long as linking so many stories anew."""
MOST_READ = 50_000
"""Up to so many stories are read for the names before they are linked; others wait for that."""
_MOST_STARTS = 20_000
"""With more beginnings than that, all traces are read at once."""

Moved = Callable[[int], None]


def unmoved(_stories: int) -> None:
    """For those who need not hear how many stories were linked."""


def stories_touched(
    old: Linker, changed: Sequence[str], more: Iterable[int] = ()
) -> tuple[set[int] | None, Linker | None]:
    """The stories that a change of these actors may touch, None for all; and the linker after the change,
    None where it had better be built anew. `old` is the one before. Call it in the change's transaction."""
    from backstory.names.changes import changes

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
        may = trails.stories(_SHELF) - found
        found |= may if len(may) > MOST_READ else _led_to(trails, sorted(may))
    return found


def _led_to(trails: Trails, stories: Sequence[int]) -> set[int]:
    """Those of the stories in whose text one of the names may stand."""
    columns = ("story_id", "title", "paragraphs", "story__language")
    found: dict[int, bool] = {}
    for start in range(0, len(stories), _BATCH):
        texts = Text.objects.filter(story__in=stories[start : start + _BATCH]).order_by("id")
        for story, title, paragraphs, language in texts.values_list(*columns):
            document = Document(title, [text for _, text in paragraphs], language)
            found[story] = trails.lead_to(document)  # the newest text, which counts, comes last
    return {story for story, leads in found.items() if leads}


class _Shelf:
    """The search index, as trails ask it (`backstory.names.trails.Shelf`)."""

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
    linker, ids, known = None, {}, -1
    while Unlinked.objects.exists():
        with writing():
            batch = list(islice(Unlinked.objects.order_by("pk").values_list("pk", flat=True), _BATCH))
            if linker is None or known != generation():
                known = generation()
                linker, ids = current_linker(save=False), actor_ids()
            found = {
                text.story: found_links(named(linker.link(document_of_text(text))), ids)
                for text in newest_texts(batch)
            }
            if changed := refile_links(found):
                Unindexed.objects.bulk_create([Unindexed(story_id=number) for number in changed])
            Unlinked.objects.filter(pk__in=batch).delete()
        seen += len(batch)
        moved(len(batch))
    if Unindexed.objects.exists():
        catch_up()
    return seen


def newest_texts(stories: Sequence[int]) -> Iterable[Text]:
    newest: dict[int, Text] = {}
    for text in Text.objects.filter(story__in=stories).select_related("story").order_by("id"):
        newest[text.story_id] = text
    return newest.values()


def document_of_text(text: Text) -> Document:
    """A story's text as the linker reads it."""
    return Document(
        title=text.title,
        paragraphs=[paragraph for _, paragraph in text.paragraphs],
        language=text.story.language,
        date=text.story.published,
        id=str(text.story_id),
    )
