"""The names of the months in the languages of the press, by folded name.

Steps: take every month name that CLDR (through babel) has for a language, in full and short, in both the
form that stands alone and the one that stands beside a day; fold case and accents; add what CLDR lacks:
other spellings, attached particles, the Persian calendar.

Names of one language clash with another's (Croatian "listopad" is October, Czech "listopad" November), so
the tables are kept per language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from backstory.text.scripts import script_of

FILE = "months.tsv"
"""The months of LANGUAGES; `make docs` writes it from CLDR."""

LANGUAGES = {
    "Latn": "en fr es de tr pt it pl cs nl hr sl sk ro hu sv no da fi id sr sq az uz lt lv et ca ms vi ku "
    "sw so gl eu is tk",
    "Cyrl": "ru uk bg sr mk kk ky tg be uz az",
    "Arab": "ar fa ur ps ku",
    "": "he el hy ka hi bn am th",
}
"""By script, in the order in which they are asked when the text's own language does not know a name."""

# Other regions of a language name the months differently: the Levant's and the Maghreb's Arabic.
_REGIONS = {
    "ar": ("ar", "ar_LB", "ar_IQ", "ar_DZ", "ar_MA"),
    "sr": ("sr", "sr_Latn"),
    "uz": ("uz", "uz_Cyrl"),
    "az": ("az", "az_Cyrl"),
    "bs": ("bs", "bs_Cyrl"),
    "ku": ("ku", "ckb"),
}

# Not ("stand-alone", "abbreviated"): it adds nothing, and babel resolves it to another language's at times.
_FORMS = (("format", "wide"), ("format", "abbreviated"), ("stand-alone", "wide"))

_MORE: dict[str, str] = {
    "en": "sept=9",
    "ru": "янв=1 фев=2 мар=3 апр=4 май=5 июн=6 июл=7 авг=8 сен=9 сент=9 окт=10 ноя=11 дек=12",
    "ar": "كانون_ثاني=1 اشباط=2 أيار=5 ايار=5 حزيران=6 تشرين_اول=10 تشرين_ثاني=11 كانون_اول=12 "
    "ابريل=4 نيسان=4 اغسطس=8 اب=8 اكتوبر=10 يونية=6 يولية=7 افريل=4 جوان=6 جويلية=7 اوت=8 غشت=8 "
    "شتنبر=9 نونبر=11 دجنبر=12 ماي=5 يوليوز=7",
    "fa": "ژانویه=1 فوریه=2 مه=5 می=5 ژوئیه=7 جولای=7 اوت=8 اگست=8",
    "tr": "sept=9",
    "es": "set=9 setiembre=9 sept=9",
    "de": "jaenner=1 janner=1 feber=2 maerz=3 sept=9",
    "it": "sett=9",
    "fr": "fevr=2 sept=9",
    "ro": "ian=1 noi=11",
}

# 1 to 12 of the Persian (solar Hijri) calendar, as used in Iran, and as named in Afghanistan.
_PERSIAN = (
    ("فروردین", "حمل"),
    ("اردیبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "سرطان"),
    ("مرداد", "اسد"),
    ("شهریور", "سنبله"),
    ("مهر", "میزان"),
    ("آبان", "عقرب"),
    ("آذر", "قوس"),
    ("دی", "جدی"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
)

_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]")


def fold(name: str) -> str:
    """A month's name without case, accents, vowel signs, dots and spaces."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
    return re.sub(r"[\s.’'_-]+", "_", plain).strip("_").translate(_LETTERS)


# Letter variants that writers do not keep apart (the hamza falls off with the marks), and the dotless i.
_LETTERS = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ۀ": "ه", "ة": "ه", "ı": "i", "ё": "е"})


@lru_cache(maxsize=64)
def months(language: str) -> Mapping[str, int]:
    """Folded name -> 1 to 12, for an ISO 639-1 code; empty for a language that CLDR does not know."""
    kept = _kept().get(language)
    return cldr_months(language) if kept is None else kept


@lru_cache(maxsize=1)
def _kept() -> Mapping[str, Mapping[str, int]]:
    """The tables of FILE. Asking babel for all of them takes a quarter of a second, and then it gives some
    languages the names of another."""
    found: dict[str, Mapping[str, int]] = {}
    for line in files("backstory.text").joinpath(FILE).read_text(encoding="utf-8").splitlines():
        language, _, names = line.partition("\t")
        found[language] = {name: int(number) for name, _, number in (n.partition("=") for n in names.split())}
    return found


def row(language: str, names: Mapping[str, int]) -> str:
    """A line of FILE: "en", a tab, "january=1 jan=1 ..."."""
    return f"{language}\t{' '.join(f'{name}={number}' for name, number in names.items())}\n"


def cldr_months(language: str) -> dict[str, int]:
    """What `months` gives, asked of CLDR."""
    from babel import Locale, UnknownLocaleError

    table: dict[str, int] = {}
    for region in _REGIONS.get(language, (language,)):
        try:
            names = Locale.parse(region).months
        except (UnknownLocaleError, ValueError):
            continue
        for form, width in _FORMS:
            for number, name in names[form].get(width, {}).items():
                folded = fold(str(name))
                if len(folded) > 1 and not folded.isdigit():
                    table.setdefault(folded, int(number))
    for word in _MORE.get(language, "").split():
        name, _, number = word.partition("=")
        table[fold(name)] = int(number)
    if language == "he":
        # "12 במרץ": the particle "in" is written together with the month.
        table.update({"ב" + name: number for name, number in table.items()})
    return table


@lru_cache(maxsize=4096)
def month_of(name: str, language: str = "") -> int:
    """1 to 12 for a folded name, as `language`, English or another of the script has it; 0 if none does."""
    others = LANGUAGES.get(script_of(name), LANGUAGES[""]).split()
    for code in dict.fromkeys((language, "en", *others)):
        if code and name in (table := months(code)):
            return table[name]
    return 0


@lru_cache(maxsize=1)
def persian_months() -> dict[str, int]:
    """Folded name -> 1 to 12 of the Persian calendar."""
    return {fold(name): number for number, names in enumerate(_PERSIAN, 1) for name in names}
