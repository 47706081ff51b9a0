"""Quotation marks that belong together, so that none is cut from its partner."""

from __future__ import annotations

_CLOSING = {"«": "»", "»": "«", "“": "”", "„": "“”", "‘": "’", "‚": "‘’", "‹": "›", '"': '"'}
"""Opening mark -> the marks that may close it, in any country's use."""


def closed(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]`, behind the mark that follows it where that closes one inside.

    A name such as бригада «Темрак» is found as far as its last letter; shown, it takes both marks along.
    """
    following = text[end : end + 1]
    if not following or following.isalnum():
        return end
    for at in range(end - 1, start - 1, -1):
        mark = text[at]
        closing = _CLOSING.get(mark)
        if closing is None:
            continue
        same = mark in closing
        is_open = text.count(mark, start, end) % 2 == 1 if same else not _any(closing, text, at + 1, end)
        return end + 1 if is_open and following in closing else end
    return end


def _any(marks: str, text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end) >= 0 for mark in marks)
