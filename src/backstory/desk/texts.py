"""The newest texts of stories as the linker reads them, plain enough to be handed to another process."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import orjson
from django.db.models import TextField
from django.db.models.functions import Cast

from backstory.archive.models import Text
from backstory.values import Document


class NewestText(NamedTuple):
    """A story's newest text. `paragraphs`: as the database keeps them, since taking them apart costs time."""

    story: int
    title: str
    paragraphs: str
    language: str
    published: date | None

    def document(self) -> Document:
        """The text as the linker reads it."""
        texts = [text for _, text in orjson.loads(self.paragraphs)]
        return Document(self.title, texts, self.language, self.published, str(self.story))


def newest_texts(stories: Sequence[int]) -> list[NewestText]:
    """Of each of these stories that has one; a few hundred at a time, since all are in memory."""
    rows = Text.objects.filter(story__in=stories).order_by("id")
    told = rows.annotate(raw=Cast("paragraphs", TextField())).values_list(
        "story_id", "title", "raw", "story__language", "story__published"
    )
    return list({row[0]: NewestText._make(row) for row in told}.values())
