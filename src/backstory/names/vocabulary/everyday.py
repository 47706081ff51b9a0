"""Words that stand in texts without naming anyone, in normal form, from the lists in vocabulary/data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from backstory.names.vocabulary.lists import lines_of
from backstory.text.fold import fold
from backstory.text.word_lists import is_everyday_word


def _load(name: str) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words) for language, *words in map(str.split, lines_of(name))}


STOP_WORDS = _load("stop_words.txt")
"""By language: words such as "the" and "и", which name nobody."""

EVERYDAY = frozenset[str]().union(*_load("everyday.txt").values(), *STOP_WORDS.values())
"""Words such as "nice", "reading" and "май": a name that is one of them needs more than its letters."""

FUNCTION_WORDS = _load("function_words.txt")["xx"]
"""Words that join the words of a name and differ from language to language."""

ARTICLES = _load("articles.txt")
"""By language, in normal form: what stands behind them is a noun, and seldom a name."""

BEFORE_NOUNS = ARTICLES["de"] | frozenset(_load("before_nouns.txt")["de"])
"""These, numbers and the like: they tell a noun from a name, which has the same capital."""

TITLES = frozenset[str]().union(*_load("titles.txt").values())
"""Words such as "president" and "шейх", which stand before a surname and are not part of it."""

_NONE = frozenset[str]()
_ANY_STOP_WORD = frozenset[str]().union(*STOP_WORDS.values())


def is_stop_word(folded: str, *, language: str = "", capitalised: bool = False) -> bool:
    """Whether a name that is this one word cannot be looked for.

    A capitalised word is only measured by English and its own language: "Али" is a name, though Serbian
    "али" means "but".
    """
    if folded not in _ANY_STOP_WORD:
        return False
    if not capitalised:
        return True
    return folded in STOP_WORDS["en"] or folded in STOP_WORDS.get(language, ())


def is_word_of(word: str, language: str) -> bool:
    """Whether the word is, but for its capitals, one that texts of the language are full of."""
    return is_stop_word_of(word, language) or is_everyday_word(word, language)


def is_stop_word_of(word: str, language: str) -> bool:
    """Whether the word is, but for its capitals, one of the language's that name nobody."""
    return fold(word) in STOP_WORDS.get(language, _NONE)


@lru_cache(maxsize=16384)
def is_everyday_in(word: str, language: str) -> bool:
    """Whether it is an everyday word of the language's texts; English words stand in all."""
    return is_everyday_word(word, language) or is_everyday_word(word, "en")
