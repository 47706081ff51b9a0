"""What stands around the article's text in its body, taken off: the headline again, byline, date, reading
time.

Steps: look at the short blocks before the first long one and after the last; drop those that repeat what
is known already or say nothing but who, when, how long, or that something is related.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backstory.extract.announced import only_announces
from backstory.extract.byline import BY, cleaned_names
from backstory.extract.clean import key_of
from backstory.text.dates import parse_date
from backstory.values import Paragraph

LONG = 140
"""Code points from which a block is the article's own text."""
FURTHEST = 12
"""How many blocks are looked at on either side."""

_READING_TIME = re.compile(
    r"\W*(?:(?:reading|lese)?(?:time|zeit|dauer)?\W*)?\d{1,3}\s*(?:-|–)?\s*"
    r"(?:min(?:s|ute[ns]?|uti)?|мин(?:ут[аы]?)?|دقائق|دقيقة|dk|dakika)\b[\s.]*"
    r"(?:read(?:ing)?|lesezeit|lesedauer|de lecture|de lectura|di lettura|чтения|czytania|okuma)?"
    r"(?:\s*time)?\W*",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\W*(?:advertisement|anzeige|werbung|publicidad|publicité|pubblicità|реклама|إعلان|reklam[aı]?|"
    r"share(?: this)?(?: article| story)?|print|embed|listen to (?:this )?article)\W*",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(
    r"\W*(?:posted|published|submitted|edited|updated|veröffentlicht|publié|publicado|опубликован[оа]?|نشر)\b.{0,80}",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\W*(?:posted|submitted|published|added) by\b\s*[:：]?\s*\S.{0,80}", re.IGNORECASE)
_BYLINE = re.compile(rf"\W*(?:{BY})\b\s*[:：]?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the article, as plain keys where it is compared."""

    title: str
    byline: str
    section: str
    outlet: str
    language: str


def trimmed(paragraphs: Sequence[Paragraph], known: Known) -> list[Paragraph]:
    """The paragraphs without what only frames them."""
    kept: list[Paragraph] = []
    begun = False
    for index, each in enumerate(paragraphs):
        if index < FURTHEST and (_is_frame(each.text, known) or (not begun and _repeats(each, known))):
            continue
        begun = begun or len(each.text) >= LONG
        kept.append(each)
    end = len(kept)
    while end and len(kept) - end < FURTHEST and len(kept[end - 1].text) < LONG:
        end -= 1
    tail = [each for each in kept[end:] if not (_is_frame(each.text, known) or _SIGNED.fullmatch(each.text))]
    while tail and tail[-1].kind == "heading":
        tail.pop()
    return kept[:end] + tail


def _is_frame(text: str, known: Known) -> bool:
    """Whether a short block says only who, when, how long to read, or that something else is related."""
    if len(text) >= LONG:
        return False
    if _READING_TIME.fullmatch(text) or _NOTICE.fullmatch(text) or only_announces(text):
        return True
    return _is_date_line(text, known) or _is_byline(text, known)


def _repeats(paragraph: Paragraph, known: Known) -> bool:
    """Whether a block is the headline, perhaps with its kicker, or section, outlet or authors alone."""
    title, key = key_of(known.title), key_of(paragraph.text)
    if key in {title, key_of(known.section), key_of(known.outlet), key_of(known.byline)}:
        return True
    if paragraph.kind != "heading" or not title:
        return False
    kicker = key.removesuffix(title)
    return (key in title and len(key) > 0.6 * len(title)) or (
        kicker != key and len(kicker) < 0.8 * len(title)
    )


def _is_date_line(text: str, known: Known) -> bool:
    """Whether a line says when, and hardly anything else."""
    if len(text) > 80 or not any(map(str.isdigit, text)) or not parse_date(text, language=known.language):
        return False
    letters = sum(map(str.isalpha, text))
    return letters <= 25 or bool(_POSTED_BY.fullmatch(text))


def _is_byline(text: str, known: Known) -> bool:
    if len(text) > 120 or not known.byline:
        return False
    names = {key_of(name) for name in known.byline.split(", ")}
    found = cleaned_names([text], [known.outlet])
    if not found:
        return False
    keys = {key_of(name) for name in found}
    return keys <= names | {key_of(known.outlet)} and (
        bool(_BYLINE.match(text)) or len(key_of(text)) <= sum(map(len, keys)) + 4
    )
