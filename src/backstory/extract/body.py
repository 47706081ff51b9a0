"""The article's body -> paragraphs, cross-headings, quotations and list items.

Steps: let trafilatura find the body in the tree; where it fails, take the page's blocks of text that are
no navigation; turn elements into paragraphs, parting at line breaks where a sentence ends; mark capitals
as headings.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml.etree import XPath, _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from backstory.extract.clean import composed, one_line
from backstory.extract.limits import MANY_ELEMENTS, MOST_PARAGRAPHS, PARAGRAPH
from backstory.extract.marks import NOT_ASIDE, tagged
from backstory.extract.paragraphs import LONGEST_HEADING, is_shouted
from backstory.values import Paragraph, ParagraphKind

# It reports each short or unusual page as a warning; what could not be read is an ExtractError here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_HEADS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"item", "li", "dd", "dt"})
_QUOTES = frozenset({"quote", "blockquote"})
_BREAKS = frozenset({"lb", "br", "hr"})
_INLINE = frozenset(
    {"hi", "ref", "del", "a", "b", "strong", "em", "i", "span", "sub", "sup", "u", "s", "graphic", "font"}
)
_ENDS = re.compile(r"[.!?…:;。！？؟۔»”\"')\]]\s*$")
_SIGNS = 8
_BREAK = "\u2028"
SHORTEST_BROKEN = 40
"""A line break after fewer code points than this is layout (an address, a verse), unless it is doubled."""

_COUNT = XPath("count(//*)")
_BLOCKS = XPath(
    f"//body//*[{tagged('p', 'h1', 'h2', 'h3', 'li', 'blockquote', 'td', 'div', 'article', 'section')} or "
    f"{tagged('center', 'font')}][not(ancestor::header)]{NOT_ASIDE}"
    "[text()[string-length(normalize-space(.)) > 25]]"
)


def body_paragraphs(root: HtmlElement) -> list[Paragraph]:
    """The body of the page; empty if there is none. `root` is left as it was."""
    body = _found(root)
    paragraphs = list(_converted(body)) if body is not None else []
    if not paragraphs:
        paragraphs = list(_blocks(root))
    return paragraphs[:MOST_PARAGRAPHS]


def _found(root: HtmlElement) -> _Element | None:
    try:
        many = _COUNT(root) > MANY_ELEMENTS
        document = bare_extraction(root, with_metadata=False, include_comments=False, fast=many)
    except Exception:  # whatever pages make it stumble over, the block reader below takes them
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        return None
    return document.body if isinstance(document, Document) else None


def _blocks(root: HtmlElement) -> Iterator[Paragraph]:
    for element in _BLOCKS(root)[:MOST_PARAGRAPHS]:
        kind: ParagraphKind = "heading" if element.tag in _HEADS else "text"
        own = [element.text or ""]
        for child in element:
            if child.tag in _INLINE:
                own.append("".join(child.itertext()))
            own.append(child.tail or "")
        yield from _paragraph("".join(own), kind)


def _converted(body: _Element) -> Iterator[Paragraph]:
    """Paragraphs in the order of the page, from trafilatura's own tags or from HTML's."""
    held: list[str] = []
    kinds: list[ParagraphKind] = ["text"]

    def flush() -> Iterator[Paragraph]:
        text = "".join(held)
        held.clear()
        if text.strip():
            yield from _paragraph(text, kinds[-1])

    waiting: list[tuple[_Element, bool]] = [(body, False)]
    while waiting:
        element, closing = waiting.pop()
        tag = element.tag
        if closing:
            if tag not in _INLINE:
                yield from flush()
                kinds.pop()
            if element is not body:
                held.append(element.tail or "")
            continue
        if not isinstance(tag, str):
            held.append(element.tail or "")
            continue
        if tag in _BREAKS:
            held.append(_BREAK + (element.tail or ""))
            continue
        if tag not in _INLINE:
            yield from flush()
            kinds.append(_kind(tag, kinds[-1]))
        held.append(element.text or "")
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))
    yield from flush()


def _kind(tag: str, outer: ParagraphKind) -> ParagraphKind:
    if tag in _HEADS:
        return "heading"
    if tag in _ITEMS:
        return "item"
    if tag in _QUOTES:
        return "quote"
    return outer


def _paragraph(text: str, kind: ParagraphKind) -> Iterator[Paragraph]:
    for part in _parted(text):
        part = one_line(composed(part))[:PARAGRAPH]
        if any(map(str.isalnum, part)):
            heading = kind == "text" and len(part) <= LONGEST_HEADING and is_shouted(part)
            yield Paragraph(part, "heading" if heading else kind)


def _parted(text: str) -> Iterator[str]:
    """The text parted at line breaks that part paragraphs: doubled ones, and those after a sentence."""
    held: list[str] = []
    size = 0
    for each in text.split(_BREAK):
        if held and (not each.strip() or (size >= SHORTEST_BROKEN and _ENDS.search(held[-1][-_SIGNS:]))):
            yield " ".join(held)
            held, size = [], 0
        if each.strip():
            held.append(each)
            size += len(each)
    if held:
        yield " ".join(held)
