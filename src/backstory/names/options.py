"""What the linker may be told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """Scores run from 0 to 1."""

    least_score: float = 0.5
    """Finds below it are dropped."""
    suggestions: bool = True
    """Whether spans that several actors share, undecided, are given with all candidates."""
