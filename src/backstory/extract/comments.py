"""Reader comments, read out of the page's tree and taken away from it, so that none is read as the article.

Steps: find the elements that are marked as one comment each, by class, id or schema.org type; part those
that only wrap another from those that are answered by another; read each one's text, author and time,
without its answers; take all of them and the forms below them out of the tree. Where the tree shows none,
those in JSON-LD are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import XPath
from lxml.html import HtmlElement

from backstory.extract.commentitem import SAYS, own_texts, read_item
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
    "li div article section dd tr ol ul dl table form aside p details h2 h3 h4".split()  # noqa: SIM905
)
_WORD = r"(?:comment|kommentar|commentaire|comentario|commento|comentari|komentarz?|kommentti|yorum|komentář)"
_ITEM_CLASS = re.compile(
    rf"(?!.*(?:form|respond|notes))(?:[\w-]*[-_])?(?:{_WORD}|[A-Z]\w*Comment)"
    r"(?:[-_]{1,2}(?:item|entry|single|wrap|wrapper|block|node|row|box|card))?"
    rf"|{_WORD}(?:Item|Entry|Wrapper|Row)",
    re.IGNORECASE,
)
_ITEM_ID = re.compile(rf"(?:[\w-]*[-_])?{_WORD}s?[-_]?(?:wrapper[-_])?(?:id[-_]?)?\d+", re.IGNORECASE)
_LIST = re.compile(
    rf"(?:[\w-]*[-_])?(?:{_WORD}s?|{_WORD}e|yorumlar)(?:[-_]{{0,2}}(?:list|thread|tree|items))?",
    re.IGNORECASE,
)
_AREA = re.compile(
    rf"(?:[\w-]*[-_])?(?:{_WORD}s?|{_WORD}e|yorumlar)(?:[-_]{{1,2}}(?:area|section|wrap|wrapper|container|"
    r"holder|list|form|respond|block|box|title|count|header|heading|reply|closed|inner|main|link|content|"
    r"thread))*|respond|disqus_thread|no-?comments|post-comments|comment-?list|commentform|comments-title",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"recent|latest|newest|popular|neueste|letzte|derniers|últimos|ultimi|последние", re.IGNORECASE
)
_DIGITS = re.compile(r"\d")
_ITEM_TAGS = frozenset({"li", "div", "article", "section", "dd", "tr", "p"})
_LIST_TAGS = frozenset({"ol", "ul", "dl"})

SHORTEST_BODY = 500
"""Code points in paragraphs; an element with fewer is no article."""
SHORTEST_UNMARKED = 20
"""Code points; "Show more comments" is shorter."""


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
    read = [(item, found) for item in items if (found := read_item(item, items, language)) is not None]
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
    # A page whose article is itself marked as a comment, which is also a kind of article, has its headline
    # in it, or most of its text.
    found = [each for each in marked if each not in wrappers and each.find(".//h1") is None]
    if len(found) == 1 and not _DIGITS.search(found[0].get("id", "")) and _holds_most(found[0]):
        # The body finder would take it for comments too.
        found[0].attrib.pop("class", None)
        return {}
    return dict.fromkeys(found)


def _unmarked(area: HtmlElement) -> list[HtmlElement]:
    """The articles that an area of comments is made of, though none is marked as a comment."""
    return list(area.iter("article"))


def _holds_most(element: HtmlElement) -> bool:
    """Whether an element holds most of the page's running text."""
    own = sum(len("".join(each.itertext())) for each in element.iter("p"))
    if own < SHORTEST_BODY:
        return False
    whole = sum(len("".join(each.itertext())) for each in element.getroottree().iter("p"))
    return own > whole / 2


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
    own = sum(len(text) for text in own_texts(element, marked) if not SAYS.fullmatch(text))
    return own < 3


def _is_area(element: HtmlElement) -> bool:
    """Whether an element holds nothing but comments, or a form for them."""
    if not _any(_AREA, element) or element.find(".//h1") is not None:
        return False
    return element.find(".//article") is None


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
