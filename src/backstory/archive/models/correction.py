"""Corrections: what somebody changed in the registry or decided on a link, so that it can be undone."""

from __future__ import annotations

from django.db import models

from ..fields import CompactJSON


class Correction(models.Model):
    """One change, with how its subjects were before. Rows are added; undoing adds a row of its own."""

    at = models.DateTimeField(auto_now_add=True)
    who = models.CharField(max_length=150, blank=True, default="")
    action = models.CharField(max_length=20)
    summary = models.TextField()
    before = CompactJSON(help_text="subject -> snapshot, null for what did not exist")
    after = CompactJSON(default=dict, help_text="subject -> digest of its snapshot after the change")
    undone_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undoes")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.summary


class CorrectionSubject(models.Model):
    """What a correction touched: `actor:KEY`, `link:STORY:KEY` or `name:FOLDED`."""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="subjects")
    subject = models.CharField(max_length=300, db_index=True)

    def __str__(self) -> str:
        return self.subject


class NotAnActor(models.Model):
    """A name that somebody has said names no actor; it is not offered again."""

    folded = models.CharField(max_length=300, unique=True)
    name = models.TextField()

    class Meta:
        verbose_name_plural = "not actors"

    def __str__(self) -> str:
        return self.name
