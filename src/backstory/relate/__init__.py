"""Relate: which actors of a story come first, and how lists of earlier stories become one."""

from .backstory import LATEST, in_reading_order, newest

__all__ = ["LATEST", "in_reading_order", "newest"]
