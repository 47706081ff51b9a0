"""Links to other stories, taken out of the page before its body is sought.

Steps: find the short lines that announce such links ("Related:", "Read also", "Читайте также", «اقرأ
أيضا»); take out the line if most of it is a link, and what follows it as long as that is made of links;
or, where the announcement is a heading, the list below it.

Only what is announced and made of links goes: a paragraph of the article that begins with the same words
stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from backstory.extract.announced import announcement, only_announces
from backstory.extract.marks import take_out

MOST_LINKED = 0.5
"""A block with more than this share of its letters in links is made of links."""
MOST_OF_ITEM = 0.85
"""A teaser's item is its link, but for a kicker or a date."""
SHORTEST_HEADLINE = 20
"""Code points; menus and tags are shorter, and are left to the body finder."""

LONGEST_IN_MENU = 30
_IN_MENU = frozenset({"a", "b", "strong", "span", "br", "i", "em", "font", "img", "small"})

_LEADS = (
    "p",
    "div",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "strong",
    "b",
    "li",
    "em",
    "section",
    "aside",
    "td",
)
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "li", "section", "aside", "h2", "h3", "h4", "h5", "h6", "table", "td"}
)
_DATED = re.compile(r"^\W*.{2,80}?[:\s]\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})\s+\S")


def drop_related(root: HtmlElement) -> None:
    """Take announced lists of links, and lists made of nothing but headlines' links, out of the tree."""
    for element in list(root.iter("ul", "ol")):
        if _only_headlines(element):
            take_out(element)
    for element in list(root.iter("p", "td", "center")):
        if _is_menu(element):
            take_out(element)
    for element in list(_announcements(root)):
        if element.getparent() is None:
            continue
        block = _block_of(element)
        if block is None:
            continue
        followers = list(_followers(block))
        if only_announces(_text(block)):
            if followers:
                take_out(block)
                for each in followers:
                    take_out(each)
        elif _linked_share(block) > MOST_LINKED:
            take_out(block)
            for each in followers:
                take_out(each)


def _only_headlines(element: HtmlElement) -> bool:
    """Whether every item of a list is a link as long as a headline, and nothing else."""
    items = [each for each in element if each.tag == "li"]
    if not items:
        return False
    for item in items:
        text = _text(item)
        links = [_text(link) for link in item.iter("a")]
        if not links or len(text) < SHORTEST_HEADLINE or sum(map(len, links)) < MOST_OF_ITEM * len(text):
            return False
    return True


def _is_menu(element: HtmlElement) -> bool:
    """Whether a block is nothing but two or more short links with signs between them."""
    if len(element) < 2 or not all(child.tag in _IN_MENU for child in element):
        return False
    links = [_text(link) for link in element.iter("a")]
    if len(links) < 2 or max(map(len, links)) > LONGEST_IN_MENU:
        return False
    rest = _text(element)
    for text in links:
        rest = rest.replace(text, "", 1)
    return not any(map(str.isalnum, rest))


def _announcements(root: HtmlElement) -> Iterator[HtmlElement]:
    body = root.find("body")
    if body is None:
        return
    for element in body.iter(*_LEADS):
        if element.text and announcement(element.text):
            yield element


def _block_of(element: HtmlElement) -> HtmlElement | None:
    """The block that begins with the announcement; None if the announcement stands within a sentence."""
    while element.tag not in _BLOCKS:
        parent = element.getparent()
        if parent is None or (parent.text or "").strip() or parent[0] is not element:
            return None
        element = parent
    return element


def _followers(block: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks right after an announcement that are made of links, or of dated headlines."""
    for each in block.itersiblings():
        if not isinstance(each.tag, str):
            continue
        text = _text(each)
        if not text:
            continue
        if _linked_share(each) > MOST_LINKED or _DATED.match(text):
            yield each
        else:
            return


def _linked_share(element: HtmlElement) -> float:
    total = len("".join(_text(element).split()))
    # What announces the links is not counted as text beside them.
    lead = announcement(_text(element))
    if lead:
        total -= len("".join(lead[0].split()))
    linked = sum(len("".join("".join(link.itertext()).split())) for link in element.iter("a"))
    return linked / total if total > 0 else 1.0 if linked else 0.0


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
