"""What bytes are that are no page: told by their first bytes, with what to do about it."""

from __future__ import annotations

import re

from backstory.errors import ExtractError
from backstory.extract.charset import wide_codec

_SAVE_AS = "open it and save its text as .txt or .html, then add that"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _SAVE_AS),
    (b"{\\rtf", "an RTF document", _SAVE_AS),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document", _SAVE_AS),
    (b"PK\x03\x04", "a ZIP file (a Word document, an e-book or a web archive may be one)", "unpack it first"),
    (b"PK\x05\x06", "an empty ZIP file", "unpack it first"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first"),
    (b"BZh", "bzip2-compressed", "unpack it first"),
    (b"\xfd7zXZ\x00", "xz-compressed", "unpack it first"),
    (b"(\xb5/\xfd", "zstd-compressed", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR file", "unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "pictures hold no text to read"),
    (b"\xff\xd8\xff", "a JPEG image", "pictures hold no text to read"),
    (b"GIF8", "a GIF image", "pictures hold no text to read"),
    (b"II*\x00", "a TIFF image", "pictures hold no text to read"),
    (b"MM\x00*", "a TIFF image", "pictures hold no text to read"),
    (b"RIFF", "a sound, film or WebP file", "it holds no text to read"),
    (b"OggS", "a sound or film file", "it holds no text to read"),
    (b"ID3", "a sound file", "it holds no text to read"),
    (b"\x1aE\xdf\xa3", "a film file", "it holds no text to read"),
    (b"SQLite format 3\x00", "a database file", "it is no page"),
    (b"\x7fELF", "a program", "it is no page"),
    (b"MZ\x90\x00", "a program", "it is no page"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b")
# Two bytes such as "<p" stand in much binary data by chance; longer ones and several tags do not.
_LOOKS_HTML = re.compile(
    rb"<(?:!doctype|html|head|body|div|title|meta|article|table)[\s>]|<p[\s>][^<]*(?:<[a-z/][^<>]*>[^<]*){3}",
    re.IGNORECASE,
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_HEAD = 4096
MOST_CONTROL = 0.05
"""Share of control bytes in the first 4 KiB above which bytes without any markup are not text."""


def refuse_other_kinds(content: bytes, where: str = "") -> None:
    """ExtractError if the bytes are known to be something other than a page or a text."""
    if not content.strip():
        raise ExtractError("there is nothing in it; fetch or save the page again", where=where)
    head = content[:_HEAD]
    for signature, what, advice in _SIGNATURES:
        if head.startswith(signature):
            raise ExtractError(f"this is {what}, not a page; {advice}", where=where)
    if head[4:8] == b"ftyp":
        raise ExtractError("this is a film or HEIC image, not a page; it holds no text to read", where=where)
    if _FEED.match(_after_prologue(head)):
        raise ExtractError("this is a feed or site map, not a page; add the pages it lists", where=where)
    if head[:5].upper() == b"MIME-" and b"multipart/related" in head:
        raise ExtractError("this is an MHTML file; save the page as HTML instead", where=where)
    if _binary(head):
        raise ExtractError("this is binary data, not a page or a text; check the file", where=where)


def _after_prologue(head: bytes) -> bytes:
    """What follows the XML declaration and comments at the beginning."""
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for _ in range(20):
        for opening, closing in ((b"<?", b"?>"), (b"<!--", b"-->")):
            if rest.startswith(opening):
                rest = rest.partition(closing)[2].lstrip()
                break
        else:
            break
    return rest


def _binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _LOOKS_HTML.search(head) or wide_codec(head):
        return False
    control = len(head) - len(head.translate(None, _CONTROL))
    return control > MOST_CONTROL * len(head)
