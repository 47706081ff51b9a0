"""The word lists in text/words: a line a language, its code first, words in small letters after it.

`function.txt`   words such as "the" and "и", which stand in every text
`everyday.txt`   words that are also names of places, such as "nice" and "мир"
`given.txt`      given names that are also names of places, such as "Victoria"
`surnames.txt`   surnames that are, such as "Walker"

The lists are our own, written from general knowledge of the languages. A Latin word is only met with its own
diacritics (Turkish "çalı" is not Cali), other scripts in normal form.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from backstory.text.fold import fold
from backstory.text.scripts import script_of


def is_function_word(name: str, language: str = "") -> bool:
    """Whether the name is a word such as "the".

    In small letters, or in a script without capitals, it is measured by every language; capitalised only by
    English and its own: "Али" is a name, though Serbian "али" means "but". All in capitals it is an acronym.
    """
    lists = _by_language("function.txt")
    if name.isupper() and len(name) > 1:
        return False
    if name[:1].isupper():
        return any(is_among(name, lists.get(code, frozenset())) for code in {"en", language.split("-")[0]})
    return any(is_among(name, known) for known in lists.values())


def is_everyday_word(name: str, language: str = "") -> bool:
    """Whether the name is such a word of the language, or of any."""
    if not language:
        return is_among(name, _all("everyday.txt"))
    return is_among(name, _by_language("everyday.txt").get(language, frozenset()))


def is_given_name(name: str) -> bool:
    return is_among(name, _all("given.txt"))


def is_surname(name: str) -> bool:
    return is_among(name, _all("surnames.txt"))


def is_word_of_any_kind(name: str) -> bool:
    """Whether a text in some language may begin a sentence with it: a function word or an everyday one."""
    return is_everyday_word(name) or is_among(name, _all("function.txt"))


def keys(words: list[str]) -> frozenset[str]:
    """The forms under which `is_among` looks for words."""
    return frozenset(word.casefold() if script_of(word) == "Latn" else fold(word) for word in words)


def is_among(name: str, known: frozenset[str]) -> bool:
    """Whether the name, as it is written or without its diacritics, is one of the words."""
    return name.casefold() in known or fold(name) in known


@cache
def _by_language(name: str) -> dict[str, frozenset[str]]:
    text = files("backstory.text").joinpath("words", name).read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {language: keys(words) for language, *words in lines}


@cache
def _all(name: str) -> frozenset[str]:
    return frozenset[str]().union(*_by_language(name).values())
