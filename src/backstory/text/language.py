"""The language of a text, as an ISO 639-1 code.

Steps: bring the claimed code (a page's `lang`, a row's "lang") to ISO 639-1; ask eldc, the detector, about
the beginning of the text; let letters that only one language uses speak for the languages eldc does not
know; where claim and detector differ, believe the claim if they are kin or the detector is unsure, and
otherwise ask again further on in the text: two samples that agree outweigh the claim.

eldc's `detect_details` is used throughout: it is the call that may run in several threads at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from backstory.text.scripts import script_of

SAMPLE = 400
"""How many code points are shown to the detector at a time; it needs about a hundred."""

GLANCE = slice(100, 228)
"""Where a claim is looked at first, past the headline: the detector's time goes by letters."""

OUTWEIGHS = 80
"""A text with fewer letters than this cannot outweigh a claim that its script allows."""

# ISO 639-2 and outdated codes that pages and data sets use, to ISO 639-1.
_CODES = {
    "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "sh": "sr", "nb": "no",
    "ara": "ar", "arb": "ar", "aze": "az", "bel": "be", "bul": "bg", "cat": "ca", "ces": "cs", "cze": "cs",
    "ckb": "ku", "kmr": "ku", "kur": "ku", "dan": "da", "deu": "de", "ger": "de", "ell": "el", "gre": "el",
    "eng": "en", "spa": "es", "est": "et", "fas": "fa", "per": "fa", "pes": "fa", "prs": "fa", "fin": "fi",
    "fra": "fr", "fre": "fr", "heb": "he", "hin": "hi", "hrv": "hr", "hbs": "sr", "hun": "hu", "hye": "hy",
    "arm": "hy", "ind": "id", "ita": "it", "jpn": "ja", "kat": "ka", "geo": "ka", "kaz": "kk", "kor": "ko",
    "kir": "ky", "lav": "lv", "lit": "lt", "mkd": "mk", "mac": "mk", "nld": "nl", "dut": "nl", "nor": "no",
    "nob": "no", "nno": "nn", "pol": "pl", "por": "pt", "pus": "ps", "pbt": "ps", "ron": "ro", "rum": "ro",
    "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "som": "so", "sqi": "sq", "alb": "sq", "srp": "sr",
    "swe": "sv", "swa": "sw", "tgk": "tg", "tuk": "tk", "tur": "tr", "uig": "ug", "ukr": "uk", "urd": "ur",
    "uzb": "uz", "vie": "vi", "zho": "zh", "chi": "zh",
}  # fmt: skip

_CYRILLIC = frozenset({"ru", "bg", "uk", "sr", "be"})
_ARABIC = frozenset({"fa", "ar", "ur", "ku"})

# A claim that the detector would give another name, because it does not know the language or cannot tell the
# two apart: claim -> what it says instead.
_CALLED = {
    "bs": {"hr", "sr", "sl"}, "sr": {"hr", "sl"}, "hr": {"sr", "sl"}, "mk": {"bg", "sr"},
    "nn": {"no", "da", "sv"}, "fo": {"is", "da", "no"}, "id": {"ms", "tl"}, "jv": {"ms"}, "su": {"ms"},
    "gl": {"es", "pt"}, "oc": {"ca", "fr", "es"}, "co": {"it", "fr"}, "mt": {"it"}, "ht": {"fr"},
    "br": {"fr"}, "lb": {"de"}, "af": {"nl"}, "fy": {"nl"}, "ps": _ARABIC, "ug": _ARABIC, "sd": _ARABIC,
    "ku": _ARABIC | {"tr"}, "tk": {"tr", "az"}, "uz": {"tr", "az"}, "kk": _CYRILLIC, "ky": _CYRILLIC,
    "tg": _CYRILLIC, "mn": _CYRILLIC, "tt": _CYRILLIC, "ba": _CYRILLIC, "ce": _CYRILLIC, "os": _CYRILLIC,
    "ab": _CYRILLIC, "ne": {"hi", "mr"}, "sa": {"hi", "mr"}, "ti": {"am"}, "yi": {"he"},
}  # fmt: skip

# Letters that, among the languages written in their script, speak for one that eldc does not know; the
# letters of which at least one must be there, because another language shares the rest; and what eldc
# takes the language for.
_TELLING = (
    ("ps", "ټډړږښګڼېۍ", "ټډړږښګڼېۍ", _ARABIC),
    ("ug", "ۇۆۈېڭ", "ۇۈڭ", _ARABIC),
    ("ku", "ڕڵێۆ", "ڕڵێ", _ARABIC - {"ku"}),
    ("tg", "ӣӯҷҳғқ", "ӣӯҷҳ", _CYRILLIC),
    ("kk", "әғқңөұүһі", "әғқұ", _CYRILLIC),
    ("ky", "ңөү", "ңөү", _CYRILLIC),
    ("mk", "ѓќѕ", "ѓќѕ", _CYRILLIC - {"uk", "be"}),
)
_TELLING_SHARE = 0.01
_LETTERS = re.compile(r"[^\W\d_]")
_NOT_RUSSIAN = re.compile("[Ѐ-Џѐёђ-џѠ-ӿæ]")

# Scripts that a language's press is printed in, by ISO 15924 code, where they are not Latin letters.
_PRINTED_IN = {
    "Arab": "ar fa ps ur ug sd kk az ku ky tg pa",
    "Cyrl": "ru uk be bg mk ba ce os ab tt sr bs uz tk ro kk az ku ky tg mn",
    "Latn": "sr bs uz tk ro kk az ku",
    "Hani": "ko ja zh", "Hang": "ko", "Hira": "ja", "Kana": "ja", "Hebr": "he yi", "Grek": "el", "Armn": "hy",
    "Geor": "ka", "Deva": "hi mr ne sa", "Ethi": "am ti", "Mong": "mn", "Thai": "th", "Beng": "bn",
    "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si",
    "Laoo": "lo", "Mymr": "my", "Khmr": "km", "Thaa": "dv",
}  # fmt: skip
_SCRIPTS: dict[str, set[str]] = {}
for _script, _languages in _PRINTED_IN.items():
    for _language in _languages.split():
        _SCRIPTS.setdefault(_language, set()).add(_script)
_LATIN = {"Latn"}


@lru_cache(maxsize=512)
def code(claimed: str) -> str:
    """The ISO 639-1 code in a language tag such as "ru-RU", "pt_BR", "ara" or "iw"; "" for anything else."""
    head = re.split(r"[-_@.\s,;]", claimed.strip().lower(), maxsplit=1)[0]
    head = _CODES.get(head, head)
    return head if len(head) == 2 and head.isascii() and head.isalpha() and head not in {"xx", "zz"} else ""


def detect(text: str, claimed: str = "") -> str:
    """The language of `text`, or "" where it cannot be told.

    `claimed` is what the page or row says of itself; it decides where the detector is unsure and yields
    where the text contradicts it throughout.
    """
    claim = code(claimed)
    if claim and len(text) >= GLANCE.stop and _detected(text[GLANCE], claim) == (claim, True):
        return claim
    found, sure = _detected(text[:SAMPLE], claim)
    if found == claim and found:
        return claim
    if not found:
        return claim if claim and _printed(claim, text[:SAMPLE]) else ""
    if not claim:
        return found
    if not _printed(claim, text[:SAMPLE]):
        return found
    if not sure or _would_call(claim, found, text[:SAMPLE]):
        return claim
    if len(text) <= SAMPLE:
        return found if len(_LETTERS.findall(text)) >= OUTWEIGHS else claim
    middle = len(text) // 2
    again, _ = _detected(text[middle : middle + SAMPLE], claim)
    return found if again == found else claim


def likeness(text: str) -> float:
    """How much `text` is like the language it is most like, 0 (no language at all) to about 1."""
    scores = _ask(text).scores
    return max(scores.values(), default=0.0)


def _detected(sample: str, claim: str) -> tuple[str, bool]:
    """The detector's answer, corrected by telling letters where nobody claims it, and whether it is sure."""
    details = _ask(sample)
    found: str = details.language
    if found == "und":
        return "", False
    if found != claim and not sample.isascii():
        told = _told(sample, found)
        if told:
            return told, True
    return found, bool(details.reliable)


def _told(sample: str, found: str) -> str:
    lower = sample.lower()
    best, most = "", 0
    for language, letters, needed, taken_for in _TELLING:
        if found in taken_for and any(map(lower.__contains__, needed)):
            count = sum(map(lower.count, letters))
            if count > most:
                best, most = language, count
    return best if most and most >= _TELLING_SHARE * len(_LETTERS.findall(sample)) else ""


def _would_call(claim: str, found: str, sample: str) -> bool:
    """Whether a text in the claimed language is what the detector might call `found`."""
    if found not in _CALLED.get(claim, ()):
        return False
    # Sites of Russia's neighbours mark all their pages with the state language, Russian ones too.
    return found != "ru" or _NOT_RUSSIAN.search(sample) is not None


def _printed(claim: str, sample: str) -> bool:
    """Whether the claimed language is printed in the script of most of the sample's letters."""
    script = script_of(sample)
    return not script or script in _SCRIPTS.get(claim, _LATIN)


def _ask(sample: str) -> Any:
    try:
        return _detector()(sample)
    except UnicodeEncodeError:  # half of a surrogate pair: no text, yet a str may hold it
        return _detector()(sample.encode("utf-8", "replace").decode())


@lru_cache(maxsize=1)
def _detector() -> Callable[[str], Any]:
    import eldc  # its table is 10 MB: loaded when a text is first read

    eldc.init()
    details: Callable[[str], Any] = eldc.detect_details
    return details
