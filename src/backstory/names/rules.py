"""The rules by which a span names an actor, weakest last, and how sure each is by itself."""

from __future__ import annotations

from typing import Final

COST: Final = 1024
"""A word's match is written as one number: rule * COST + what it lacks in likeness, in thousandths."""

EXACT: Final = 0
NORMALISED: Final = 1
ACRONYM: Final = 2
TRANSLATED: Final = 3
INFLECTED: Final = 4
ROMANISED: Final = 5
MISSPELLED: Final = 6
PARTIAL: Final = 7

RULES: Final = (
    "exact",
    "normalised",
    "acronym",
    "translated",
    "inflected",
    "romanised",
    "misspelled",
    "partial",
)
SCORES: Final = (1.0, 0.97, 0.95, 0.93, 0.93, 0.86, 0.72, 0.8)

WORDINGS: Final = (
    "+ the text has the registry's name “{}”",
    "+ but for case, accents and the like, the text has “{}”",
    "+ the text has the acronym “{}”",
    "+ the text has a known translation, “{}”",
    "+ the text has an inflected form of “{}”",
    "+ the text spells by sound “{}”",
    "+ the text misspells “{}”",
    "+ the text has a part of “{}”, which it names in full",
)
"""What each of them says for a mention of the name."""
