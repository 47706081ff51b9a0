"""Checking an archive: the kept bytes against their hashes, what is derived against its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import transaction

from backstory.archive import search
from backstory.archive.counts import recount
from backstory.archive.home import blobs
from backstory.archive.models import ActorMonth, Capture
from backstory.archive.transactions import writing
from backstory.errors import CaptureError


def problems(moved: Callable[[], None] = lambda: None) -> Iterator[str]:
    """Each thing that is wrong, in words; `moved` is called after every capture."""
    store = blobs()
    kept: set[str] = set()
    for capture in Capture.objects.order_by("pk").iterator(chunk_size=500):
        kept.add(capture.sha256)
        try:
            if len(store.get(capture.sha256, capture.place, capture.size)) != capture.size:
                yield f"{capture.sha256}: {capture.size} bytes were captured, another number is there"
        except CaptureError as error:
            yield f"{error} ({capture.source or capture.url})"
        moved()
    for sha256 in store.loose():
        if sha256 not in kept:
            yield f"{sha256}: kept, but no capture names it; add its source again to file it"
    yield from _counts()
    if unfit := search.why_unfit():
        yield f"{unfit}; 'backstory reindex' makes it anew"


def _counts() -> Iterator[str]:
    with writing():
        before = _months()
        recount()
        after = _months()
        transaction.set_rollback(True)
    if before != after:
        wrong = len({key for key, _ in before ^ after})
        yield f"{wrong} counts of stories by month are off; 'backstory reindex' counts anew"


def _months() -> set[tuple[tuple[int, int, int], int]]:
    rows = ActorMonth.objects.exclude(stories=0).values_list("actor", "visible", "month", "stories")
    return {((actor, visible, month), stories) for actor, visible, month, stories in rows}
