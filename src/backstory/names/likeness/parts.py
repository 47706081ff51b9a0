"""A whole name as parts, each with the place it has in a name: what two names are compared by.

1. "So-called" and Arabic articles go; words run together by capitals (SergeiLavrov, SiemensAG) part; "&" is
   "and".
2. Legal forms (LLC, ООО, GmbH, limited liability company) are found, and stand for what they come to.
3. Each other word is a title, a particle (al-, de, the), an initial, a number (4th, forty, IV) or a word.
4. Numbers of two words become one, and Abd- and -allah words of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backstory.names.vocabulary.compounds import taken_apart
from backstory.names.vocabulary.lexicon import concepts_of_any_case
from backstory.names.vocabulary.lists import lines_of
from backstory.names.vocabulary.numerals import number_in
from backstory.text.fold import fold
from backstory.text.tokens import words

Role = Literal["word", "initial", "number", "form", "title", "particle"]

LONGEST_FORM = 6
"""Words of a legal form at most."""
_LONG_FORM = 12
"""Letters from which a legal form is known in spite of a slip of the pen."""
_VOWELS = frozenset("aeiouyаеёиоуыэюя")
_CAMEL = re.compile("(?<=[a-zà-ÿа-яё])(?=[A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]{2})|(?<=[a-zа-яё]{3})(?=[A-ZА-ЯЁ]{2,4}$)")
_ARTICLE = re.compile(
    r"(?<!\w)(?:[aeu](?:l|sh|ch|r|n|s|d|t|z|dh|th)|(?:а|э|у)(?:ль?|ш|р|н|с|д|т|з))[-‐‑–](?=\w)", re.IGNORECASE
)
"""The Arabic article in all that it sounds like, before a hyphen."""
_BRACKETED = re.compile(r"\(([^()]+)\)")
_LOOKALIKES = str.maketrans("0135", "oies")
_MIXED = re.compile("[a-z]+[0135][a-z0135]*[a-z]|[a-z]+[0135]+[a-z][a-z0135]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name. `text` is its normal form, for a number its digits, for a legal form its kind."""

    text: str
    spelt: str
    """In small letters with their marks, as it stands."""
    role: Role
    concepts: tuple[str, ...] = ()
    capitals: bool = False
    """Whether it stood in capitals, so that it may be an acronym."""


@lru_cache(maxsize=65536)
def parts_of(name: str, *, person: bool = False) -> tuple[Part, ...]:
    """The parts of a name in their order, () for a text without words.

    `person`: the name is a person's, so that titles and initials are looked for, numbers and forms less.
    """
    name = _ARTICLE.sub(" ", _CAMEL.sub(" ", _so_called().sub(" ", name))).replace("&", " and ")
    raw = [(word, plain) for word in words(name) if (plain := fold(word).replace(" ", ""))]
    parts: list[Part] = []
    at = 0
    while at < len(raw):
        length, form = _form_at([plain for _, plain in raw], at)
        if length and (parts or at + length < len(raw)) and not (person and at == 0):
            parts.append(Part(form, " ".join(word for word, _ in raw[at : at + length]).lower(), "form"))
            at += length
        else:
            parts += _parts(*raw[at], person=person, first=at == 0)
            at += 1
    return tuple(_joined_numbers(parts))


@lru_cache(maxsize=65536)
def alternatives(name: str) -> tuple[str, ...]:
    """The names that one text gives: "A (B)" is "A (B)", A and B; "A / B" is all of it, A and B."""
    found = [name, name.lower()] if _CAMEL.search(name) else [name]
    outside = _BRACKETED.sub(" ", name)
    if outside.strip() and outside != name:
        inside = [piece.strip() for piece in _BRACKETED.findall(name)]
        found += [outside, *(piece for piece in inside if len(piece) > 2)]
    if " / " in name or ("/" in name and " " in name):
        found += [piece for piece in name.split("/") if len(piece.strip()) > 2]
    return tuple(dict.fromkeys(" ".join(piece.split()) for piece in found))


def _parts(word: str, text: str, *, person: bool, first: bool) -> Iterator[Part]:
    spelt = unicodedata.normalize("NFKC", word).lower()
    capitals = word.isupper()
    if number := number_in(text, words_too=not person, roman_too=not person and not first):
        yield Part(number, spelt, "number")
    elif person and capitals and len(text) <= 3 and text.isalpha() and not set(text[1:]) & _VOWELS:
        yield from (Part(letter, letter, "initial") for letter in text)
    elif text in _listed("particles.txt") and not (person and first and len(text) > 2):
        yield Part(text, spelt, "particle")
    elif person and text in _listed("titles_of_persons.txt"):
        yield Part(text, spelt, "title")
    elif len(text) == 1:
        yield Part(text, spelt, "initial")
    elif person:
        if _MIXED.fullmatch(text):
            text = spelt = text.translate(_LOOKALIKES)
        apart = taken_apart((text,))
        yield from [Part(text, spelt, "word")] if apart == (text,) else (Part(p, p, "word") for p in apart)
    else:
        yield Part(text, spelt, "word", concepts_of_any_case(text), capitals and len(text) <= 6)


def _joined_numbers(parts: list[Part]) -> Iterator[Part]:
    """The parts, with "forty four" and "forty 4" as 44."""
    at = 0
    while at < len(parts):
        part = parts[at]
        after = parts[at + 1] if at + 1 < len(parts) else part
        tens = part.role == "number" and not part.spelt.isdigit() and part.text in _TENS
        if tens and after is not part and after.role == "number" and len(after.text) == 1:
            yield Part(part.text[0] + after.text, f"{part.spelt} {after.spelt}", "number")
            at += 2
        else:
            yield part
            at += 1


_TENS = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})


def _form_at(folded: list[str], at: int) -> tuple[int, str]:
    """The longest legal form that begins at word `at`: how many words, and what it comes to."""
    for length in range(min(LONGEST_FORM, len(folded) - at), 0, -1):
        written = "".join(folded[at : at + length])
        kind = _forms().get(written)
        if kind is None and len(written) >= _LONG_FORM:
            slip = process.extractOne(written, _long_forms(), scorer=OSA.distance, score_cutoff=1)
            kind = _forms()[slip[0]] if slip else None
        if kind:
            return length, kind
    return 0, ""


@cache
def _forms() -> dict[str, str]:
    lines = (line.split() for line in lines_of("legal_forms.txt"))
    return {fold(form.replace("_", " ")).replace(" ", ""): kind for kind, *forms in lines for form in forms}


@cache
def _long_forms() -> tuple[str, ...]:
    return tuple(form for form in _forms() if len(form) >= _LONG_FORM)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for line in lines_of(name) for word in line.split())


@cache
def _so_called() -> re.Pattern[str]:
    return re.compile("|".join(lines_of("so_called.txt")), re.IGNORECASE)
