"""GeoNames' alternate names of a place, cleared of what nobody writes in a text, and told apart by use.

1. Left out: transliterations letter by letter (they begin with a small letter), airport codes, single
   characters, and names with brackets, commas, slashes or digits; and of places in the USA those that are not
   like the main one: former names and nicknames of suburbs, of which few know one, and many are words.
2. The language is given where a script, or a letter, is written by one language only or by it most: GeoNames
   itself does not say. In the Arabic script it tells what is not Arabic.
3. Weak are names of two or three letters, and those that the guard says could be anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from backstory.registry.cleaning import LONGEST_NAME, clean
from backstory.registry.packs.geonames import Place
from backstory.registry.packs.guard import KNOWN_TO_ALL
from backstory.text.fold import fold
from backstory.text.scripts import script_of
from backstory.values import Name

_ONE_LANGUAGE = {
    **{"Geor": "ka", "Armn": "hy", "Grek": "el", "Hang": "ko", "Hira": "ja", "Kana": "ja", "Thai": "th"},
    **{"Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Gujr": "gu", "Laoo": "lo"},
    **{"Khmr": "km", "Mymr": "my", "Tibt": "bo", "Thaa": "dv", "Syrc": "syr"},
}
_OWN_LETTERS = (
    ("ps", frozenset("ټځڅډړږښګڼېۍ")),
    ("ur", frozenset("ٹڈڑںے")),
    ("ug", frozenset("ۇۈۋې")),
    ("ku", frozenset("ڕڵۆێە")),
    ("fa", frozenset("پچژگکیہ")),
)
"""Letters of the Arabic script that Arabic does not use, by one language that does; Persian's are shared."""
_YIDDISH = frozenset("װײױאַאָפּײַבֿ")
_ORDINAL = re.compile("[IVXL]+(?:e|er|ème|ieme|th|st|nd|rd)?$")
"""Districts of Paris are called XXe, and so are centuries."""
_ASCII_LETTER = re.compile("[A-Za-z]")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c80-\ua71f\ua800-\uabff\uac00-\ufaff]")
_ALPHABETS = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})
_ABJADS = frozenset({"Arab", "Hebr"})
_FOREIGN = frozenset("()[]{},;/|،؛:&@#0123456789")
_UNCASED_SHORTEST = 2
_ALIKE = 0.7


def alternate_names(
    place: Place, is_common: Callable[[str], bool], known: Iterable[Name] = ()
) -> Iterator[Name]:
    """The names beside the main one and those `known`; `is_common` says that a name could be anything."""
    seen = {place.name, *(name.text for name in known)}
    for alternate in place.alternates:
        text = clean(alternate)
        if text in seen or not is_written(text) or _is_forgotten(text, place):
            continue
        seen.add(text)
        weak = is_short(text) or is_common(text)
        yield Name(text, language_of(text), "weak" if weak else "alias")


def _is_forgotten(text: str, place: Place) -> bool:
    """Whether it is a name in Latin letters of a smaller place in the USA that is not like its main name."""
    if place.country != "us" or place.population >= KNOWN_TO_ALL or script_of(text) != "Latn":
        return False
    one, other = fold(text), fold(place.name)
    alike = JaroWinkler.similarity(one.replace(" ", ""), other.replace(" ", "")) > _ALIKE
    return not alike and set(one.split()).isdisjoint(other.split())


def is_written(text: str) -> bool:
    """Whether a text could hold the name as it stands."""
    if not _UNCASED_SHORTEST <= len(text) <= LONGEST_NAME or _FOREIGN & set(text):
        return False
    first = text[0]
    if (first.islower() and script_of(first) == "Latn") or _ORDINAL.match(text):
        return False
    if text.isascii():
        return not (text.isupper() and len(text) <= 4)  # IATA and ICAO codes
    # Half transliterated: ھwng kwng.
    return not (_ASCII_LETTER.search(text) and _NOT_LATIN.search(text))


def is_short(text: str) -> bool:
    """Whether it has three letters or fewer, or two in a script that leaves vowels out."""
    script = script_of(text)
    return len(text) <= (3 if script in _ALPHABETS else 2 if script in _ABJADS else 0)


@lru_cache(maxsize=1024)
def language_of(text: str) -> str:
    """The only language that writes so, or ""."""
    script = script_of(text)
    if script == "Hebr":
        return "" if _YIDDISH & set(text) else "he"
    if script == "Arab":
        return next((language for language, letters in _OWN_LETTERS if letters & set(text)), "")
    return _ONE_LANGUAGE.get(script, "")
