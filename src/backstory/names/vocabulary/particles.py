"""Words that a name may carry or drop: articles, written apart or with a hyphen."""

from __future__ import annotations

from typing import Final

ARTICLES: Final = frozenset({"al", "аль", "эль", "ال"})
"""Arabic articles that stand alone too (al Qaeda); as a capitalised first word of a person they are kept."""

HYPHENED: Final = frozenset(
    {"el", "ul", "il", "an", "ash", "as", "ad", "ar", "at", "az", "adh", "ath", "wal", "bil", "lil", "fil"}
    | {"ал", "ел", "уль", "ан", "аш", "ас", "ад", "ар", "ат", "аз", "иль", "ель", "валь"}
)
"""The same before a hyphen only (an-Nusra): without it they are words of other languages."""

MAY_BE_ARTICLES: Final = ARTICLES | HYPHENED
LONGEST_ARTICLE: Final = 5
"""Letters."""

LEADING: Final = frozenset({"the"})
"""Dropped at the head of a name."""


def is_article(folded: str, gap_after: str) -> bool:
    """Whether the word, with the gap that follows it, is an article that a name may drop."""
    if folded in ARTICLES:
        return True
    return folded in HYPHENED and gap_after.strip() in _LINKS and gap_after.strip() != ""


_LINKS = frozenset({"", "-", "‑", "‐", "–", "־", "'", "’"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: Final = _words(
    "st mr mrs ms dr prof gen col sen gov rep lt sgt capt maj hon jr sr mt ft wlk płn pn płd pd ks abp bp św "
    "gl ul sv ing mgr дж св им ген проф др ул акад вел пн"
)
"""In small letters; after these, as after an initial, a full stop does not end a sentence."""
