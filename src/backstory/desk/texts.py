"""The newest texts of stories as the linker reads them, plain enough to be handed to another process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import orjson
from django.db import connection
from django.db.models import BinaryField, TextField
from django.db.models.functions import Cast

from backstory.archive.models import Text
from backstory.archive.search import AtHand
from backstory.values import Document

_MOST_LETTERS = 20_000_000
"""Of texts and traces that are kept for the search index: those of one or two thousand stories."""


class NewestText(NamedTuple):
    """A story's newest text. `paragraphs`: as the database keeps them, since taking them apart costs time."""

    story: int
    number: int
    """The text's own."""
    title: str
    paragraphs: str | bytes
    language: str
    published: date | None

    def document(self) -> Document:
        """The text as the linker reads it."""
        texts = [text for _, text in orjson.loads(self.paragraphs)]
        return Document(self.title, texts, self.language, self.published, str(self.story))


class JustRead(dict[int, AtHand]):
    """Texts by story, kept for the search index, and no more of them than memory has room for."""

    def __init__(self) -> None:
        super().__init__()
        self._room = _MOST_LETTERS

    def note(self, text: NewestText, traces: str) -> None:
        """Keep the text with what it leaves in the index, while there is room."""
        self._room -= len(text.paragraphs) + len(traces)
        if self._room >= 0:
            self[text.story] = AtHand(text.number, text.paragraphs, traces)


def newest_texts(stories: Sequence[int]) -> list[NewestText]:
    """Of each of these stories that has one; a few hundred at a time, since all are in memory."""
    rows = Text.objects.filter(story__in=stories).order_by("id")
    # As bytes where the database keeps them so: making letters of them is left to who takes them apart.
    kept = BinaryField() if connection.vendor == "sqlite" else TextField()
    told = rows.annotate(raw=Cast("paragraphs", kept)).values_list(
        "story_id", "id", "title", "raw", "story__language", "story__published"
    )
    return list({row[0]: NewestText._make(row) for row in told}.values())
