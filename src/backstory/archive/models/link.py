"""Links: a story names an actor. All mentions of one actor in one story stand in one row."""

from __future__ import annotations

from django.db import models

from ..fields import CompactJSON
from .actor import Actor
from .story import Story


class Visibility(models.IntegerChoices):
    """Who counts a link: nobody (rejected, suggested, withdrawn), the desk only, or every reader."""

    NOBODY = 0
    DESK = 1
    READERS = 2


class Link(models.Model):
    """`day` and `visible` repeat what the story says, so that one index answers the backstory."""

    class Status(models.TextChoices):
        LINKED = "linked", "linked by rule"
        ACCEPTED = "accepted"
        SUGGESTED = "suggested"
        REJECTED = "rejected"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="links")
    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="links")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.LINKED)
    visible = models.PositiveSmallIntegerField(choices=Visibility.choices, default=Visibility.NOBODY)
    day = models.DateField()
    rule = models.CharField(max_length=20)
    score = models.FloatField()
    mentions = CompactJSON(
        default=list, help_text="[[paragraph, start, end, surface, rule, score, name, reasons], ...]"
    )
    decided_by = models.CharField(max_length=150, blank=True, default="", help_text="empty: the rules")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "actor"], name="story_names_an_actor_once")]
        indexes = [models.Index(fields=["actor", "visible", "day", "story"], name="backstory")]

    def __str__(self) -> str:
        return f"{self.story_id} -> {self.actor_id} ({self.status})"

    @property
    def decider(self) -> str:
        """The name of the person who decided; "" where the rules did."""
        return self.decided_by.removeprefix("editor:")
