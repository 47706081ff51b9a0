"""Spans that may name an actor, weighed and decided together."""
