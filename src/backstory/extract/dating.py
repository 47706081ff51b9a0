"""The publication date that a page gives, from the surest place to the least sure.

Steps: ask what the page states for machines (JSON-LD, meta tags, marked elements), then its address
(/2025/03/12/), then what it shows to people near its headline; where it states nothing at all, let
htmldate search the page. A stated date that cannot be right is kept as the reason why there is none, and
then only other stated dates may take its place: a page that is wrong about its date is not searched for
chance finds.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date, datetime

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.beside import beside_headline
from backstory.extract.jsonld import Node, text_of
from backstory.extract.limits import MANY_ELEMENTS
from backstory.extract.marks import NOT_ASIDE, holding
from backstory.extract.metatags import MetaTags
from backstory.extract.published import EARLIEST, ZONES, believed, doubt, latest

logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_META_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "article:published"),
    *("datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date"),
    *("publish-date", "published_time", "published_date", "publication_date", "publication-date"),
    *("article:published_date", "article.published", "bt:pubdate", "dc.date.issued", "dcterms.issued"),
    *("dc.date.published", "citation_publication_date", "citation_date", "dc.date", "dcterms.date", "date"),
    *("cxenseparse:recs:publishtime", "originalpublicationdate", "rnews:datepublished", "date_published"),
    *("mediator_published_time", "article:post_date", "date.issued", "releasedate"),
)
# Written is not published: an article may lie for weeks.
_CREATED_NAMES = ("datecreated", "dcterms.created", "dc.date.created", "article:created", "created")
_MARKED = XPath(
    f"({holding('itemprop', 'datePublished')} | //time[@pubdate or contains(@class, 'publish') or "
    f"contains(@class, 'entry-date')]){NOT_ASIDE}"
)
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_.-](0?[1-9]|1[0-2])[/_.-](0?[1-9]|[12]\d|3[01])(?!\d)|"
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
)
_DATE_WORDS = ("date", "Date", "datum", "fecha", "publi", "posted", "time", "byline")
_SHOWN = (
    XPath(f"//body//time{NOT_ASIDE}"),
    XPath(f"({holding('class', *_DATE_WORDS)} | {holding('id', 'date')}){NOT_ASIDE}"),
    XPath(f"({holding('class', 'meta', 'info')}){NOT_ASIDE}"),
)
_COUNT = XPath("count(//*)")
_MOST_SHOWN = 30
_LONGEST_SHOWN = 200


def publication_date(
    root: HtmlElement, article: Node, tags: MetaTags, *, url: str, captured_at: datetime, language: str
) -> tuple[date | None, str]:
    """The date, and why one that the page gave was not believed."""
    note = ""
    address = in_address(url)
    if address and doubt(address, captured_at):
        address = None
    for text in _stated(root, article, tags):
        day, reason = believed(text, captured_at, language)
        if day:
            if address and abs(address - day) <= ZONES:
                day = address  # the stated time is often in UTC, the address in the outlet's own day
            return day, note and f"{note}; another date on the page is taken instead"
        note = note or reason
    if address:
        return address, note and f"{note}; the date in the address is taken instead"
    if note:
        return None, note
    beside = beside_headline(root, language).day
    if beside and not doubt(beside, captured_at):
        return beside, ""
    shown = _shown(root, captured_at, language)
    return shown or _created(article, tags, captured_at) or _searched(root, captured_at), ""


def in_address(url: str) -> date | None:
    """The day in an address such as /2025/03/12/title or /20250312-title."""
    for match in _IN_ADDRESS.finditer(url):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _stated(root: HtmlElement, article: Node, tags: MetaTags) -> Iterator[str]:
    text = text_of(article.get("datePublished"))
    if text:
        yield text
    for name in _META_NAMES:
        for text in tags.values.get(name, ()):
            if text.strip():
                yield text
    for element in _MARKED(root)[:_MOST_SHOWN]:
        text = element.get("datetime") or element.get("content") or " ".join(element.itertext())
        if any(map(str.isdigit, text)):
            yield text


def _created(article: Node, tags: MetaTags, captured_at: datetime) -> date | None:
    for text in (text_of(article.get("dateCreated")), tags.first(*_CREATED_NAMES)):
        day, _ = believed(text, captured_at)
        if day:
            return day
    return None


def _shown(root: HtmlElement, captured_at: datetime, language: str) -> date | None:
    for expression in _SHOWN:
        for element in expression(root)[:_MOST_SHOWN]:
            for text in (element.get("datetime") or "", " ".join(element.itertext())):
                if len(text) < _LONGEST_SHOWN and any(map(str.isdigit, text)):
                    day, _ = believed(text, captured_at, language)
                    if day:
                        return day
    return None


def _searched(root: HtmlElement, captured_at: datetime) -> date | None:
    if _COUNT(root) > MANY_ELEMENTS:
        return None
    try:
        text = find_date(
            root,
            extensive_search=False,
            original_date=True,
            min_date=EARLIEST.isoformat(),
            max_date=latest(captured_at).isoformat(),
        )
    except Exception:  # a searcher that stumbles has found nothing
        logging.getLogger(__name__).debug("htmldate failed", exc_info=True)
        return None
    day = date.fromisoformat(text) if text else None
    return None if day and doubt(day, captured_at) else day
