"""A plain text file -> Article.

Steps: decode; take signed comments in a digest's layout off the end; split into paragraphs; take the
first for the headline if it is one; read lines at the head that are nothing but a date, an author or a
credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from backstory.errors import ExtractError
from backstory.extract.announced import only_announces
from backstory.extract.byline import BY, cleaned_names
from backstory.extract.charset import decode
from backstory.extract.clean import line
from backstory.extract.digest import credit_of, entries_of, may_be_digest, without_form
from backstory.extract.limits import BYLINE, NAME, TITLE
from backstory.extract.paragraphs import language_sample, paragraphs_of
from backstory.extract.published import believed
from backstory.extract.thread import thread
from backstory.text.dates import parse_date
from backstory.text.language import detect
from backstory.values import Article, Capture, Paragraph

LONGEST_TITLE = 250
"""Code points; a longer first paragraph is no headline."""
HEAD = 6
"""How many paragraphs at the head are looked at for date and author."""
LONGEST_LINE = 80

_BYLINE = re.compile(rf"\W*(?:{BY})\s*[:：]?\s+\S.*", re.IGNORECASE)
_LABELLED = re.compile(r"\W*(?:date|published|datum|fecha|дата|التاريخ|تاریخ)\s*[:：]\s*", re.IGNORECASE)
_ENDS = (".", "!", "?", "…", "؟", "。", ":", ";")


def read_plain(capture: Capture) -> Article:
    """The article in a text; ExtractError if it holds no words."""
    content_type = next(
        (value for name, value in capture.headers.items() if name.lower() == "content-type"), ""
    )
    text = decode(capture.content, content_type).replace("\0", "")
    entries = entries_of(text) if may_be_digest(text) else []
    if entries:
        text = without_form(text[: min(entry.start for entry in entries)])
    paragraphs = list(paragraphs_of(text))
    if not any(any(map(str.isalnum, each.text)) for each in paragraphs):
        raise ExtractError("there are no words in it; check the file, or save the page again as .txt")
    title = _headline(paragraphs)
    if title:
        paragraphs = paragraphs[1:]
    language = detect(language_sample(title, paragraphs))
    published, note, paragraphs = _dated(paragraphs, capture.captured_at, language)
    authors, paragraphs = _signed(paragraphs)
    outlet = ""
    credit = credit_of(paragraphs)
    if credit is not None:
        authors, outlet, paragraphs = credit.author, credit.outlet, list(credit.paragraphs)
    return Article(
        title=title,
        paragraphs=tuple(_without_related(paragraphs)),
        language=language,
        byline=line(authors, BYLINE),
        outlet=line(outlet, NAME),
        published=published,
        date_note=note,
        url=capture.url,
        comments=thread(entry.found for entry in entries),
    )


def _headline(paragraphs: Sequence[Paragraph]) -> str:
    """The first paragraph, if it is short, is no full sentence, and something follows it."""
    if not paragraphs:
        return ""
    first = paragraphs[0].text
    if len(first) > LONGEST_TITLE or (len(paragraphs) == 1 and first.endswith(_ENDS)):
        return ""
    if len(paragraphs) > 1 and first.endswith(".") and len(first) > 0.5 * len(paragraphs[1].text):
        return ""
    return line(first, TITLE)


def _dated(
    paragraphs: Sequence[Paragraph], captured_at: datetime, language: str
) -> tuple[date | None, str, list[Paragraph]]:
    """The date on a line of its own at the head, and the paragraphs without that line."""
    for index, each in enumerate(paragraphs[:HEAD]):
        text = _LABELLED.sub("", each.text)
        if len(text) > LONGEST_LINE or not any(map(str.isdigit, text)):
            continue
        if sum(map(str.isalpha, text)) > 25 and text == each.text:
            continue
        published, note = believed(text, captured_at, language)
        if published or (note and (text != each.text or parse_date(text, language=language))):
            return published, note, [*paragraphs[:index], *paragraphs[index + 1 :]]
    return None, "", list(paragraphs)


def _signed(paragraphs: Sequence[Paragraph]) -> tuple[str, list[Paragraph]]:
    """The authors on a line such as "By NAME" at the head or the end, and the paragraphs without it."""
    places = [*range(min(HEAD, len(paragraphs))), *range(max(HEAD, len(paragraphs) - 2), len(paragraphs))]
    for index in places:
        text = paragraphs[index].text
        if len(text) <= LONGEST_LINE and _BYLINE.fullmatch(text) and "[" not in text:
            names = cleaned_names([text])
            if names and all(name[:1].isupper() or not name[:1].isascii() for name in names):
                return ", ".join(names), [*paragraphs[:index], *paragraphs[index + 1 :]]
    return "", list(paragraphs)


def _without_related(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without a list of related stories at the end and the signature below it."""
    for index, each in enumerate(paragraphs):
        if index > len(paragraphs) / 3 and only_announces(each.text):
            rest = paragraphs[index + 1 :]
            if all(len(after.text) < 200 for after in rest):
                return list(paragraphs[:index])
    return list(paragraphs)
