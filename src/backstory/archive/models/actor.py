"""The registry: actors, their names, who has designated them, and how they are tied to each other."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Substr, Upper

from ..fields import CompactJSON


class Actor(models.Model):
    """A group, organisation, person or place. `key` is the registry's id and part of its address."""

    class Kind(models.TextChoices):
        GROUP = "group"
        ORGANISATION = "organisation"
        PERSON = "person"
        PLACE = "place"

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.TextField()
    countries = CompactJSON(default=list)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    population = models.BigIntegerField(null=True)
    note = models.TextField(blank=True, default="")
    source = models.CharField(
        max_length=200, blank=True, default="", help_text="the file or pack it came from"
    )
    decided = CompactJSON(default=dict, help_text="what editors decided and imports leave alone (decided.py)")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    # The order of the registry's index. The database makes both, so that no writer can forget them; a
    # name's first characters will do, and keep the index's rows small.
    initial = models.GeneratedField(
        expression=Upper(Substr("name", 1, 1)), output_field=models.CharField(max_length=4), db_persist=True
    )
    sort_name = models.GeneratedField(
        expression=Upper(Substr("name", 1, 60)),
        output_field=models.CharField(max_length=180),
        db_persist=True,
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "initial", "sort_name", "id"], name="actor_by_name")]

    def __str__(self) -> str:
        return self.name


class ActorName(models.Model):
    """A further name of an actor; the main one is `Actor.name`."""

    class Kind(models.TextChoices):
        MAIN = "main"
        ALIAS = "alias"
        ACRONYM = "acronym"
        FORMER = "former"
        MISSPELLING = "misspelling"
        WEAK = "weak"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    text = models.TextField()
    language = models.CharField(max_length=8, blank=True, default="")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ALIAS)
    source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "text", "language"], name="actor_has_a_name_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Designation(models.Model):
    """That an authority has listed the actor; dates as the source gives them."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="designations")
    authority = models.TextField()
    list = models.TextField(blank=True, default="")
    since = models.CharField(max_length=10, blank=True, default="")
    until = models.CharField(max_length=10, blank=True, default="")
    reference = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.authority}: {self.list}" if self.list else self.authority


class Relation(models.Model):
    """A dated, sourced tie; `other_key` may name an actor that is not in the registry yet."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=50)
    other_key = models.CharField(max_length=200, db_index=True)
    since = models.CharField(max_length=10, blank=True, default="")
    until = models.CharField(max_length=10, blank=True, default="")
    source = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.other_key}"


class ActorMonth(models.Model):
    """How many stories an actor has in a month, so that a count needs no walk over them. Derived."""

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="months")
    visible = models.PositiveSmallIntegerField(help_text="archive.Visibility")
    month = models.PositiveIntegerField(help_text="year * 12 + month - 1")
    stories = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "visible", "month"], name="actor_month_once"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} {self.month // 12}-{self.month % 12 + 1:02} {self.stories}"
