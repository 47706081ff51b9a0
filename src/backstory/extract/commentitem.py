"""One reader comment's element -> its text, author and time, without the answers that stand within it.

Steps: walk the element without the other comments in it; find the author's and the time's element by their
classes; take the longest element that is marked as text and holds neither, or else all but them; leave out
buttons and links to answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from lxml.html import HtmlElement

from backstory.extract.clean import one_line
from backstory.extract.thread import Found
from backstory.text.dates import parse_datetime

_TEXT = re.compile(
    r"(?:[\w-]*[-_])?(?:text|content|body|message|copy|contenttext|description|inhalt|texto|texte)|"
    r"[\w-]*comment-?(?:text|body)|[A-Z]?\w*(?:Text|Content|Body|Message)",
)
_AUTHOR = re.compile(
    r"(?:[\w-]*[-_])?(?:author|user|username|name|nick|nickname|poster|autor|auteur|login|fn|by)(?:[-_]?name)?|"
    r"\w*(?:Author|User|Name)"
)
_TIME = re.compile(
    r"(?:[\w-]*[-_])?(?:date|time|datetime|datum|fecha|posted|published|timestamp|when|meta|metadata|info|created)|"
    r"\w*(?:Date|Time)|date(?:Created|Published|Posted)"
)
_NOT_TEXT = re.compile(
    r"(?:[\w-]*[-_])?(?:reply|actions?|toolbar|controls?|avatar|rating|votes?|likes?|share|meta|metadata|links?|"
    r"report|footer|permalink|edit|awaiting-moderation|navigation|header|head)(?:[-_]?link)?",
    re.IGNORECASE,
)
# What follows a name: "Ilse says: January 20", "Ilse,".
SAYS = re.compile(
    r"\s*(?:\b(?:says|said|wrote|schreibt|schrieb|sagt|sagte|meint|meinte|a écrit|dit|dice|dijo|escribió|"
    r"scrive|ha scritto|пишет|написала?|yazdı|diyor ki)\b.*|[\s,:：|·—–-]*)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\s*(?:(?:comment|posted|kommentar|commentaire|written)\s+)?(?:by|von|par|por|from|автор|от)\s*[:：]?\s+",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s*(?:[—–|@,]|\bon\b|\bam\b|\ble\b)\s*(?:[^\W\d]+\.?\s*)?\d.*$")
_LONGEST_NAME = 200
_SKIPPED = frozenset({"script", "style", "form", "button", "textarea", "select", "noscript", "svg"})
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "blockquote", "section", "ul", "ol", "td", "tr", "h1", "h2", "h3", "h4"}
)


def own_texts(item: HtmlElement, items: Collection[HtmlElement]) -> Iterator[str]:
    """The texts of an item without those of other items within it."""
    for element in _own(item, items):
        if element.text and element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield element.text.strip()
        for child in element:
            if child.tail:
                yield child.tail.strip()


def _own(item: HtmlElement, items: Collection[HtmlElement]) -> Iterator[HtmlElement]:
    """An item's elements in order, without other items and what is in them."""
    waiting = [item]
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag not in _SKIPPED:
            waiting.extend(child for child in reversed(element) if child not in items)


def read_item(item: HtmlElement, items: Collection[HtmlElement], language: str) -> Found | None:
    """The comment in `item`, or None if it has no text. `items` are all elements that hold a comment."""
    author_at = time_at = None
    posted_at: datetime | None = None
    texts: list[HtmlElement] = []
    for element in _own(item, items):
        if element is item or not isinstance(element.tag, str):
            continue
        tokens = [*element.get("class", "").split(), *element.get("itemprop", "").split()]
        if posted_at is None and (element.tag == "time" or any(map(_TIME.fullmatch, tokens))):
            posted_at = _time_of(element, language)
            time_at = element if posted_at else time_at
        if author_at is None and (element.tag == "cite" or any(map(_AUTHOR.fullmatch, tokens))):
            author_at = element if _name_of(element) else None
            if author_at is not None and posted_at is None:
                posted_at = _time_of(element, language)
        if any(map(_TEXT.fullmatch, tokens)):
            texts.append(element)
    skipped = {each for each in (author_at, time_at) if each is not None}
    # WordPress calls the whole of a comment, its author and all, its body.
    bare = [each for each in texts if not skipped.intersection(each.iter())]
    holder = max(bare, key=lambda each: len("".join(each.itertext())), default=item)
    text = _text_of(holder, items, skipped if holder is item else set())
    if not text and holder is not item:
        text = _text_of(item, items, skipped)
    if not text:
        return None
    if posted_at is None and holder is not item:
        rest = " ".join(part for part in own_texts(item, items) if part and part not in text)
        posted_at = parse_datetime(rest[:300], language=language)
    author = _name_of(author_at) if author_at is not None else ""
    return Found(text, author, posted_at)


def _name_of(element: HtmlElement) -> str:
    inner = element.xpath(".//*[@itemprop='name' or contains(@class, 'fn')]")
    text = one_line(" ".join((inner[0] if inner else element).itertext()))[:_LONGEST_NAME]
    text = _WHEN.sub("", _BY.sub("", SAYS.sub("", text)))
    return text if 0 < len(text) <= 80 else ""


def _time_of(element: HtmlElement, language: str) -> datetime | None:
    for text in (
        element.get("datetime"),
        element.get("content"),
        element.get("title"),
        " ".join(element.itertext()),
    ):
        if text and (found := parse_datetime(text[:300], language=language)):
            return found
    return None


def _text_of(holder: HtmlElement, items: Collection[HtmlElement], skipped: set[HtmlElement]) -> str:
    parts: list[str] = []

    def walk(element: HtmlElement) -> None:
        if element.text:
            parts.append(element.text)
        for child in element:
            if (
                isinstance(child.tag, str)
                and child not in items
                and child not in skipped
                and not _is_tool(child)
            ):
                gap = "\n" if child.tag in _BLOCKS else ""
                parts.append(gap)
                walk(child)
                parts.append(gap)
            if child.tail:
                parts.append(child.tail)

    walk(holder)
    return one_line("".join(parts))


def _is_tool(element: HtmlElement) -> bool:
    if element.tag in _SKIPPED or element.tag in {"header", "footer", "time", "h2", "h3", "h4", "cite"}:
        return True
    return any(map(_NOT_TEXT.fullmatch, element.get("class", "").split()))
