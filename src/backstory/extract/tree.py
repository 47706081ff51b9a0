"""The text of a page -> an lxml tree that every later step can walk in bounded time.

Steps: drop inlined files and control characters; parse once; if the parser gave up because of nesting, or
the tree has more elements or levels than the body finder can take, flatten: keep the head's metadata and
the blocks of text, one after the other, without what they were nested in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import LxmlError, XPath
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from backstory.errors import ExtractError
from backstory.extract.limits import DEEPEST, LARGEST_TEXT, LONGEST_ATTRIBUTE, MOST_ELEMENTS

_LONG_ATTRIBUTES = XPath(f"//@*[string-length(.) > {LONGEST_ATTRIBUTE}]")
_COUNT = XPath("count(//*)")
_DEEP = XPath(f"boolean({'/*' * (DEEPEST + 1)})")
# Pictures and fonts that "save complete page" writes into the page itself.
_INLINED = re.compile(r"""data:[a-z]{1,20}/[\w.+-]{1,60}[^\s"'<>()]{200,}""")
# What no XML text may hold: lxml reads it, and then refuses to have it moved.
_CONTROLS = bytes(set(range(32)) - {9, 10, 13})
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[dD][89a-fA-F][0-9a-fA-F]{2}|[fF]{3}[eEfF]))(?:;|(?![0-9a-fA-F]))"
)
_BARE_SELF_CLOSED = re.compile(r"(<html\b[^<>]{0,1000}?)\s{0,20}/>", re.IGNORECASE)

_TAG = re.compile(r"<(?:!--.*?(?:-->|\Z)|(/?)([a-zA-Z][a-zA-Z0-9:-]*+)([^<>]*+)>|[!?/][^<>]*+>)", re.DOTALL)
_KEPT = frozenset({"title", "meta", "link", "base"})
_MOST_IN_HEAD = 1_000
_RAW = frozenset({"script", "style", "textarea", "svg", "noscript", "template", "iframe", "select"})
_RAW_END = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in _RAW}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "nobr",
        "q",
        "s",
    }
    | {"small", "span", "strike", "strong", "sub", "sup", "tt", "u", "wbr"}
)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page; `flat` if its nesting was given up."""

    root: HtmlElement
    flat: bool = False


def parse(text: str) -> Page:
    """The page's tree; ExtractError if there is nothing in it."""
    text = _INLINED.sub("", text)
    if len(text) > LARGEST_TEXT:
        raise ExtractError(
            f"{len(text):,} characters are too many to be read, the limit is {LARGEST_TEXT:,} "
            "(LARGEST_TEXT); save the article alone, without the rest of the page"
        )
    if text[:2048].lower().find("<html") >= 0:
        # "<html/>" would close the document before its first word.
        text = _BARE_SELF_CLOSED.sub(r"\1>", text, count=1) if "/>" in text[:2048] else text
    root, cut_off = _parsed(text)
    if cut_off or _COUNT(root) > MOST_ELEMENTS or _DEEP(root):
        root, cut_off = _parsed(flattened(text))
        if cut_off:
            raise ExtractError("nested too deeply to be read; save the article's text as .txt and add that")
        return Page(root, flat=True)
    return Page(root)


def _parsed(text: str) -> tuple[HtmlElement, bool]:
    """The tree, and whether the parser gave up before the end."""
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    content = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    content = _CONTROL_REFERENCE.sub(b"", content).replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    if not content.strip():
        raise ExtractError("the page is empty; fetch or save it again")
    try:
        root = document_fromstring(content, parser=parser)
    except LxmlError as error:  # nothing but comments or white space
        raise ExtractError("there is no element of a page in it; check the file") from error
    for value in _LONG_ATTRIBUTES(root):
        # Data for scripts; and writing out long ones costs libxml2 the square of their length.
        del value.getparent().attrib[value.attrname]
    return root, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def flattened(text: str) -> str:
    """The page as a flat run of blocks: time and memory are linear in its length, whatever its nesting."""
    head: list[str] = []
    blocks: list[str] = []
    held: list[str] = []
    tag = "p"
    place = 0

    def close() -> None:
        block = "".join(held).strip()
        held.clear()
        if block:
            blocks.append(f"<{tag}>{block}</{tag}>")

    while (found := _TAG.search(text, place)) is not None:
        held.append(text[place : found.start()])
        place = found.end()
        name = (found[2] or "").lower()
        if name in _RAW and not found[1]:
            end = _RAW_END[name].search(text, place)
            inner_end = end.start() if end else len(text)
            if name == "script" and "json" in found[3].lower() and len(head) < _MOST_IN_HEAD:
                head.append(f"<script{found[3]}>{text[place:inner_end]}</script>")
            place = end.end() if end else len(text)
        elif name == "time":
            # Its end tag is not waited for, or times would nest.
            held.append("" if found[1] else f"<time{found[3]}></time>")
        elif name == "br":
            held.append("<br>")
        elif name in _KEPT and len(head) < _MOST_IN_HEAD:
            head.append(found[0])
            if name == "title" and not found[1]:
                end_title = text.find("<", place)
                end_title = end_title if end_title >= 0 else len(text)
                head.append(text[place:end_title])
                place = end_title
        elif name and name not in _INLINE and name not in _KEPT:
            close()
            tag = name if name in _HEADINGS and not found[1] else "p"
            if len(blocks) >= MOST_ELEMENTS // 2:
                break
    else:
        held.append(text[place:])
    close()
    return f"<html><head>{''.join(head)}</head><body><article>{''.join(blocks)}</article></body></html>"
