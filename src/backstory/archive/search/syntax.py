"""What people type into a search box: words, "phrases", -without, this OR that.

Anything is a query. What cannot be read as it was meant is read as plain words, and a note says so.

1. Quotation marks of any script that begin and end at a word's edge hold a phrase.
2. OR between two words or phrases joins them; everything else must all be there.
3. A minus right before a word or a phrase keeps stories with it out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_LETTERS = 2_000
MOST_WORDS = 60

_OPENING = '"“„«‹「『〝″'
_CLOSING = '"”“»›」』〞″'
_TOKEN = re.compile(
    rf"(?P<minus>-*)(?:[{_OPENING}](?P<phrase>[^{_OPENING}{_CLOSING}]*)[{_CLOSING}](?!\w)|(?P<word>\S+))"
)
_WORD_CHARACTER = re.compile(r"\w")

TOO_LONG = f"The query is too long; its first {MOST_WORDS} words were searched for."
UNPAIRED = "A quotation mark has no partner; its words were searched for without it."
STRAY_OR = "OR stands between two words; here it was left out."


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What must, and what must not, stand in a story."""

    wanted: tuple[tuple[str, ...], ...] = ()
    """All of these groups, from each at least one; a text of several words is a phrase."""
    unwanted: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What was not read as it was typed, in sentences."""

    @property
    def is_empty(self) -> bool:
        return not self.wanted and not self.unwanted


def parse(text: str) -> ParsedQuery:
    """Read a query. Never fails."""
    notes: list[str] = []
    if len(text) > MOST_LETTERS:
        text = text[:MOST_LETTERS]
        notes.append(TOO_LONG)
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    joining = False
    for n, match in enumerate(_TOKEN.finditer(text)):
        if n >= MOST_WORDS:
            notes.append(TOO_LONG)
            break
        phrase, word = match["phrase"], match["word"]
        if word == "OR" and not match["minus"]:
            if joining or not wanted:
                notes.append(STRAY_OR)
            joining = bool(wanted)
            continue
        if word is not None and (word[0] in _OPENING or word[-1] in _CLOSING):
            notes.append(UNPAIRED)
        found = phrase if phrase is not None else word
        if not _WORD_CHARACTER.search(found):
            continue
        if match["minus"]:
            unwanted.append(found)
        elif joining:
            wanted[-1].append(found)
        else:
            wanted.append([found])
        joining = False
    if joining:
        notes.append(STRAY_OR)
    return ParsedQuery(tuple(tuple(group) for group in wanted), tuple(unwanted), tuple(dict.fromkeys(notes)))
