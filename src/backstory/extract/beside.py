"""What stands beside the headline of a page that marks nothing: the date, and the section before it.

Steps: walk the page's lines up to the headline and a few beyond; take the nearest line that is nothing
but a date; and, if it stands before the headline, a short line just before it for the section.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from backstory.extract.clean import one_line
from backstory.text.dates import parse_date

BEFORE = 4
AFTER = 6
"""Lines before and after the headline that are looked at."""
LONGEST_DATE = 60
MOST_LETTERS = 25
"""Letters in a line that is nothing but a date: a weekday, a month and "Published"."""
LONGEST_SECTION = 40
MOST_LINES = 3_000


@dataclass(frozen=True, slots=True)
class Beside:
    """What was found; empty where there is nothing."""

    day: date | None = None
    section: str = ""


def beside_headline(root: HtmlElement, language: str) -> Beside:
    """The date and the section beside the first <h1>, <h2> or <h3> of a page."""
    before: deque[str] = deque(maxlen=BEFORE)
    after: list[str] = []
    found = False
    for count, (text, is_heading) in enumerate(_lines(root)):
        if count > MOST_LINES or len(after) == AFTER:
            break
        if is_heading and not found:
            found = True
        elif found:
            after.append(text)
        else:
            before.append(text)
    if not found:
        return Beside()
    lines = list(before)
    for index in range(len(lines) - 1, -1, -1):
        day = day_alone(lines[index], language)
        if day:
            above = lines[index - 1] if index else ""
            return Beside(day, above if _may_be_section(above) else "")
    return Beside(next((day for text in after if (day := day_alone(text, language))), None))


def day_alone(text: str, language: str) -> date | None:
    """The day, if a line is nothing but a date."""
    if (
        len(text) > LONGEST_DATE
        or not any(map(str.isdigit, text))
        or sum(map(str.isalpha, text)) > MOST_LETTERS
    ):
        return None
    return parse_date(text, language=language)


def _may_be_section(text: str) -> bool:
    return 2 < len(text) <= LONGEST_SECTION and len(text.split()) <= 4 and not any(map(str.isdigit, text))


def _lines(root: HtmlElement) -> Iterator[tuple[str, bool]]:
    """The page's texts in order, each with whether it is a heading's. A link's text is no line of its own."""
    body = root.find("body")
    if body is None:
        return
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "noscript"}:
            continue
        if element.tag in {"h1", "h2", "h3"}:
            text = one_line(" ".join(element.itertext()))
            if text:
                yield text, True
        elif element.text and element.tag != "a":
            text = one_line(element.text)
            if text:
                yield text, False
        if element.tail:
            text = one_line(element.tail)
            if text:
                yield text, False
