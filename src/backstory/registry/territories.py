"""ISO 3166-1 codes, and the code that a country's name stands for: "Iran (Islamic Republic of)" is "ir".

English names come from CLDR (by babel); formal names, short names and adjectives from the countries pack.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from backstory.text.fold import fold

# CLDR also knows regions, pseudo-codes and codes reserved for other ends; Kosovo's xk is in general use.
_NO_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SEPARATORS = re.compile(r"\s*(?:[,;/|\n]|\.\s|\band\b|\bor\b)\s*")
_LEADING = ("the ", "state of ", "republic of ", "kingdom of ", "sultanate of ", "union of the ")


@cache
def codes() -> frozenset[str]:
    """The alpha-2 codes in lower case."""
    return frozenset(code.lower() for code in english_names())


@cache
def english_names() -> dict[str, str]:
    """CLDR's English name of each country and territory by upper case code."""
    from babel import Locale

    territories = Locale.parse("en").territories
    return {
        code: name
        for code, name in sorted(territories.items())
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


@cache
def _by_name() -> dict[str, str]:
    from backstory.registry.packs.tables import country_demonyms, country_names

    found: dict[str, str] = {}
    for code, name in english_names().items():
        spelled = name.replace("&", "and").replace("St.", "Saint")
        for form in (name, spelled, _BRACKETS.sub("", name)):
            found.setdefault(fold(form), code.lower())
    for code, further in (*country_names(), *country_demonyms()):
        if further.language == "en":
            found.setdefault(fold(further.text), code)
    return found


@cache
def _by_alpha3() -> dict[str, str]:
    from babel.core import get_global

    alpha2 = codes()
    aliases = get_global("territory_aliases").items()
    return {
        old.lower(): new[0].lower()
        for old, new in aliases
        if len(old) == 3 and new and new[0].lower() in alpha2
    }


@lru_cache(maxsize=4096)
def country_code(name: str) -> str:
    """The alpha-2 code in lower case for a code, an English name or an adjective; "" if it is none."""
    text = name.strip().lower()
    if len(text) == 2 and text.isascii():
        return text if text in codes() else ""
    if len(text) == 3 and text in _by_alpha3():
        return _by_alpha3()[text]
    if re.fullmatch(r"[a-z]{2}-[a-z0-9]{1,3}", text) and text[:2] in codes():
        return text[:2]  # a part of a country, as in gb-sct
    for form in (text, _BRACKETS.sub(" ", text)):
        folded = fold(form)
        if code := _by_name().get(folded):
            return code
        for lead in _LEADING:
            if folded.startswith(lead) and (code := _by_name().get(folded.removeprefix(lead))):
                return code
    return ""


def country_codes(text: str) -> tuple[str, ...]:
    """The codes of the countries that a cell names: "Iranian and US", "Sudan/South Sudan"."""
    if code := country_code(text):
        return (code,)
    parts = (country_code(part) for part in _SEPARATORS.split(_BRACKETS.sub(";", text)))
    return tuple(dict.fromkeys(code for code in parts if code))
