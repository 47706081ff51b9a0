"""Text fit to be stored: one line, no control characters, no direction overrides, no markup, bounded.

Steps: bring the text to Unicode's composed form (NFC), so that one name is one string; drop what is
invisible or turns the reading direction round; make all white space single spaces; cut at a word's end.

Joiners (U+200C, U+200D) stay: Persian is written with them.
"""

from __future__ import annotations

import html
import re
import unicodedata

# Controls, soft hyphen, direction marks and overrides, zero-width space, byte order mark, halves of
# surrogate pairs, non-characters, language tags.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_TAGS = (
    "a|abbr|article|b|big|blockquote|body|br|center|cite|code|div|em|font|h[1-6]|hr|html|i|iframe|img|ins|li|"
    "mark|nobr|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|td|th|tr|tt|u|ul|wbr"
)
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,2000}})?/?>|<!--.{{0,500}}?-->", re.DOTALL | re.IGNORECASE)
# Ticker symbols in angle brackets are no markup; a closing tag, an attribute or a lone break is.
_MARKUP = re.compile(rf"</(?:{_TAGS})\s*>|<(?:{_TAGS})\s+[a-z-]+\s*=|<br\s?/?>|<!--", re.IGNORECASE)


def composed(text: str) -> str:
    """`text` in NFC."""
    return (
        text
        if text.isascii() or unicodedata.is_normalized("NFC", text)
        else unicodedata.normalize("NFC", text)
    )


def visible(text: str) -> str:
    """`text` in NFC without invisible and direction-turning characters; line breaks stay."""
    return text if text.isascii() and text.isprintable() else _INVISIBLE.sub("", composed(text))


def one_line(text: str) -> str:
    """`text` without invisible characters and with all white space made single spaces.

    Most lines are so already, and the two checks cost next to nothing.
    """
    text = text.strip()
    if not text.isprintable():
        return " ".join(_INVISIBLE.sub("", text).split())
    return " ".join(text.split()) if "  " in text else text


def line(text: str, longest: int) -> str:
    """`text` as one clean line of at most `longest` code points."""
    # What is far too long is cut before it is cleaned: a title may be a whole page.
    text = one_line(composed(text if len(text) <= longest else one_line(text)[: 4 * longest + 1_000]))
    return text if len(text) <= longest else _cut(text, longest)


def label(text: str, longest: int) -> str:
    """`text` as one clean line without markup, of at most `longest` code points."""
    return text and line(unmarked(text[: 8 * longest + 2_000]), longest)


def key_of(text: str) -> str:
    """What texts are compared by: their letters and digits, without case."""
    return "".join(filter(str.isalnum, text.casefold()))


def unmarked(text: str) -> str:
    """`text` without HTML tags and with entities resolved, where it holds any."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text and _MARKUP.search(text):
        text = html.unescape(_TAG.sub(" ", text))
    return text


def _cut(text: str, longest: int) -> str:
    head = text[: longest - 1]
    space = head.rfind(" ", longest // 2)
    return (head[:space] if space > 0 else head).rstrip(" ,;:-–—") + "…"
