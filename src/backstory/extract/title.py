"""The headline, by a vote among the places where a page gives it.

Steps: gather og:title, twitter:title, JSON-LD's headline, the <h1>s and <title>; take the site's name off
their ends; let each give its vote for its text; the text with most weight wins. A kicker that stands
before the headline in <h1> is left off where another place gives the headline alone.

One place alone is not to be trusted: the <h1> may be the site's logo, og:title may be made for search
engines, and <title> carries the site's name in front or behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import key_of, line
from backstory.extract.limits import TITLE

WEIGHTS = {"og": 1.1, "h1": 1.0, "linked": 1.0, "twitter": 0.5, "title": 0.9, "heading": 0.6}
"""What each place's vote counts; "heading" is a second <h1>, or an <h2> that <title> repeats."""

# Guillemets with a space on both sides; Arabic and French quote with them.
_STRONG = re.compile(r"\s*\|\s*|\s+[·•~⁄›]\s+|\s+::\s+|(?<!«)\s+»\s+(?!.*«)")
_WEAK = re.compile(r"\s+[-–—:]\s+|_|-(?=[\u3040-\u9fff]{2,8}$)")
_FRONT_LINKS = XPath("//body//a[@href and string-length(@href) < 60]")
_MOST_HEADINGS = 40


def headline(root: HtmlElement, *, opengraph: str, twitter: str, linked: str, names: Sequence[str]) -> str:
    """The page's headline; "" if it gives none. `names` are the site's: its title, its host."""
    document = line(root.findtext(".//title") or "", TITLE)
    site = [key for key in map(key_of, names) if key]
    headings = list(_headings(root, document))
    heads = {key_of(text) for text, _ in headings}
    votes: dict[str, float] = {}
    texts: dict[str, str] = {}
    cast: dict[str, set[str]] = {}
    for text, place in (
        (opengraph, "og"),
        *headings,
        (linked, "linked"),
        (document, "title"),
        (twitter, "twitter"),
    ):
        text = line(text, TITLE)
        if place not in {"h1", "heading"}:
            text = without_site(text, site, heads)
        key = key_of(text)
        if key and key not in site:
            votes[key] = votes.get(key, 0) + WEIGHTS[place]
            texts.setdefault(key, text)
            cast.setdefault(place, set()).add(key)
    if not votes:
        # What <title> gives may be the site's name alone.
        lesser = (text for each in root.iter("h2", "h3") if (text := _text(each)) and not _is_logo(each))
        return next(lesser, document)
    best = max(votes, key=votes.__getitem__)
    for place in ("og", "linked"):
        for key in cast.get(place, ()):
            # The <h1> with its kicker and <title> outvote the one place that gives the headline alone.
            if best not in cast[place] and best.endswith(key) and len(key) > 0.4 * len(best):
                return texts[key]
    return texts[best]


def front_page_names(root: HtmlElement) -> list[str]:
    """What the page calls the site in links to its front page, at most three names."""
    links = [each for each in _FRONT_LINKS(root)[:20] if _FRONT_HERE.match(each.get("href"))]
    texts = [line("".join(each.itertext()), TITLE) for each in links[:3]]
    return [text for text in texts if 2 < len(text) <= 60]


def without_site(text: str, site: Sequence[str], heads: Set[str] = frozenset()) -> str:
    """The part of a page's title that is the headline: without the site's name and its sections.

    `site` and `heads`, the site's names and the page's headings, hold plain texts.
    """
    cuts = [
        (match.start(), match.end(), strong)
        for strong, pattern in ((True, _STRONG), (False, _WEAK))
        for match in pattern.finditer(text)
    ]
    if not cuts:
        return text
    cuts.sort()
    for start, end, _ in cuts:
        for part in (text[:start], text[end:]):
            # A cross-heading may repeat a few words of the title; the headline is most of it.
            if len(part) > 0.35 * len(text) and key_of(part) in heads:
                return part
    for start, end, _ in cuts:
        if any(_same_site(text[end:], name) for name in site):
            return text[:start]
    for start, end, _ in reversed(cuts):
        if any(_same_site(text[:start], name) for name in site):
            return text[end:]
    strong = [(start, end) for start, end, is_strong in cuts if is_strong]
    if strong:
        edges = [0, *(place for cut in strong for place in cut), len(text)]
        return max((text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)), key=len)
    start, end, _ = cuts[-1]
    last = text[end:]
    if last[:1].isupper() and len(last.split()) <= 3 and start > 3 * len(last):
        return text[:start]
    return text


def _same_site(part: str, name: str) -> bool:
    key = key_of(part)
    if len(key) < 3:
        return bool(key) and key == name
    return (key in name and 2 * len(key) >= len(name)) or (
        len(name) > 3 and key.startswith(name) and len(key) < 2 * len(name) + 10
    )


def _headings(root: HtmlElement, document: str) -> Iterator[tuple[str, str]]:
    """The first <h1> that is no logo, the others, and <h2>s that <title> repeats, each with its place."""
    title = key_of(document)
    place = "h1"
    for count, element in enumerate(root.iter("h1", "h2")):
        if count == _MOST_HEADINGS:
            return
        text = _text(element)
        if not text or _is_logo(element):
            continue
        if element.tag == "h1":
            yield text, place
            place = "heading"
        elif len(text) > 8 and key_of(text) in title:
            yield text, "heading"


def _text(element: HtmlElement) -> str:
    return line(" ".join(element.itertext()), TITLE)


def _is_logo(heading: HtmlElement) -> bool:
    """Whether a heading is the site's name: a link to its front page."""
    for link in heading.iter("a"):
        address = (link.get("href") or "").strip()
        if _FRONT_PAGE.match(address):
            return True
    parent = heading.getparent()
    return parent is not None and parent.tag == "a" and bool(_FRONT_PAGE.match(parent.get("href") or ""))


_FRONT_HERE = re.compile(r"\s*(?:/(?:[a-z]{2}/?|home/?)?|(?:\.{0,2}/)?index\.\w{3,5})\s*\Z")
_FRONT_PAGE = re.compile(
    r"\s*(?:(?:https?:)?//[^/\s]+(?:/(?:[a-z]{2}/?|index\.\w{3,5}|home)?)?|/(?:[a-z]{2}/?|home/?)?|(?:\.?/)?index\.\w{3,5})\s*\Z"
)
