"""The word lists in registry/word_lists: a line a language, its code first, words in small letters after it.

`function.txt`   words such as "the" and "и", which stand in every text
`everyday.txt`   words that are also names of places, such as "nice" and "мир"
`given.txt`      given names that are also names of places, such as "Victoria"

The lists are our own, written from general knowledge of the languages. A Latin word is only met with its own
diacritics (Turkish "çalı" is not Cali), other scripts in normal form.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from backstory.text.fold import fold
from backstory.text.scripts import script_of


def is_function_word(name: str) -> bool:
    """Whether the name is a word such as "the" in some language."""
    return is_among(name, _load("function.txt"))


def is_everyday_word(name: str) -> bool:
    return is_among(name, _load("everyday.txt"))


def is_given_name(name: str) -> bool:
    return is_among(name, _load("given.txt"))


def keys(words: list[str]) -> frozenset[str]:
    """The forms under which `is_among` looks for words."""
    return frozenset(word.casefold() if script_of(word) == "Latn" else fold(word) for word in words)


def is_among(name: str, known: frozenset[str]) -> bool:
    """Whether the name, as it is written or without its diacritics, is one of the words."""
    return name.casefold() in known or fold(name) in known


@cache
def _load(name: str) -> frozenset[str]:
    text = files("backstory.registry").joinpath("word_lists", name).read_text(encoding="utf-8")
    lines = (line.split()[1:] for line in text.splitlines() if line and not line.startswith("#"))
    return keys([word for line in lines for word in line])
