"""Catching up: what the database says has changed and the index has not seen.

Every change of a story leaves a row in `Unindexed`, in the transaction of the change itself. A row goes
only after the index has committed what it stands for, so that a crash at any moment costs nothing but
doing it again.

1. Read a batch of rows; then load their stories, which are therefore at least as new as the rows.
2. Put the stories into the index, or take them out where they are gone.
3. Commit the index; delete exactly the rows that were read. A change in between has a row of its own.
4. When the lock is given back, look once more: another process may have left rows while we held it.

Call these outside a transaction: what the index commits cannot be rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from backstory.archive.models import Unindexed

from .stories import BATCH, AtHand, stories_to_index
from .writer import BULK_HEAP, SMALL_HEAP, Writer, writer

_COMMIT_EVERY = 5_000
_SHORT_RUN = 10
_FEW = 100
"""Up to this many stories the small heap does. More than it holds become many small segments, and merging
those takes longer than writing them."""


def catch_up(
    folder: Path | None = None,
    *,
    progress: Callable[[int], None] | None = None,
    at_hand: Mapping[int, AtHand] | None = None,
) -> int:
    """Bring the index up to date; returns how many changes it took in. `progress` gets their running number;
    `at_hand`: texts by story that need not be read again.

    Raises IndexLocked where another process writes (the rows stay for it or for the next call) and
    IndexUnusable where there is no index to bring up to date.
    """
    done = 0
    while waiting := len(Unindexed.objects.values_list("pk")[: _FEW + 1]):
        with writer(folder, heap=BULK_HEAP if waiting > _FEW else SMALL_HEAP) as opened:
            done = _drain(opened, done, progress, at_hand)
    return done


def _drain(
    opened: Writer,
    done: int,
    progress: Callable[[int], None] | None,
    at_hand: Mapping[int, AtHand] | None,
) -> int:
    """Take in all rows there are, committing every few thousand; `done` and as many more."""
    pending: list[int] = []
    after = 0
    while rows := list(
        Unindexed.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "story_id")[:BATCH]
    ):
        after = rows[-1][0]
        ids = sorted({story for _, story in rows})
        found = set()
        for story in stories_to_index(ids, at_hand):
            opened.add(story)
            found.add(story.id)
        for story_id in ids:
            if story_id not in found:
                opened.delete(story_id)
        pending += [pk for pk, _ in rows]
        done += len(rows)
        if len(pending) >= _COMMIT_EVERY:
            opened.commit()
            settle(pending)
            pending = []
        if progress:
            progress(done)
    if pending:
        opened.commit()
        settle(pending)
    return done


def settle(rows: Sequence[int]) -> None:
    """Delete these rows of `Unindexed` (by primary key), after the index has committed their stories."""
    single: list[int] = []
    for first, last in _runs(rows):
        if last - first < _SHORT_RUN:
            single += range(first, last + 1)
        else:
            Unindexed.objects.filter(pk__range=(first, last)).delete()
    for start in range(0, len(single), BATCH):
        Unindexed.objects.filter(pk__in=single[start : start + BATCH]).delete()


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of every run of numbers without a gap: an import's rows are one."""
    ordered = sorted(set(rows))
    start = 0
    for place in range(1, len(ordered) + 1):
        if place == len(ordered) or ordered[place] != ordered[place - 1] + 1:
            yield ordered[start], ordered[place - 1]
            start = place
