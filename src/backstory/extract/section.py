"""The section that a page files its article under, where the page says it.

Steps: ask the meta tags, JSON-LD's articleSection, the category links that blog software marks, the trail
of crumbs, and last a short element marked as section or category.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import key_of, line
from backstory.extract.jsonld import Linked, Node, text_of
from backstory.extract.limits import NAME
from backstory.extract.marks import NOT_ASIDE, holding
from backstory.extract.metatags import MetaTags

LONGEST_SECTION = 60

_META_NAMES = (
    *(
        "article:section",
        "og:section",
        "parsely-section",
        "section",
        "article.section",
        "cxenseparse:section",
    ),
    *("dc.subject.section", "sailthru.section", "category", "article_section", "rubrik"),
)
_CATEGORY_LINKS = XPath("//body//a[contains(@rel, 'category')][not(ancestor::nav or ancestor::footer)]")
_CRUMBS = XPath(
    f"({holding('class', 'readcrumb')} | {holding('id', 'readcrumb')} | {holding('itemprop', 'breadcrumb')}"
    " | "
    f"{holding('itemtype', 'BreadcrumbList')})[not(ancestor::footer)]"
)
_MARKED = XPath(
    f"({holding('class', 'section', 'categor', 'rubri')} | {holding('itemprop', 'articleSection')})"
    f"[string-length(normalize-space(.)) <= {LONGEST_SECTION}]{NOT_ASIDE}"
)
_SECTION_CLASS = re.compile(
    r"(?:(?:article|post|entry|story|news|page|item)[-_]{0,2})?"
    r"(?:section|category|rubric|rubrik|rubrique|rubrica)(?:[-_]{1,2}(?:name|title|label|link|text))?",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:home(?:\s?page)?|start(?:seite)?|accueil|inicio|início|homepage|main|front page|strona główna|"
    r"hem|etusivu|anasayfa|ana sayfa|news|you are here:?|главная|головна|начало|домой|"
    r"الرئيسية|صفحه اصلی|خانه|ראשי)",
    re.IGNORECASE,
)
_ARROWS = re.compile(r"\s*[>»›/→|•·\\]\s*")


def section_of(root: HtmlElement, linked: Linked, article: Node, tags: MetaTags, title: str) -> str:
    """The section's name; "" where the page does not say it."""
    for text in _given(root, linked, article, tags, title):
        text = line(text, NAME).strip(" :|/»›>#")
        if 1 < len(text) <= LONGEST_SECTION and _names_section(text, title):
            return text
    return ""


def _names_section(text: str, title: str) -> bool:
    if text.startswith("http") or key_of(text) == key_of(title) or _HOME.fullmatch(text):
        return False
    return any(map(str.isalpha, text))


def _given(root: HtmlElement, linked: Linked, article: Node, tags: MetaTags, title: str) -> Iterator[str]:
    yield tags.first(*_META_NAMES)
    yield text_of(article.get("articleSection"))
    for link in _CATEGORY_LINKS(root)[:3]:
        yield "".join(link.itertext())
    for trail in linked.crumbs[:1]:
        entries = trail.get("itemListElement")
        if isinstance(entries, list):
            names = [text_of(each) or text_of(each.get("item")) for each in entries if isinstance(each, dict)]
            yield from _deepest(names, title)
    for element in _CRUMBS(root)[:2]:
        links = element.xpath(".//a | .//li | .//span[not(.//*)]")
        names = list(dict.fromkeys(line("".join(each.itertext()), NAME) for each in links[:20]))
        yield from _deepest(names or _ARROWS.split(line("  ".join(element.itertext()), 10 * NAME)), title)
    for element in _MARKED(root)[:20]:
        if element.get("itemprop") or any(map(_SECTION_CLASS.fullmatch, element.get("class", "").split())):
            yield " ".join(element.itertext())


def _deepest(names: list[str], title: str) -> Iterator[str]:
    """The crumbs from the article upwards, without the article itself."""
    own = key_of(title)
    for name in reversed(names):
        key = key_of(name)
        if key and key not in own and own not in key:
            yield name
