"""Small helpers over marked-up elements, shared by the page's readers."""

from __future__ import annotations

from lxml.html import HtmlElement

NOT_ASIDE = "[not(ancestor::nav or ancestor::footer or ancestor::aside)]"
"""An XPath predicate: within the page's own matter, not its menus, foot or side columns."""


def holding(attribute: str, *fragments: str) -> str:
    """An XPath of the elements in the body of which an attribute ("class") contains one of the fragments.

    It goes by the attributes, which takes half the time of asking every element.
    """
    condition = " or ".join(f"contains(., '{fragment}')" for fragment in fragments)
    return f"//@{attribute}[{condition}]/parent::*[ancestor::body]"


def tagged(*names: str) -> str:
    """An XPath condition: the element has one of the tag names."""
    return " or ".join(f"self::{name}" for name in names)


def take_out(element: HtmlElement) -> None:
    """Remove an element from its tree, but leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
