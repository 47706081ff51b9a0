"""Reader comments as a thread: numbered from 1, oldest first, each once.

Steps: clean the parts; drop empty and repeated comments; order them by the numbers that the page gives
them, or else by their times, or else as they stand, turned round where the times that there are run
backwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from backstory.extract.clean import label
from backstory.extract.limits import COMMENT, MOST_COMMENTS, NAME
from backstory.values import Comment

_FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Found:
    """A comment as it stood on the page; number 0 where the page gives none."""

    text: str
    author: str = ""
    posted_at: datetime | None = None
    number: int = 0


def thread(found: Iterable[Found]) -> tuple[Comment, ...]:
    """The comments in order, at most MOST_COMMENTS of them."""
    kept: list[Found] = []
    seen: set[tuple[str, str, datetime | None]] = set()
    for each in found:
        text = label(each.text, COMMENT)
        author = label(each.author, NAME)
        when = each.posted_at if each.posted_at and each.posted_at.year >= _FIRST_YEAR else None
        if not text or (text, author, when) in seen:
            continue
        seen.add((text, author, when))
        kept.append(Found(text, author, when, each.number))
        if len(kept) == MOST_COMMENTS:
            break
    return tuple(_numbered(kept))


def _numbered(found: Sequence[Found]) -> Iterable[Comment]:
    numbers = [each.number for each in found]
    if numbers and min(numbers) > 0 and len(set(numbers)) == len(numbers):
        for each in sorted(found, key=lambda one: one.number):
            yield Comment(each.number, each.author, each.text, each.posted_at)
        return
    for number, each in enumerate(_oldest_first(found), 1):
        yield Comment(number, each.author, each.text, each.posted_at)


def _oldest_first(found: Sequence[Found]) -> Sequence[Found]:
    times = [each.posted_at for each in found if each.posted_at]
    if len(times) == len(found):
        return sorted(found, key=lambda one: one.posted_at or datetime.now(UTC))
    backwards = sum(later < earlier for earlier, later in pairwise(times))
    return found[::-1] if len(times) > 1 and backwards > len(times) / 2 else found
