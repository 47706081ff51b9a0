"""The words that names of groups and organisations are made of, in many languages, by what they mean.

"Islamic State", «Исламское государство» and الدولة الإسلامية share two concepts, "islamic" and "state".

1. `data/lexicon.txt` holds words such as front, party and bank, `data/adjectives.txt` adjectives of
   countries, `data/countries.tsv` the countries' own names, from CLDR by scripts/country_words.py.
2. Every word is brought to normal form; Serbian counts in both alphabets, German ß as ss.
3. A word may carry several concepts: совет is a council, and "right" is a right and the truth.
An adjective and its country share a concept ("@sy" for Syria and Syrian): they are the same within a name of
several words and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from backstory.names.vocabulary.lists import lines_of
from backstory.text.arabic import stems as arabic_stems
from backstory.text.fold import fold
from backstory.text.stems import CYRILLIC, cuts, fits, stem

_LANGUAGE = re.compile(r" ([a-z]{2}(?:-Latn|-Cyrl)?) ")
_SLAVIC = frozenset({"ru", "uk", "be", "bg", "mk", "sr", "hr", "pl", "cs", "sk", "sl"})
_NOMINATIVE = frozenset({"ий", "ый", "ой", "ій", "и", "і", "i", "y"})
_ADJECTIVE = re.compile(
    "(?:ий|ый|ой|ій|ая|яя|ое|ее|ие|ые|ого|его|ому|ему|ей|ую|юю|им|ым|их|ых|ими|ыми|ої|ою|і|а|е|у|о|и"
    "|i|y|a|e|o|u|ego|iego|emu|iemu|ej|iej|im|ym|ich|ych|imi|ymi|eho|em|ou|ih|ega|og|om)$"
)
_SHORTEST_ADJECTIVE = 4
_SERBIAN = str.maketrans(
    {
        **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgddežzijklmnoprstćufhcčš", strict=True)),
        **{"љ": "lj", "њ": "nj", "џ": "dž"},
    }
)


def _spelled_out(word: str) -> Iterator[str]:
    """The words that "stem/a/b" stands for; "-" is no ending, "_" a space."""
    stem, *endings = word.replace("_", " ").split("/")
    if not endings:
        yield stem
    for ending in endings:
        yield stem + ending.removeprefix("-")


def _entries() -> Iterator[tuple[str, str, str]]:
    """(concept, language, word) of all files."""
    for name, mark in (("lexicon.txt", ""), ("adjectives.txt", "@")):
        for line in lines_of(name):
            concept, _, rest = line.partition(":")
            _, *parts = _LANGUAGE.split(rest + " ")
            for language, words in zip(parts[::2], parts[1::2], strict=True):
                for word in words.strip().split(","):
                    yield from ((mark + concept, language, form) for form in _spelled_out(word))
    for line in lines_of("countries.tsv"):
        country, language, *names = line.split("\t")
        yield from (("@" + country, language, name) for name in names)


@cache
def concepts_of_words() -> Mapping[str, tuple[str, ...]]:
    """Word or phrase in normal form (`backstory.text.fold`) -> the concepts that it stands for."""
    found: dict[str, dict[str, None]] = {}
    for concept, language, word in _entries():
        spellings = [word]
        if language == "sr":
            spellings.append(word.lower().translate(_SERBIAN))
        for spelling in spellings:
            found.setdefault(fold(spelling), {})[concept] = None
    found.pop("", None)
    return MappingProxyType({word: tuple(meanings) for word, meanings in found.items()})


def concepts(folded: str) -> tuple[str, ...]:
    """What a word in normal form stands for in names, () if it is no such word; nominatives only."""
    return concepts_of_words().get(folded, ())


@cache
def words_by_language() -> Mapping[str, frozenset[str]]:
    """Word in normal form -> the languages (ISO 639-1) that it belongs to; "" for romanised Arabic."""
    found: dict[str, set[str]] = {}
    for _, language, word in _entries():
        plain = "" if "-" in language else language
        found.setdefault(fold(word), set()).add(plain)
        if language == "sr":
            found.setdefault(fold(word.lower().translate(_SERBIAN)), set()).add(plain)
    return MappingProxyType({word: frozenset(languages) for word, languages in found.items()})


@lru_cache(maxsize=65536)
def concepts_of_any_case(folded: str) -> tuple[str, ...]:
    """The same for a Slavic or Arabic word in any case, number or gender."""
    known = concepts(folded)
    if known or not folded:
        return known
    if "\u0400" <= folded[0] <= "\u052f":
        for cut in cuts(folded, CYRILLIC):
            for word in _by_stem().get(cut[0], ()):
                if fits(word, cut, CYRILLIC):
                    return concepts(word)
    adjective = _ADJECTIVE.search(folded)
    if adjective and adjective.start() >= _SHORTEST_ADJECTIVE:
        return concepts(_adjectives().get(folded[: adjective.start()], ""))
    if "\u0600" <= folded[0] <= "\u06ff":
        for word in arabic_stems(folded.removeprefix("ال")):
            if known := concepts(word):
                return known
    return ()


@cache
def _adjectives() -> Mapping[str, str]:
    """Stem -> Slavic adjective, in the lexicon's form."""
    found: dict[str, str] = {}
    for word, languages in words_by_language().items():
        ending = _ADJECTIVE.search(word)
        if ending and ending[0] in _NOMINATIVE and not _SLAVIC.isdisjoint(languages):
            found.setdefault(word[: ending.start()], word)
    return found


@cache
def _by_stem() -> Mapping[str, list[str]]:
    """Stem -> the Cyrillic words of one word that have it."""
    found: dict[str, list[str]] = {}
    for word in concepts_of_words():
        if "\u0400" <= word[0] <= "\u052f" and " " not in word:
            found.setdefault(stem(word), []).append(word)
    return found
