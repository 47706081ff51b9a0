"""Backstory: a press desk and archive that shows every story beside what came before it."""

__version__ = "0.1.0"
