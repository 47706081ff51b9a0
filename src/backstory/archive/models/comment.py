"""Comments: what readers wrote below a page, numbered within their story."""

from __future__ import annotations

from django.db import models

from .story import Story


class Comment(models.Model):
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="comments")
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=200, blank=True, default="")
    posted_at = models.DateTimeField(null=True)
    text = models.TextField()
    imported = models.BooleanField(default=True, help_text="it stood on the page that was captured")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["story", "number"], name="comment_numbers_are_unique")]

    def __str__(self) -> str:
        return f"#{self.number} {self.author}"
