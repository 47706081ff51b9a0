"""Captures: bytes as they came in, whose content lies in the archive's folder under its SHA-256."""

from __future__ import annotations

from django.db import models

from ..fields import CompactJSON


class Capture(models.Model):
    """One look at a page. Rows are added and never changed, but for the story that was read out of them."""

    sha256 = models.CharField(max_length=64)
    url = models.TextField(blank=True, default="")
    captured_at = models.DateTimeField()
    media_type = models.CharField(max_length=100)
    headers = CompactJSON(default=dict)
    size = models.BigIntegerField(help_text="bytes")
    place = models.CharField(max_length=100, blank=True, default="", help_text="see capture.BlobStore")
    source = models.TextField(blank=True, default="")
    external_id = models.TextField(null=True, db_index=True, help_text="the id that a JSONL row gave")  # noqa: DJ001
    story = models.ForeignKey("archive.Story", null=True, on_delete=models.PROTECT, related_name="captures")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "url"], name="one_capture_per_bytes_and_url")
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.url or self.source}"


class Failure(models.Model):
    """That a stage could not use a capture, and why. It is settled when a later attempt succeeds."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="failures")
    stage = models.CharField(max_length=20)
    message = models.TextField()
    failed_at = models.DateTimeField(auto_now_add=True)
    settled = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ["-failed_at", "-id"]

    def __str__(self) -> str:
        return f"{self.stage}: {self.message}"
