"""Plain text -> paragraphs, whether it was wrapped at a fixed width or has a line for each paragraph.

Steps: split into lines, and at blank lines into blocks; tell a wrapped block by its lines: each but a
paragraph's last is filled, so that the next line's first word would not have fitted; in a wrapped block an
indented line begins a paragraph and the rest are joined, in any other every line is one; mark short lines
in capitals as headings and lines that begin with a bullet as items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backstory.extract.clean import composed, one_line
from backstory.extract.limits import MOST_PARAGRAPHS, PARAGRAPH
from backstory.values import Paragraph

WIDEST = 100
"""Code points; longer lines were not wrapped by hand or by a wire service."""
NARROWEST = 30
FILLED = 0.5
"""Share of a block's line ends that must be filled, and no end of a sentence, for it to count as wrapped."""
LONGEST_HEADING = 90

_ENDS = '.!?…:;"”»؟。'
_SPACES = " \t\u00a0\u2003\u3000"
_BULLETS = "•▪●◦‣∙·■–—-"
_BULLET_MARK = re.compile(rf"^[{_BULLETS}]\s+(?=\S)")


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text; empty for a text without any letter."""
    found: list[Paragraph] = []
    for block in _blocks(composed(text).splitlines()):
        block = one_line(block)
        if len(block) > PARAGRAPH:
            found.extend(Paragraph(part) for part in _bounded(block))
        elif len(block) > LONGEST_HEADING and block[0] not in _BULLETS:
            found.append(Paragraph(block))
        elif block:
            found.append(_kind_of(block))
        if len(found) >= MOST_PARAGRAPHS:
            break
    return _unshouted(found[:MOST_PARAGRAPHS])


def language_sample(title: str, paragraphs: Sequence[Paragraph]) -> str:
    """The headline and the first 4,000 code points or so of the body, to tell the language by."""
    parts, size = [title], 0
    for each in paragraphs:
        parts.append(each.text[:4_000])
        size += len(each.text)
        if size > 4_000:
            break
    return "\n".join(parts)


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with those that were broken at a fixed width joined again."""
    width = max(map(len, lines), default=0)
    if width > WIDEST or width < NARROWEST:
        yield from lines
        return
    held: list[str] = []
    for each in lines:
        if each and not each.isspace():
            held.append(each)
        elif held:
            yield from _joined(held, width)
            held = []
    yield from _joined(held, width)


def _joined(lines: Sequence[str], width: int) -> Iterator[str]:
    """A block's lines: as they are, or, where they fill the width, joined from each indent to the next."""
    if not _is_wrapped(lines, width):
        yield from lines
        return
    start = 0
    for index in range(1, len(lines)):
        if lines[index][0] in _SPACES:
            yield " ".join(lines[start:index])
            start = index
    yield " ".join(lines[start:])


def _is_wrapped(lines: Sequence[str], width: int) -> bool:
    """Whether the lines of a block were broken because the next word would not have fitted.

    A line that ends a sentence says nothing: both kinds of text have them.
    """
    pairs = filled = 0
    enough = FILLED * (len(lines) - 1)
    least = width * 5 / 6 - 1  # a sixth of slack: datelines cut off leave lines short of the widest
    above = lines[0] if lines else ""
    for below in lines[1:]:
        if below[0] not in _SPACES:
            pairs += 1
            if above[-1] not in _ENDS:
                space = below.find(" ")
                if len(above) + (space if space >= 0 else len(below)) > least:
                    filled += 1
                    if filled >= enough:
                        return True
        above = below
    return pairs > 0 and filled >= FILLED * pairs


def _bounded(block: str) -> Iterator[str]:
    """The block in parts of at most PARAGRAPH code points, cut between words."""
    while len(block) > PARAGRAPH:
        space = block.rfind(" ", PARAGRAPH // 2, PARAGRAPH)
        cut = space if space > 0 else PARAGRAPH
        yield block[:cut]
        block = block[cut:].lstrip()
    if block:
        yield block


def _kind_of(block: str) -> Paragraph:
    if block[0] in _BULLETS and _BULLET_MARK.match(block):
        # A dash also opens direct speech in many languages; only a bullet is taken off.
        if block[0] in "–—-":
            return Paragraph(block)
        return Paragraph(_BULLET_MARK.sub("", block), "item")
    if len(block) <= LONGEST_HEADING and is_shouted(block):
        return Paragraph(block, "heading")
    return Paragraph(block)


def is_shouted(text: str) -> bool:
    """Whether a line is in capitals throughout, as cross-headings are, and no sentence."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 4 and text[-1] not in ".,;:"


def _unshouted(found: list[Paragraph]) -> tuple[Paragraph, ...]:
    """In a text that is in capitals throughout, as old wire copy is, capitals make no heading."""
    if "heading" in [kind for _, kind in found] and not any(
        kind == "text" and not text.isupper() for text, kind in found
    ):
        return tuple(Paragraph(text) if kind == "heading" else Paragraph(text, kind) for text, kind in found)
    return tuple(found)
