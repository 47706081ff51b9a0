"""Bookkeeping: stories that search index or linker have yet to see, and named values of the archive."""

from __future__ import annotations

from django.db import models

from ..fields import CompactJSON


class Unindexed(models.Model):
    """A story whose last change the search index has not committed. Written with the story's own
    transaction and removed after the index commits, so that a crash in between heals itself."""

    story_id = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name_plural = "unindexed"

    def __str__(self) -> str:
        return str(self.story_id)


class Unlinked(models.Model):
    """A story that a change of the registry may touch and that has not been linked since. Written with the
    change's own transaction and removed with the links', so that a crash in between loses nothing."""

    story_id = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name_plural = "unlinked"

    def __str__(self) -> str:
        return str(self.story_id)


class ArchiveState(models.Model):
    """A named value of the archive, such as the registry's generation."""

    key = models.CharField(max_length=50, primary_key=True)
    value = CompactJSON()

    class Meta:
        verbose_name_plural = "archive state"

    def __str__(self) -> str:
        return self.key
