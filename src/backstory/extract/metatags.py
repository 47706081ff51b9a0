"""A page's <meta> tags, its canonical address and the language it claims."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import label, visible
from backstory.extract.limits import ADDRESS

_METAS = XPath("//meta[@content]")
_CANONICAL = XPath("//link[@rel='canonical']/@href")
MOST_METAS = 1_000
LONGEST_CONTENT = 3_000


@dataclass(slots=True)
class MetaTags:
    """Lower-case name, property or itemprop -> contents, in the order of the page."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first content under the first of the names that has one, as a clean line; "" if none."""
        for name in names:
            for content in self.values.get(name, ()):
                text = label(content, LONGEST_CONTENT)
                if text:
                    return text
        return ""

    def all(self, *names: str) -> list[str]:
        """The contents under all of the names."""
        return [label(content, LONGEST_CONTENT) for name in names for content in self.values.get(name, ())]


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
    """The page's canonical address: what the page gives, if it is on its own site, or else `known`.

    A canonical address on another site is that of the outlet which a story was taken over from, and one that
    is a mere front page is a mistake of the page's maker.
    """
    own = _domain(site_of(known))
    for given in (*tags.all("og:url"), *_CANONICAL(root), *tags.all("twitter:url")):
        address = _joined(known, visible(given).strip())
        if not is_address(address) or (own and _domain(site_of(address)) != own):
            continue
        if (
            urlsplit(address).path.strip("/")
            or urlsplit(address).query
            or known.rstrip("/") == address.rstrip("/")
        ):
            return address
    return known


def _joined(known: str, address: str) -> str:
    try:
        return urljoin(known, address) if known else address
    except ValueError:
        return ""


def _domain(host: str) -> str:
    """The part of a host that one owner registers: the last two labels, or three for co.uk and the like."""
    labels = host.split(".")
    second_level = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if second_level else -2 :])


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


_ADDRESS = re.compile(r"(?:https?:)?//\S+|(?:[\w-]+\.)+[a-z]{2,}/", re.IGNORECASE)


def site_name(given: str) -> str:
    """What a page calls its site; the host where it gives an address for a name."""
    if not _ADDRESS.fullmatch(given):
        return given
    return site_of(given if "//" in given else f"//{given}") or given
