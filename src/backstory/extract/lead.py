"""The lead (standfirst, teaser) that stands between headline and body, which body finders leave out.

Steps: take what the page describes itself with (og:description, JSON-LD); find the block after the
headline that shows the same words; or else a block beside the headline that is marked as the lead. Only
what the page shows is taken: a description made for search engines is no part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import key_of, line
from backstory.extract.jsonld import Node, text_of
from backstory.extract.marks import NOT_ASIDE, holding, tagged
from backstory.extract.metatags import MetaTags
from backstory.values import Paragraph

SHORTEST = 40
LONGEST = 1_500
ALIKE = 40
"""Plain characters that a block and the description must share at their beginnings."""

_TAGS = frozenset({"p", "div", "h2", "h3", "span", "strong", "section", "em", "b"})
_STARTING = XPath("//body//*[starts-with(normalize-space(text()), $start)]")
_LEAD_WORDS = (
    *("lead", "Lead", "intro", "Intro", "standfirst", "teaser", "summary", "subtitle", "subheadline", "dek"),
    *("deck", "vorspann", "chapo", "entradilla", "perex", "anons", "excerpt"),
)
_MARKED = XPath(
    f"({holding('class', *_LEAD_WORDS)} | {holding('itemprop', 'description', 'alternativeHeadline')})"
    f"[{tagged('p', 'div', 'h2', 'h3', 'section', 'strong', 'span')}]{NOT_ASIDE}"
)
_LEAD_CLASS = re.compile(
    r"(?:[\w-]*[-_]{1,2})?(?:lead|lede|leadin|intro|introduction|standfirst|teaser|summary|subtitle|"
    r"subheadline|dek|deck|vorspann|chapo|entradilla|perex|anons|excerpt)(?:[-_]{1,2}(?:text|paragraph|content))?",
    re.IGNORECASE,
)


def lead_of(root: HtmlElement, article: Node, tags: MetaTags) -> str:
    """The lead as the page shows it; "" if it shows none that can be told."""
    heading = root.find(".//h1")
    for text in (
        tags.first("og:description"),
        text_of(article.get("description")),
        tags.first("description"),
    ):
        key = key_of(text)[:ALIKE]
        if len(text) >= SHORTEST and len(key) >= ALIKE * 0.7:
            for element in _beginning_with(root, text):
                shown = line(" ".join(element.itertext()), LONGEST)
                if key_of(shown).startswith(key) and len(shown) < 2 * len(text) + 200:
                    return shown
    if heading is not None:
        holder = _holder(heading)
        for element in _MARKED(root):
            if holder in element.iterancestors() and any(
                map(_LEAD_CLASS.fullmatch, element.get("class", "").split())
            ):
                shown = line(" ".join(element.itertext()), LONGEST)
                if SHORTEST <= len(shown) < LONGEST and element.find(".//h1") is None:
                    return shown
    return ""


def with_lead(paragraphs: Sequence[Paragraph], lead: str) -> list[Paragraph]:
    """The paragraphs with the lead before them, unless they hold it already."""
    key = key_of(lead)
    if not key or not paragraphs or any(key[:ALIKE] in key_of(each.text) for each in paragraphs[:8]):
        return list(paragraphs)
    return [Paragraph(lead), *paragraphs]


def _beginning_with(root: HtmlElement, text: str) -> Iterator[HtmlElement]:
    """The innermost elements whose text begins as `text` does."""
    for element in _STARTING(root, start=text[:12].strip()):
        if element.tag in _TAGS:
            yield element


def _holder(heading: HtmlElement) -> HtmlElement:
    """What holds the headline and what belongs to it: the nearest header or article, or two levels up."""
    for ancestor in heading.iterancestors("header", "article", "main"):
        return ancestor
    parent = heading.getparent()
    if parent is None:
        return heading
    above = parent.getparent()
    return parent if above is None or above.tag in {"body", "html"} else above
