"""Text that old-fashioned pages leave loose between line breaks and blocks, wrapped into paragraphs.

Steps: find containers that mix loose text with line breaks or with blocks; wrap each run of text and
inline elements between two breaks in a <p>. Body finders look for paragraphs, and drop what is in none.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import SubElement
from lxml.html import HtmlElement

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img"}
    | {
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
    }
    | {"tt", "u", "var", "wbr"}
)
_CONTAINERS = ("body", "td", "div", "center", "article", "section", "main", "font", "span")
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "table",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "hr",
        "form",
        "section",
    }
)
LONG_ENOUGH = 20
"""Code points of loose text in one run from which a container is worth to be put in order."""
LEAST_LOOSE = 200


def is_loose(root: HtmlElement) -> bool:
    """Whether a page keeps more text between line breaks than in paragraphs."""
    breaks = [each for each in root.iter("br") if each.tail and each.getparent().tag != "p"]
    loose = sum(len(each.tail.strip()) for each in breaks)
    if loose < LEAST_LOOSE:
        return False
    return loose > sum(len("".join(each.itertext())) for each in root.iter("p"))


def wrap_loose(root: HtmlElement) -> None:
    """Give loose text paragraphs of its own, in place."""
    body = root.find("body")
    if body is None:
        return
    for container in list(body.iter(*_CONTAINERS)):
        if _is_mixed(container):
            _wrap(container)
    # Beside paragraphs, a <div> that is one is not seen.
    for element in list(body.iter("div")):
        if all(child.tag in INLINE for child in element) and "".join(element.itertext()).strip():
            element.tag = "p"


def _is_mixed(container: HtmlElement) -> bool:
    longest = len(container.text.strip()) if container.text else 0
    parted = False
    for child in container:
        if child.tag == "br" or child.tag in _BLOCKS:
            parted = True
        if child.tail and len(child.tail) > longest:
            longest = len(child.tail.strip())
    return parted and longest >= LONG_ENOUGH


def _wrap(container: HtmlElement) -> None:
    """Replace the container's loose text by paragraphs, one for each run between blocks or doubled breaks."""
    runs = list(_runs(container))
    for child in list(container):
        child.tail = None if child.tag not in INLINE else child.tail
        container.remove(child)
    container.text = None
    for run in runs:
        if isinstance(run, HtmlElement):
            container.append(run)
            continue
        if not any(isinstance(part, HtmlElement) or part.strip() for part in run):
            continue
        paragraph = SubElement(container, "p")
        last: HtmlElement | None = None
        for part in run:
            if isinstance(part, HtmlElement):
                part.tail = None
                paragraph.append(part)
                last = part
            elif last is None:
                paragraph.text = (paragraph.text or "") + part
            else:
                last.tail = (last.tail or "") + part


def _runs(container: HtmlElement) -> Iterator[HtmlElement | list[HtmlElement | str]]:
    """Blocks as they are, and between them runs of text and inline elements."""
    run: list[HtmlElement | str] = [container.text] if container.text else []
    breaks = 0
    for child in container:
        tail = child.tail
        if child.tag == "br":
            breaks += 1
            if breaks == 2:
                yield run
                run = []
            elif breaks == 1:
                run.append(child)
        elif child.tag in INLINE or not isinstance(child.tag, str):
            breaks = 0
            run.append(child)
        else:
            breaks = 0
            yield run
            run = []
            yield child
        if tail:
            run.append(tail)
            if tail.strip():
                breaks = 0
    yield run
