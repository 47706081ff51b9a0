"""Stories: an article filed in the archive, its section, and every text that it has had."""

from __future__ import annotations

from django.db import models

from ..fields import CompactJSON


class Section(models.Model):
    """A shelf that stories are filed under."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=110, unique=True, allow_unicode=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class StoryQuerySet(models.QuerySet["Story"]):
    def find(self, name: str) -> Story | None:
        """The story of a row's id (its own, or that of a later capture), else of the archive's number."""
        if story := self.filter(external_id=name).first() or self.filter(captures__external_id=name).first():
            return story
        return (
            self.filter(pk=int(name)).first()
            if name.isascii() and name.isdigit() and len(name) < 19
            else None
        )


class Story(models.Model):
    """One page's story. `day` orders it: its publication date, or the day of capture where none is known."""

    class State(models.TextChoices):
        DRAFT = "draft"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"

    external_id = models.TextField(null=True, unique=True, help_text="the id that a JSONL row gave")  # noqa: DJ001
    url = models.TextField(blank=True, default="")
    url_key = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 (NULLs may repeat)
    title = models.TextField()
    byline = models.TextField(blank=True, default="")
    outlet = models.CharField(max_length=200, blank=True, default="")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="stories")
    language = models.CharField(max_length=8, blank=True, default="")
    published = models.DateField(null=True)
    date_note = models.TextField(blank=True, default="")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    posted_by = models.CharField(max_length=150, blank=True, default="")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["state", "day", "id"], name="story_by_day"),
            models.Index(fields=["section", "state", "day", "id"], name="story_by_section_and_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def text(self) -> Text | None:
        """The newest text; None for a story whose text is not kept."""
        return self.texts.order_by("-id").first()


class Text(models.Model):
    """A story's text as one capture gave it. A later capture adds a text; earlier ones stay."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="texts")
    capture = models.ForeignKey("archive.Capture", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    paragraphs = CompactJSON(help_text="[[kind, text], ...] with the kinds of values.Paragraph")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
