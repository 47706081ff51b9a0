"""Bytes -> text in the character set they were written in.

Steps: a byte order mark decides; UTF-16 without a mark shows by its nulls; bytes that are valid UTF-8 are
UTF-8, whatever is declared, for other text is so by chance only when it is tiny. For the rest, the
text is decoded in what the HTTP header and the page declare and in the character sets of the world's
older pages, and the language detector is asked which of them reads best: a wrong character set makes
words of no language. What is declared is believed unless something else reads clearly better.

Measured on texts in Arabic, Bulgarian, Czech, Polish, Russian, Slovene, Spanish and Ukrainian
(bench/charset.py), the detector names the character set far more often than counting bytes does.
"""

from __future__ import annotations

import re

from backstory.text.language import likeness

# Label, as pages write it, to Python's codec; the same as in the WHATWG's Encoding Standard: pages that say
# Latin 1 mean windows-1252. UTF-7 and the stateful Chinese codecs are left out: they can hide markup.
_LABELS = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252",
    "windows-1252": "cp1252", "cp1252": "cp1252", "cp-1252": "cp1252", "x-cp1252": "cp1252",
    "iso-8859-2": "iso8859-2", "latin2": "iso8859-2", "iso-8859-3": "iso8859-3", "iso-8859-4": "iso8859-4",
    "iso-8859-5": "iso8859-5", "cyrillic": "iso8859-5", "iso-8859-6": "iso8859-6", "arabic": "iso8859-6",
    "iso-8859-7": "iso8859-7", "greek": "iso8859-7", "iso-8859-8": "iso8859-8", "iso-8859-8-i": "iso8859-8",
    "hebrew": "iso8859-8", "logical": "iso8859-8", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "iso-8859-10": "iso8859-10", "iso-8859-13": "iso8859-13", "iso-8859-14": "iso8859-14",
    "iso-8859-15": "iso8859-15", "latin9": "iso8859-15", "iso-8859-16": "iso8859-16",
    "windows-1250": "cp1250", "cp1250": "cp1250", "x-cp1250": "cp1250", "windows-1251": "cp1251",
    "cp1251": "cp1251", "x-cp1251": "cp1251", "win-1251": "cp1251", "windows-1253": "cp1253",
    "cp1253": "cp1253", "windows-1254": "cp1254", "cp1254": "cp1254", "windows-1255": "cp1255",
    "cp1255": "cp1255", "windows-1256": "cp1256", "cp1256": "cp1256", "windows-1257": "cp1257",
    "cp1257": "cp1257", "windows-1258": "cp1258", "cp1258": "cp1258", "koi8-r": "koi8-r", "koi8": "koi8-r",
    "koi8-u": "koi8-u", "koi8-ru": "koi8-u", "ibm866": "cp866", "cp866": "cp866", "866": "cp866",
    "macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "euc-jp": "euc-jp", "x-euc-jp": "euc-jp", "iso-2022-jp": "iso2022-jp",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
}  # fmt: skip

_GUESSES = (
    *("cp1252", "cp1251", "cp1256", "cp1250", "koi8-r", "koi8-u", "iso8859-2", "iso8859-5", "iso8859-6"),
    *("cp1254", "cp1253", "cp1255", "cp1257", "iso8859-9", "cp866", "cp874", "cp932", "gb18030", "euc-jp"),
    *("cp949", "big5hkscs"),
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta\b[^<>]{0,300}?\bcharset|\?xml\b[^<>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_WORDS = re.compile(rb"[^<>\s\x00-\x1f]{0,20}[\x80-\xff][^<>\s\x00-\x1f]{0,30}")
_MARKUP = re.compile(rb"<[^<>]*>")
_NULLS = 0.05
_USUAL = frozenset("«»“”„‘’‚‹›–—…€£°©®™№§¿¡·•،؛؟٪ـ，。、！？：；（）「」『』《》　")

SAMPLE = 3_000
"""Bytes of running text that are shown to the detector."""

BELIEVED = 0.98
"""What is declared stands unless it reads less than this times as well as the best guess. Wrong
character sets of other scripts read .2 to .6 times as well as the right one, those of neighbours, such as
Latin 1 for Czech, .9 to .97 times."""


def decode(content: bytes, content_type: str = "") -> str:
    """The text of a page or a plain text; `content_type` is the HTTP header's value, if there is one."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, "replace")
    declared = _declared(content, content_type)
    if b"\x1b" in content[:65536] and "iso2022-jp" in declared:
        return content.decode("iso2022-jp", "replace")
    wide = wide_codec(content[:4096])
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    if _nearly(text):
        return text
    sample = _sample(content)
    return content.decode(best_codec(sample, declared), "replace")


def best_codec(sample: bytes, declared: tuple[str, ...] = ()) -> str:
    """The codec in which `sample`, bytes that are not UTF-8, reads best."""
    scores = {codec: _score(sample, codec) for codec in dict.fromkeys((*declared, *_GUESSES))}
    best = max(scores, key=scores.__getitem__)
    for codec in declared:
        if scores[codec] > 0 and scores[codec] >= BELIEVED * scores[best]:
            return codec
    return best


def _declared(content: bytes, content_type: str) -> tuple[str, ...]:
    labels = [match[1] for match in (_HEADER.search(content_type),) if match]
    labels += [match[1].decode("ascii", "replace") for match in _DECLARED.finditer(content[:4096])]
    codecs = (_LABELS.get(label.lower()) for label in labels)
    return tuple(dict.fromkeys(codec for codec in codecs if codec))


def wide_codec(head: bytes) -> str:
    """The UTF-16 codec of bytes without a mark, which shows by its nulls; "" for other bytes.

    Markup, spaces and digits have a null half in UTF-16, and hardly anything has one elsewhere.
    """
    half = max(1, len(head) // 2)
    low, high = head[::2].count(0), head[1::2].count(0)
    if high > _NULLS * half and low < 0.1 * high:
        return "utf-16-le"
    if low > _NULLS * half and high < 0.1 * low:
        return "utf-16-be"
    return ""


def _nearly(text: str) -> bool:
    """Whether text decoded as UTF-8 is broken in few places only: a cut end, a stray byte."""
    broken = text.count("\ufffd")
    sound = sum(1 for char in text[:200_000] if char > "\x7f") - min(broken, text[:200_000].count("\ufffd"))
    return sound >= 10 * broken


def _sample(content: bytes) -> bytes:
    """The words with bytes that are not ASCII, without markup; the rest reads alike in all character sets."""
    plain = _MARKUP.sub(b" ", content[:400_000])
    parts, size = [], 0
    for match in _WORDS.finditer(plain):
        parts.append(match[0])
        size += len(match[0])
        if size > SAMPLE:
            break
    return b" ".join(parts) or content[:SAMPLE]


def _score(sample: bytes, codec: str) -> float:
    """How well the sample reads in `codec`: the detector's best score, less the share of odd characters."""
    text = sample.decode(codec, "replace")
    strange = [char for char in text if char > "\x7f"]
    if not strange:
        return 0.0
    odd = sum(not char.isalpha() and char not in _USUAL and not char.isspace() for char in strange)
    control = sum("\x80" <= char <= "\x9f" or char == "\ufffd" for char in strange)
    return likeness(text) * max(0.0, 1 - (odd + 4 * control) / len(strange))
