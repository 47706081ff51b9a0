"""Reader comments, read out of the page's tree and taken away from it, so that none is read as the article.

Steps: find the elements that are marked as one comment each, by class, id or schema.org type; part those
that only wrap another from those that are answered by another; read each one's text, author and time,
without its answers; take all of them and the forms below them out of the tree. Where the tree shows none,
those in JSON-LD are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.clean import one_line
from backstory.extract.jsonld import Linked, Node, text_of, types_of
from backstory.extract.limits import MOST_COMMENTS
from backstory.extract.marks import holding, take_out
from backstory.extract.thread import Found
from backstory.text.dates import parse_datetime

# "ment" is in the word for a comment in most languages; the patterns below look closer.
_CANDIDATES = XPath(
    f"{holding('class', 'ment', 'yorum')} | {holding('id', 'ment', 'yorum', 'respond', 'disqus_thread')} | "
    f"{holding('itemtype', 'Comment')}"
)
_CANDIDATE_TAGS = frozenset(
    {
        "li",
        "div",
        "article",
        "section",
        "dd",
        "tr",
        "ol",
        "ul",
        "dl",
        "table",
        "form",
        "aside",
        "p",
        "details",
    }
    | {"h2", "h3", "h4"}
)
_WORD = r"(?:comment|kommentar|commentaire|comentario|commento|comentari|komentarz?|kommentti|yorum|komentář)"
_ITEM_CLASS = re.compile(
    rf"(?!.*(?:form|respond|notes))(?:[\w-]*[-_])?(?:{_WORD}|[A-Z]\w*Comment)(?:[-_]{{1,2}}(?:item|entry|single|wrap|wrapper|block|node|row|box|card))?"
    rf"|{_WORD}(?:Item|Entry|Wrapper|Row)",
    re.IGNORECASE,
)
_ITEM_ID = re.compile(rf"(?:[\w-]*[-_])?{_WORD}s?[-_]?(?:wrapper[-_])?(?:id[-_]?)?\d+", re.IGNORECASE)
_LIST = re.compile(
    rf"(?:[\w-]*[-_])?(?:{_WORD}s?|{_WORD}e|yorumlar)(?:[-_]{{0,2}}(?:list|thread|tree|items))?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"recent|latest|newest|popular|neueste|letzte|derniers|últimos|ultimi|последние", re.IGNORECASE
)
_DIGITS = re.compile(r"\d")
_ITEM_TAGS = frozenset({"li", "div", "article", "section", "dd", "tr", "p"})
_LIST_TAGS = frozenset({"ol", "ul", "dl"})

SHORTEST_UNMARKED = 20
"""Code points; "Show more comments" is shorter."""

_TEXT = re.compile(
    r"(?:[\w-]*[-_])?(?:text|content|body|message|copy|contenttext|description|inhalt|texto|texte)|[\w-]*comment-?(?:text|body)|"
    r"[A-Z]?\w*(?:Text|Content|Body|Message)",
)
_AUTHOR = re.compile(
    r"(?:[\w-]*[-_])?(?:author|user|username|name|nick|nickname|poster|autor|auteur|login|fn|by)(?:[-_]?name)?|\w*(?:Author|User|Name)"
)
_TIME = re.compile(
    r"(?:[\w-]*[-_])?(?:date|time|datetime|datum|fecha|posted|published|timestamp|when|meta|metadata|info|created)|"
    r"\w*(?:Date|Time)|date(?:Created|Published|Posted)"
)
_NOT_TEXT = re.compile(
    r"(?:[\w-]*[-_])?(?:reply|actions?|toolbar|controls?|avatar|rating|votes?|likes?|share|meta|metadata|links?|report|"
    r"footer|permalink|edit|awaiting-moderation|navigation|header|head)(?:[-_]?link)?",
    re.IGNORECASE,
)
_SAYS = re.compile(
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


def take_comments(root: HtmlElement, linked: Linked, article: Node, language: str) -> list[Found]:
    """The comments as they stand; their elements, and the comment forms, are gone from `root` afterwards."""
    candidates = [each for each in _CANDIDATES(root) if each.tag in _CANDIDATE_TAGS]
    items = _items(candidates)
    found = list(_evident(items, language))
    for element in items:
        take_out(element)
    for element in candidates:
        if _is_area(element):
            take_out(element)
    return found or list(_linked_comments(linked, article, language))


def _evident(items: dict[HtmlElement, None], language: str) -> Iterator[Found]:
    """What was read out of the items, without buttons and notices that bear the same class.

    A comment has a time or a number of its own, or a name where others have one too. Where the page marks
    neither, several texts that are no mere labels are comments.
    """
    read = [(item, found) for item in items if (found := _read(item, items, language)) is not None]
    several = sum(bool(found.author) for _, found in read) > 1
    sure = [
        found
        for item, found in read
        if found.posted_at
        or _DIGITS.search(item.get("id", ""))
        or item.get("itemtype")
        or (several and found.author)
    ]
    if len(sure) * 2 > len(read) or len(read) < 2:
        return iter(sure)
    return (found for _, found in read if len(found.text) >= SHORTEST_UNMARKED)


def _items(candidates: list[HtmlElement]) -> dict[HtmlElement, None]:
    """The elements that hold one comment each, in the order of the page."""
    marked: dict[HtmlElement, None] = {}
    for element in candidates:
        if element.tag in _LIST_TAGS and _any(_LIST, element) and not _elsewhere(element):
            for child in element:
                if child.tag in {"li", "dd"}:
                    marked[child] = None
        elif element.tag in _ITEM_TAGS and _is_item(element):
            marked[element] = None
        elif _any(_AREA, element) and not _elsewhere(element) and element.find(".//h1") is None:
            marked.update(dict.fromkeys(_unmarked(element)))
        if len(marked) > MOST_COMMENTS:
            break
    wrappers = {element for element in marked if _only_wraps(element, marked)}
    # A page whose article is itself marked as a comment has its headline in it.
    return {element: None for element in marked if element not in wrappers and element.find(".//h1") is None}


def _unmarked(area: HtmlElement) -> list[HtmlElement]:
    """The articles that an area of comments is made of, though none is marked as a comment."""
    found = list(area.iter("article"))
    if len(found) == 1 and _holds_most(found[0]):
        return []  # the whole page stands in what is called its comments
    return found


def _holds_most(element: HtmlElement) -> bool:
    whole = len("".join(element.getroottree().getroot().itertext("p", "li", "div")))
    return len("".join(element.itertext())) > whole / 2


def _elsewhere(element: HtmlElement) -> bool:
    """Whether an element lists the latest comments of the whole site."""
    return bool(_ELSEWHERE.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _is_item(element: HtmlElement) -> bool:
    if _elsewhere(element):
        return False
    if "Comment" in element.get("itemtype", ""):
        return True
    if _ITEM_ID.fullmatch(element.get("id", "")):
        return True
    return any(_ITEM_CLASS.fullmatch(token) for token in element.get("class", "").split())


def _any(pattern: re.Pattern[str], element: HtmlElement) -> bool:
    tokens = (*element.get("class", "").split(), element.get("id", ""))
    return any(pattern.fullmatch(token) for token in tokens if token)


def _only_wraps(element: HtmlElement, marked: dict[HtmlElement, None]) -> bool:
    """Whether all the text of an item is in one other item within it."""
    inner = [each for each in element.iterdescendants() if each in marked]
    if not inner:
        return False
    own = sum(len(text) for text in _own_texts(element, marked) if not _SAYS.fullmatch(text))
    return own < 3


def _own_texts(item: HtmlElement, items: dict[HtmlElement, None]) -> Iterator[str]:
    """The texts of an item without those of other items within it."""
    for element in _own(item, items):
        if element.text and element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield element.text.strip()
        for child in element:
            if child.tail:
                yield child.tail.strip()


def _own(item: HtmlElement, items: dict[HtmlElement, None]) -> Iterator[HtmlElement]:
    """An item's elements in order, without other items and what is in them."""
    waiting = [item]
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag not in _SKIPPED:
            waiting.extend(child for child in reversed(element) if child not in items)


def _read(item: HtmlElement, items: dict[HtmlElement, None], language: str) -> Found | None:
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
        rest = " ".join(part for part in _own_texts(item, items) if part and part not in text)
        posted_at = parse_datetime(rest[:300], language=language)
    author = _name_of(author_at) if author_at is not None else ""
    return Found(text, author, posted_at)


def _name_of(element: HtmlElement) -> str:
    inner = element.xpath(".//*[@itemprop='name' or contains(@class, 'fn')]")
    text = one_line(" ".join((inner[0] if inner else element).itertext()))[:_LONGEST_NAME]
    text = _WHEN.sub("", _BY.sub("", _SAYS.sub("", text)))
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


def _text_of(holder: HtmlElement, items: dict[HtmlElement, None], skipped: set[HtmlElement]) -> str:
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


_AREA = re.compile(
    rf"(?:[\w-]*[-_])?(?:{_WORD}s?|{_WORD}e|yorumlar)(?:[-_]{{1,2}}(?:area|section|wrap|wrapper|container|holder|"
    r"list|form|respond|block|box|title|count|header|heading|reply|closed|inner|main|holder|link|content|thread))*|respond|disqus_thread"
    r"|no-?comments|post-comments|comment-?list|commentform|comments-title",
    re.IGNORECASE,
)


def _is_area(element: HtmlElement) -> bool:
    """Whether an element holds nothing but comments, or a form for them."""
    return _any(_AREA, element) and element.find(".//h1") is None and element.find(".//article") is None


def _linked_comments(linked: Linked, article: Node, language: str) -> Iterator[Found]:
    given = article.get("comment") or article.get("comments")
    waiting = linked.resolved(given)
    count = 0
    while waiting and count < MOST_COMMENTS:
        node = waiting.pop(0)
        if not isinstance(node, dict) or not {"Comment", "UserComments", "Answer"}.intersection(
            types_of(node)
        ):
            continue
        count += 1
        text = text_of(node.get("text") or node.get("commentText"))
        when = text_of(node.get("dateCreated") or node.get("datePublished") or node.get("commentTime"))
        if text:
            yield Found(
                text,
                text_of(node.get("author") or node.get("creator")),
                parse_datetime(when, language=language),
            )
        waiting = linked.resolved(node.get("comment")) + waiting
