"""The first sentences of some stories, to stand below their headlines.

Only the head of each text is read: a page of headlines must not load whole articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from django.db.models import Max
from django.db.models.functions import Substr

from backstory.archive.models import Story, Text

from .display import shorten

HEAD = 3000
"""How much of a text's JSON is read, in characters."""
LENGTH = 220
SHORTEST = 60
"""A first paragraph below this is a dateline or a byline, and the next one says more."""


def add_standfirsts(stories: Sequence[Story]) -> None:
    """Set `standfirst` on each story, to "" where its text does not begin with a paragraph."""
    texts = Text.objects.filter(story__in=stories).order_by().values("story").annotate(newest=Max("pk"))
    rows = Text.objects.filter(pk__in=texts.values("newest")).annotate(head=Substr("paragraphs", 1, HEAD))
    heads = dict(rows.values_list("story", "head"))
    for story in stories:
        story.standfirst = _standfirst(heads.get(story.pk, ""))  # type: ignore[attr-defined]


def _standfirst(head: str) -> str:
    texts = [text for kind, text in _leading(head) if kind == "text" and text.strip()]
    longer = [text for text in texts if len(text) >= SHORTEST]
    return shorten((longer or texts or [""])[0], LENGTH)


def _leading(head: str) -> Iterator[tuple[str, str]]:
    """The whole (kind, text) pairs at the head of a JSON list that may be cut off."""
    decoder = json.JSONDecoder()
    at = 1
    while at < len(head):
        try:
            pair, at = decoder.raw_decode(head, at)
        except json.JSONDecodeError:
            return
        if isinstance(pair, list) and len(pair) == 2:
            yield str(pair[0]), str(pair[1])
        at += 1  # the comma
