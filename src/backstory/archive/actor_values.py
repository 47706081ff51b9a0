"""Actors of the registry as the stages know them, read as plain rows: models take ten times as long, and an
index of all names begins with half a million of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db import models

from backstory import values

from .models import Actor, ActorName, Designation, Relation

T = TypeVar("T")

PLAIN = ("kind", "name", "countries", "latitude", "longitude", "population", "note")
"""An actor's own columns, as values.Actor calls them."""


def actor_values(pks: Sequence[int]) -> dict[int, values.Actor]:
    """The actors of these rows, of which there should be no more than one statement may name, by row."""
    names = _parts(ActorName, pks, ("text", "language", "kind"), values.Name)
    designations = _parts(
        Designation, pks, ("authority", "list", "since", "until", "reference"), values.Designation
    )
    relations = _parts(Relation, pks, ("kind", "other_key", "since", "until", "source"), values.Relation)
    return {
        pk: values.Actor(
            key,
            kind,
            name,
            tuple(names[pk]),
            tuple(designations[pk]),
            tuple(relations[pk]),
            tuple(countries),
            *rest,
        )
        for pk, key, kind, name, countries, *rest in (
            Actor.objects.filter(pk__in=pks).order_by("pk").values_list("pk", "key", *PLAIN)
        )
    }


def _parts(
    model: type[models.Model], pks: Sequence[int], columns: Sequence[str], make: Callable[..., T]
) -> dict[int, list[T]]:
    """What belongs to each actor, in the model's order."""
    found: dict[int, list[T]] = defaultdict(list)
    rows = model._default_manager.filter(actor_id__in=pks).order_by(*model._meta.ordering, "pk")
    for pk, *row in rows.values_list("actor_id", *columns):
        found[pk].append(make(*row))
    return found
