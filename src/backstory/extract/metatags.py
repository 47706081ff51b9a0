"""A page's <meta> tags, its canonical address and the language it claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import one_line, unmarked, visible
from backstory.extract.limits import ADDRESS

_METAS = XPath("//meta[@content]")
_CANONICAL = XPath("//link[@rel='canonical']/@href")
MOST_METAS = 1_000


@dataclass(slots=True)
class MetaTags:
    """Lower-case name, property or itemprop -> contents, in the order of the page."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first content under the first of the names that has one, as a clean line; "" if none."""
        for name in names:
            for content in self.values.get(name, ()):
                text = one_line(unmarked(content))
                if text:
                    return text
        return ""

    def all(self, *names: str) -> list[str]:
        """The contents under all of the names."""
        return [one_line(unmarked(content)) for name in names for content in self.values.get(name, ())]


def meta_tags(root: HtmlElement) -> MetaTags:
    tags = MetaTags()
    for element in _METAS(root)[:MOST_METAS]:
        content = element.get("content")
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name:
                tags.values.setdefault(name.strip().lower(), []).append(content)
    return tags


def claimed_language(root: HtmlElement, tags: MetaTags) -> str:
    """The language tag that the page claims ("ru-RU"), or ""."""
    return (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
        or tags.first(
            "og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"
        )
    )


def address_of(root: HtmlElement, tags: MetaTags, known: str) -> str:
    """The page's canonical address: from the page, if it is on the site it was fetched from, or `known`.

    A canonical link to another site's front page, or to a local file, is a mistake of the page's maker.
    """
    for given in (*_CANONICAL(root), *tags.all("og:url", "twitter:url")):
        address = visible(given).strip()
        if known:
            address = urljoin(known, address)
        if is_address(address) and (urlsplit(address).path.strip("/") or not urlsplit(known).path.strip("/")):
            return address
    return known


def is_address(text: str) -> bool:
    """Whether `text` is an absolute web address of a length that browsers keep."""
    if len(text) > ADDRESS or any(map(str.isspace, text)):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    except ValueError:
        return False


def site_of(address: str) -> str:
    """The host of an address without "www."; "" if it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
