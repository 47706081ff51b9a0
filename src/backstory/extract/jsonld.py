"""What a page says of itself in JSON-LD (schema.org): the one node that is the article, with references
resolved.

Steps: parse every JSON-LD script, mending what can be mended; collect all nodes, however they are nested;
join nodes with the same @id; choose the article: the one that names this page or bears its title, or else
the first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import orjson
from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import key_of, label
from backstory.extract.limits import ADDRESS, COMMENT

Node = dict[str, Any]

LARGEST_SCRIPT = 2_000_000
"""Code points; larger ones are data, not metadata."""
MOST_NODES = 2_000
LONGEST_VALUE = COMMENT
"""Code points; the longest value that is read is a comment's text."""

_SCRIPTS = XPath("//script[contains(@type, 'ld+json')]")
_OPENINGS = ("<!--", "//<![CDATA[", "// <![CDATA[", "/* <![CDATA[ */", "/*<![CDATA[*/", "<![CDATA[")
_CLOSINGS = ("-->", "//]]>", "// ]]>", "/* ]]> */", "/*]]>*/", "]]>", "//", ";")
_OTHER_ARTICLES = frozenset(
    {"BlogPosting", "Report", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Review"}
    | {"ClaimReview"}
)
_OUTLETS = frozenset({"NewsMediaOrganization", "Organization", "WebSite", "Corporation", "OnlineBusiness"})


@dataclass(slots=True)
class Linked:
    """The nodes of a page's JSON-LD."""

    articles: list[Node] = field(default_factory=list)
    outlets: list[Node] = field(default_factory=list)
    crumbs: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)

    def article(self, addresses: Iterable[str], titles: Iterable[str]) -> Node:
        """The node of the page's own article; {} if there is none."""
        if len(self.articles) < 2:
            return self.articles[0] if self.articles else {}
        own = {_bare(address) for address in addresses if address}
        heads = {key_of(title) for title in titles if title}
        for node in self.articles:
            if own & {_bare(address) for address in _addresses(node)}:
                return node
        for node in self.articles:
            if key_of(text_of(node.get("headline"))) in heads:
                return node
        return self.articles[0]

    def resolved(self, value: Any) -> list[Any]:
        """The value as a list, each reference ({"@id": ...}) replaced by the node it means."""
        found = []
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "name" not in each and isinstance(each.get("@id"), str):
                each = self.by_id.get(each["@id"], each)
            if each:
                found.append(each)
        return found


def linked_data(root: HtmlElement) -> Linked:
    """All JSON-LD of a page, which may be none."""
    linked = Linked()
    count = 0
    for script in _SCRIPTS(root):
        for node in _nodes(_parsed(script.text or "")):
            count += 1
            if count > MOST_NODES:
                return linked
            _file(node, linked)
    return linked


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types, without a namespace."""
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return tuple(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str))


def text_of(value: Any) -> str:
    """A value as a line of text: the first of a list, an object's name, a string."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            parts = (value.get(key) for key in ("givenName", "additionalName", "familyName"))
            value = value.get("name") or " ".join(filter(_is_text, parts)) or value.get("@value") or ""
        else:
            break
    return label(value, LONGEST_VALUE) if isinstance(value, str) else ""


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value)


def is_article(node: Node) -> bool:
    return any(name.endswith("Article") or name in _OTHER_ARTICLES for name in types_of(node))


def _file(node: Node, linked: Linked) -> None:
    name = node.get("@id")
    if isinstance(name, str) and len(node) > 1:
        linked.by_id.setdefault(name, node)
    if is_article(node):
        linked.articles.append(node)
    kinds = types_of(node)
    if "BreadcrumbList" in kinds:
        linked.crumbs.append(node)
    if _OUTLETS.intersection(kinds):
        linked.outlets.append(node)


def _nodes(value: Any) -> Iterator[Node]:
    """Every object that has a type, outermost first; what an article merely mentions is left where it is."""
    waiting = [value]
    steps = 0
    while waiting and steps < 20 * MOST_NODES:
        steps += 1
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting = each[:MOST_NODES] + waiting
        elif isinstance(each, dict):
            if "@type" in each or "@id" in each:
                yield each
            inner = [
                each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb") if key in each
            ]
            waiting = inner + waiting


def _parsed(text: str) -> Any:
    text = text.strip()
    if not text or len(text) > LARGEST_SCRIPT:
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        pass
    for opening in _OPENINGS:
        text = text.removeprefix(opening).lstrip()
    for closing in _CLOSINGS:
        text = text.removesuffix(closing).rstrip()
    try:
        # Raw line breaks in strings are the commonest fault.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(re.sub(r",\s*([}\]])", r"\1", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _addresses(node: Node) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (
        node.get("url"),
        page,
        page.get("@id") if isinstance(page, dict) else None,
        node.get("@id"),
    ):
        if isinstance(value, str):
            yield value


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$|/+$", "", address[:ADDRESS].strip().lower())
