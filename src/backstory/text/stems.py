"""Whether a word of a text is an inflected form of a name's word: Кавказа of Кавказ, Pradze of Praga.

1. Each name's word is filed under its stem: its normal form without the longest ending that its script
   knows (`stem`).
2. A text's word is cut at every place where an ending may begin, also with its last consonants changed back
   (Polsce to Polsk-) and lost vowels put in (Павла to Павел); each cut is a stem to look up (`cuts`).
3. The two endings must belong together (`fit`).
Words are in normal form. Arabic and Hebrew write particles onto names instead: see `backstory.text.arabic`
and `hebrew_cuts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from backstory.text import stems_cyrillic, stems_latin

SHORTEST_STEM = 3
"""Letters; shorter stems tell nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """The endings of some languages that share a script."""

    name: str
    paradigms: Mapping[str, frozenset[str]]
    alternations: Mapping[str, tuple[str, ...]]
    fleeting: tuple[str, ...]
    vowels: frozenset[str]
    endings: frozenset[str]
    longest: int
    alternation_endings: frozenset[str]


def _group(
    name: str,
    paradigms: Mapping[str, frozenset[str]],
    alternations: Mapping[str, tuple[str, ...]],
    fleeting: tuple[str, ...],
    vowels: frozenset[str],
) -> Group:
    endings = frozenset[str]().union(*paradigms.values())
    longest = max(map(len, endings))
    soft = stems_latin.ALTERNATION_ENDINGS if name != "cyrillic" else stems_cyrillic.ALTERNATION_ENDINGS
    return Group(name, paradigms, alternations, fleeting, vowels, endings, longest, soft)


CYRILLIC = _group(
    "cyrillic",
    stems_cyrillic.PARADIGMS,
    stems_cyrillic.ALTERNATIONS,
    stems_cyrillic.FLEETING,
    stems_cyrillic.VOWELS,
)
_CYRILLIC_IN = {
    language: replace(CYRILLIC, fleeting=vowels)
    for language, vowels in stems_cyrillic.FLEETING_BY_LANGUAGE.items()
}
LATIN = {
    name: _group(
        name, paradigms, stems_latin.ALTERNATIONS[name], stems_latin.FLEETING[name], stems_latin.VOWELS
    )
    for name, paradigms in stems_latin.PARADIGMS.items()
}


def group_of(word: str, language: str) -> Group | None:
    """The endings that `word` (in normal form) may have in a text of `language`; None if it has none."""
    first = word[:1]
    if "\u0400" <= first <= "\u052f":
        return _CYRILLIC_IN.get(language, CYRILLIC)
    if "a" <= first <= "z":
        return LATIN.get(stems_latin.GROUPS.get(language, ""))
    return None


def is_declined(name: str, language: str) -> bool:
    """Whether a text of the language writes a place's name, a word in normal form, in cases."""
    foreign = stems_cyrillic.INDECLINABLE.get(language)
    return foreign is None or not foreign.search(name)


def groups_of(languages: Iterable[str]) -> frozenset[str]:
    """The names of the groups that inflect words of these languages."""
    latin = {stems_latin.GROUPS[language] for language in languages if language in stems_latin.GROUPS}
    return frozenset(
        latin | ({"cyrillic"} & {_CYRILLIC_LANGUAGES.get(language, "") for language in languages})
    )


_CYRILLIC_LANGUAGES = dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr"), "cyrillic")


def stem(word: str) -> str:
    """What a name's word is filed under: the word without its nominative ending."""
    first = word[:1]
    if "\u0400" <= first <= "\u052f":
        for length in (3, 2, 1):
            if len(word) - length >= 2 and word[-length:] in stems_cyrillic.PARADIGMS:
                return word[:-length]
        return word
    if "a" <= first <= "z" and len(word) > 2 and word[-1] in stems_latin.VOWELS:
        return word[:-1]
    return word


Cut = tuple[str, str, bool | None]
"""Stem, ending, and whether the name must then end in a consonant (its stem lost a vowel) or must not."""


def cuts(word: str, group: Group) -> list[Cut]:
    """Every way in which `word` may be made of a stem and an ending, the longest stem first."""
    found: list[Cut] = []
    endings, alternations, vowels = group.endings, group.alternations, group.vowels
    length = len(word)
    for at in range(length, max(SHORTEST_STEM, length - group.longest) - 1, -1):
        ending = word[at:]
        if ending not in endings:
            continue
        base = word[:at]
        found.append((base, ending, None))
        if ending in group.alternation_endings:
            for size in (1, 2, 3):
                for end in alternations.get(base[-size:], ()):
                    found.append((base[:-size] + end, ending, None))
        if at < 3:
            continue
        if ending and base[-1] not in vowels and base[-2] not in vowels:
            for vowel in group.fleeting:
                found.append((base[:-1] + vowel + base[-1], ending, True))
        elif not ending and base[-1] not in vowels and base[-2] in vowels:
            for vowel in group.fleeting:
                if base[:-1].endswith(vowel):
                    found.append((base[: -1 - len(vowel)] + base[-1], ending, False))
    return found


def fits(name_word: str, cut: Cut, group: Group) -> bool:
    """Whether the ending of `cut` may stand in place of the ending that `name_word` has after its stem."""
    base, ending, bare = cut
    own = name_word[len(base) :]
    if bare is not None and bare == bool(own):
        return False
    if len(base) <= SHORTEST_STEM and len(ending) > 2:
        return False
    return ending in group.paradigms.get(own, ())


def hebrew_cuts(word: str) -> tuple[str, ...]:
    """A Hebrew word without the particles ו ה ב ל מ ש כ written onto it, up to two, three letters left."""
    found = []
    for length in (1, 2):
        if len(word) - length < SHORTEST_STEM or word[length - 1] not in "והבלמשכ":
            break
        found.append(word[length:])
    return tuple(found)
