"""The layout of community digests, which mark nothing: numbered comments signed in the text itself.

    #4 I crossed that bridge last year. Posted by: NAME 2025-03-12 08:40

Steps: string the page's text together, line by line, and remember which piece of it each character came
from; find the entries that begin with a number and are signed with a name and a date; blank their
characters in the tree; and, in an article's first lines, part "by AUTHOR [OUTLET]" from what it stands
behind.

The same functions serve plain text, where there is no tree to blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from backstory.extract.clean import one_line
from backstory.extract.thread import Found
from backstory.text.dates import parse_datetime
from backstory.values import Paragraph

_ENTRY = re.compile(r"^[^\S\n]*#(\d{1,5})\b[^\S\n]*[.:)\]–—-]?[^\S\n]*", re.MULTILINE)
_SIGNED = re.compile(
    r"\b(?:posted|written|submitted|added|published) by\b\s*[:：]?|"
    r"\b(?:geschrieben|verfasst|gepostet) von\b\s*[:：]?|"
    r"\b(?:publié|posté|écrit) par\b\s*[:：]?|\b(?:publicado|escrito|enviado) por\b\s*[:：]?|"
    r"(?:добавил[аи]?|написал[аи]?|опубликовал[аи]?|автор)\s*[:：]|(?:نشره|كتبه|بواسطة|أضافه)\s*[:：]",
    re.IGNORECASE,
)
_SIGNATURES = (
    *(
        "posted by",
        "written by",
        "submitted by",
        "added by",
        "published by",
        "geschrieben von",
        "verfasst von",
    ),
    *("gepostet von", "publié par", "posté par", "écrit par", "publicado por", "escrito por", "enviado por"),
    *("добавил", "написал", "опубликовал", "автор", "نشره", "كتبه", "بواسطة", "أضافه"),
)
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T,\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm]\b)?)?|"
    r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?:[,\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm]\b)?)?|"
    r"\d{1,2}\.?\s+[^\W\d]{3,12}\.?,?\s+\d{4}(?:[^\w\n]+(?:at\s+)?\d{1,2}:\d{2})?|"
    r"[^\W\d]{3,12}\.?\s+\d{1,2},?\s+\d{4}(?:[^\w\n]+(?:at\s+)?\d{1,2}:\d{2}(?:\s?[AaPp][Mm]\b)?)?"
)
_REACH = 160
"""Code points after "Posted by" within which the name and the date stand."""
_FORM = re.compile(
    r"^[^\S\n]*\W{0,3}(?:submit|post|add|leave|write) (?:your|a)\b.{0,20}\b(?:comments?|reply|replies)\b.*\Z",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
    }
    | {"h6", "blockquote", "section", "article", "aside", "header", "footer", "center", "pre", "form"}
)
_SKIPPED = frozenset({"script", "style", "head", "title", "textarea", "select", "noscript"})

_CREDIT = re.compile(
    r"(?:^|(?<=[\s.;,]))by\s+(?P<author>[^\[\].]{2,80}?)\s*\[(?P<outlet>[^\[\]]{2,80})\]\s*$", re.IGNORECASE
)
_CREDIT_WITHIN = 4
_LONGEST_CREDIT = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """A signed comment and the span of text that it takes up."""

    found: Found
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who wrote an article and where it appeared, as a digest's editor credits them."""

    author: str
    outlet: str
    paragraphs: tuple[Paragraph, ...]
    """The article's paragraphs without the credit."""


def may_be_digest(text: str) -> bool:
    """Whether it is worth to look: the page has a numbered line and a signature somewhere."""
    place = text.find("#1")
    while place >= 0:
        # Colours (#1a2b3c) and anchors (href="#1") are not numbered lines.
        if not text[place + 2 : place + 3].isalnum() and text[place - 1 : place].strip(" \t\r\n>;") == "":
            lower = text.lower()
            return any(word in lower for word in _SIGNATURES)
        place = text.find("#1", place + 2)
    return False


def entries_of(text: str, language: str = "") -> list[Entry]:
    """The numbered and signed comments in a text whose lines are its blocks."""
    starts = list(_ENTRY.finditer(text))
    found: list[Entry] = []
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        entry = _entry(text, start, end, language)
        if entry is not None:
            found.append(entry)
    return found


def without_form(text: str) -> str:
    """The text up to the words that ask for a comment."""
    return _FORM.sub("", text)


def _entry(text: str, start: re.Match[str], end: int, language: str) -> Entry | None:
    signed = None
    for signed in _SIGNED.finditer(text, start.end(), end):
        reach = text[signed.end() : min(end, signed.end() + _REACH)]
        date = _DATE.search(reach)
        if date is None:
            continue
        name = one_line(reach[: date.start()]).strip(" |,·•:;–—-")
        before = one_line(text[start.end() : signed.start()]).strip(" |·•–—-")
        stop = signed.end() + date.end()
        if not before:
            before, stop = one_line(_FORM.sub("", text[stop:end])), end
        found = Found(before, name, parse_datetime(date[0], language=language), int(start[1]))
        return Entry(found, start.start(), stop)
    return None


def take_entries(root: HtmlElement, language: str) -> list[Found]:
    """The signed comments of a page in a digest's layout; their text is gone from `root` afterwards."""
    body = root.find("body")
    if body is None:
        return []
    pieces = list(_pieces(body))
    text = "".join(each.text for each in pieces)
    entries = entries_of(text, language)
    if not entries:
        return []
    spans = [(entry.start, entry.end) for entry in entries]
    form = _FORM.search(text, max(end for _, end in spans) - 1)
    if form is not None:
        spans.append(form.span())
    _blank(pieces, spans)
    return [entry.found for entry in entries]


@dataclass(slots=True)
class _Piece:
    """A stretch of the page's text: an element's text or tail, or a line break where a block begins."""

    text: str
    element: HtmlElement | None = None
    is_tail: bool = False


def _pieces(body: HtmlElement) -> Iterator[_Piece]:
    waiting: list[tuple[HtmlElement, bool]] = [(body, False)]
    while waiting:
        element, closing = waiting.pop()
        tag = element.tag
        if not closing and isinstance(tag, str) and tag not in _SKIPPED:
            if tag in _BLOCKS:
                yield _Piece("\n")
            if element.text:
                yield _Piece(element.text.replace("\n", " "), element)
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))
            continue
        if closing and tag in _BLOCKS:
            yield _Piece("\n")
        if element.tail and element is not body:
            yield _Piece(element.tail.replace("\n", " "), element, is_tail=True)


def _blank(pieces: Sequence[_Piece], spans: Sequence[tuple[int, int]]) -> None:
    """Take the characters in the spans, which are in order and apart, out of the elements they came from."""
    place = current = 0
    for piece in pieces:
        start, end = place, place + len(piece.text)
        place = end
        while current < len(spans) and spans[current][1] <= start:
            current += 1
        kept, done, following = "", start, current
        while following < len(spans) and spans[following][0] < end:
            kept += piece.text[done - start : max(done, spans[following][0]) - start]
            done = min(end, spans[following][1])
            following += 1
        if following == current or piece.element is None:
            continue
        kept += piece.text[done - start :]
        if piece.is_tail:
            piece.element.tail = kept
        else:
            piece.element.text = kept


def credit_of(paragraphs: Sequence[Paragraph]) -> Credit | None:
    """The credit "by AUTHOR [OUTLET]" that ends one of the first lines, if there is one."""
    for index, each in enumerate(paragraphs[:_CREDIT_WITHIN]):
        match = _CREDIT.search(each.text) if len(each.text) <= _LONGEST_CREDIT else None
        if match is not None:
            rest = each.text[: match.start()].strip()
            kept = [
                *paragraphs[:index],
                *([Paragraph(rest, each.kind)] if rest else []),
                *paragraphs[index + 1 :],
            ]
            return Credit(match["author"].strip(), match["outlet"].strip(), tuple(kept))
    return None
