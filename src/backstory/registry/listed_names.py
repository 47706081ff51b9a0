"""Names as official lists print them, taken apart and put into the letters of running text.

    "PROPAGANDA AND AGITATION DEPARTMENT (PAD)"  -> "Propaganda and Agitation Department", acronym "PAD"
    "Djaafar Abou Mohamed (جعفر ابو محمد)"        -> both, each a name
    "AL-ITIHAAD AL-ISLAMIYA / AIAI"              -> both
    "ABDOLLAHI Hamed"                            -> "Abdollahi Hamed"

What stands in brackets in the same script is mostly a branch, a place or a passport: it is no name by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backstory.registry.cleaning import clean
from backstory.text.scripts import script_of
from backstory.values import Name, NameKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_SPACED_MARK = re.compile(r"\s+([-,.;])")
_BETWEEN = re.compile(r"(?:\s+/\s*|\s*/\s+|;\s+)(?![^()]*\))")
_QUOTED = re.compile(r"[\"“”„«]\s*([^\"“”„«»]+?)\s*[\"“”»]")
_REMARK = re.compile(
    r"\d{3}|:|\b(?:passport|born|listed as|dob|pob|nationality|a\.?k\.?a|f\.?k\.?a|formerly|previously|"
    r"original script|arabic|cyrillic|russian|ukrainian|persian|farsi|chinese|korean|hebrew|"
    r"in [A-Z]\w+|tigrinya|alias|transliteration|translation|deceased)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'`ʿʾ‘][^\W\d_]+)*|[^\W\d_]\.(?:[^\W\d_]\.)+")
_SMALL = _words(
    "of the and for in on at to by with de la le les el du des da do dos y et e und für van von zur"
)
_PARTICLES = _words("al ul ud ad as ash an ar at az el il wal bin bint ibn ould ben")
_VOWELS = frozenset("aeiouyáàâãäåéèêëíìîïóòôõöúùûüıаеёиоуыэюяіїєўүөә")


def listed_names(text: str, *, kind: NameKind, person: bool) -> Iterator[Name]:
    """The names in one entry of a list, the chief one first; `kind` is for those that are no acronyms."""
    for part in _BETWEEN.split(text):
        yield from _one(clean(part), kind, person)


def _one(text: str, kind: NameKind, person: bool) -> Iterator[Name]:
    inner = [clean(found) for found in _BRACKETED.findall(text)]
    outer = clean(_BRACKETED.sub(" ", text)) if inner else text
    outer = _SPACED_MARK.sub(r"\1", outer).strip(" ,;")
    if quoted := _QUOTED.fullmatch(outer):
        outer = quoted[1]
    if not outer:
        return
    dropped = all(
        _REMARK.search(part) or is_acronym_of(part, outer) or _other_script(part, outer) for part in inner
    )
    yield Name(in_running_letters(outer if dropped else text, person=person), "", kind)
    for part in inner:
        if _other_script(part, outer) and not re.search(r"\d", part):
            yield Name(in_running_letters(part, person=person), "", kind)
        elif is_acronym_of(part, outer):
            yield Name(part, "", "weak" if kind == "weak" else "acronym")


def _other_script(text: str, other: str) -> bool:
    own = script_of(text)
    return own != "" and own != script_of(other)


def is_acronym_of(text: str, name: str) -> bool:
    """Whether `text` is in capitals, its letters in this order in the name, the first at a word's head."""
    letters = [c for c in text.casefold() if c.isalpha()]
    if not 2 <= len(letters) <= 10 or not text.replace(" ", "").isalnum() or not text.isupper():
        return False
    initials = [word[0] for word in _WORD.findall(name.casefold())]
    if not initials or len(initials) < 2 or letters[0] not in initials:
        return False
    remaining = iter(c for c in name.casefold() if c.isalpha())
    return all(letter in remaining for letter in letters)


def in_running_letters(text: str, *, person: bool) -> str:
    """Words in capitals as they stand in a sentence: of a person each word, else only if all are capitals.

    An organisation's single word of up to five letters, words without a vowel and words with dots may be
    acronyms and stay as they are; so do words of up to five letters in brackets.
    """
    if not person and not (text.isupper() and (len(_WORD.findall(text)) > 1 or len(text) > 5)):
        return text
    kept = {
        match.start() + word.start()
        for match in re.finditer(r"\([^()]*\)", text)
        if len(words := list(_WORD.finditer(match[0]))) == 1
        for word in words
        if len(word[0]) < 6
    }
    pieces, last, first = [], 0, True
    for match in _WORD.finditer(text):
        word = match[0]
        pieces.append(text[last : match.start()])
        last = match.end()
        if match.start() in kept or not word.isupper() or len(word) < 2:
            pieces.append(word)
        else:
            before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
            pieces.append(_recased(word, person=person, first=first, hyphen=before == "-" or after == "-"))
        first = False
    return "".join(pieces) + text[last:]


def _recased(word: str, *, person: bool, first: bool, hyphen: bool) -> str:
    low = word.lower()
    if not first and (low in _PARTICLES if person or hyphen else low in _SMALL):
        return low
    if not person and (not _VOWELS & set(low) or "." in word):
        return word
    return "’".join(part.capitalize() for part in word.split("’")) if "’" in word[1:3] else word.capitalize()
