"""Collects what speaks against a find, with its score."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Scale:
    """`needs_context`: the find counts only if the document speaks for the actor elsewhere."""

    score: float
    reasons: tuple[str, ...] = ()
    """What speaks against it, in words."""
    needs_context: bool = False

    def against(self, weight: float, reason: str) -> None:
        """Lowers the score."""
        self.score -= weight
        self.reasons = (*self.reasons, f"- {reason}")

    def doubt(self, weight: float, reason: str) -> None:
        """Lowers the score and asks for context."""
        self.against(weight, reason)
        self.needs_context = True
