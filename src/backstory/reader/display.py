"""How a text of unknown origin is shown: cleaned, cut, and with its own language and direction.

1. Characters that could reorder or hide what stands around them are taken out.
2. The script of the text itself decides its direction and, where the story's language does not fit it, its
   language tag: a Russian quotation in an Arabic story is tagged as Cyrillic, not as Arabic.
3. Addresses are shown as links only where they are plain web addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global

from backstory.text.scripts import is_rtl, script_of

SCRIPT_SAMPLE = 1000
"""How many characters of a text decide its script."""

# Control characters but tab and line feed, and the bidirectional embeddings, overrides and isolates: each
# text stands in an element with a direction of its own, so it needs none. The plain marks stay.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_TAG = re.compile(r"[a-z]{2,3}\Z")


def clean(text: str) -> str:
    """`text` without control characters and without marks that reorder what follows them."""
    return _HIDDEN.sub("", text)


def shorten(text: str, limit: int) -> str:
    """`text` in one line of at most `limit` characters, cut at a space where there is one near the end."""
    line = " ".join(clean(text[: limit * 4]).split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, _, _ = cut.rpartition(" ")
    return (head if len(head) > limit * 2 // 3 else cut).rstrip(" ,;:.-–—") + "…"


def direction(text: str, language: str = "") -> str:
    """ "rtl" or "ltr", by the text's own script; by the language where it has no letters."""
    sample = text[:SCRIPT_SAMPLE]
    return "rtl" if is_rtl(sample if script_of(sample) else language) else "ltr"


def language_tag(text: str, language: str = "") -> str:
    """A BCP 47 tag for the `lang` attribute; "" where neither the language nor the script is known."""
    script = script_of(text[:SCRIPT_SAMPLE])
    code = language.lower()
    if _TAG.match(code) and (not script or script in _scripts_of(code)):
        return code
    return f"und-{script}" if script else ""


def language_name(code: str) -> str:
    """The language's English name, such as "Arabic"; the code itself where none is known."""
    return _english().languages.get(code.lower()) or clean(code)


def country_name(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 country; the code itself where none is known."""
    return _english().territories.get(code.upper()) or clean(code).upper()


SCRIPT_NAMES = {"Latn": "Latin", "Cyrl": "Cyrillic", "Arab": "Arabic", "Hebr": "Hebrew", "Grek": "Greek"}


def script_name(code: str) -> str:
    """The English name of an ISO 15924 script."""
    return SCRIPT_NAMES.get(code) or _english().scripts.get(code) or "Other"


def web_address(url: str) -> str:
    """`url` where a reader may follow it: http or https with a host and nothing hidden; else ""."""
    if _HIDDEN.search(url) or any(c.isspace() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return url if good else ""


def host_of(url: str) -> str:
    """The host of a web address, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if web_address(url) else ""


@lru_cache(maxsize=1)
def _english() -> Locale:
    return Locale("en")


_UNITED = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}
_TWO_SCRIPTS: dict[str, frozenset[str]] = {
    "ja": frozenset({"Hira", "Kana"}),
    "ko": frozenset({"Hani"}),
    **dict.fromkeys(
        ("sr", "uz", "az", "kk", "ku", "bs", "tk", "mn", "tt", "ha"), frozenset({"Latn", "Cyrl", "Arab"})
    ),
}


@lru_cache(maxsize=512)
def _scripts_of(code: str) -> frozenset[str]:
    likely = str(get_global("likely_subtags").get(code, "")).split("_")
    script = likely[1] if len(likely) > 2 else ""
    return frozenset({_UNITED.get(script, script), *_TWO_SCRIPTS.get(code, ())})
