"""Relate: which actors of a story come first, and how many earlier stories each has beside it."""

from .backstory import LATEST, in_reading_order

__all__ = ["LATEST", "in_reading_order"]
