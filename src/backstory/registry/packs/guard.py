"""Which words could be anything: a place called so is only named by them if something else speaks for it.

1. Our own lists of function words, everyday words and given names (text/words).
2. Months and weekdays of the languages of the press, from CLDR (by babel).

"Hope" is guarded, "New Hope" by the milder rule for names that are made of such words (`is_phrase`).
"""

from __future__ import annotations

from functools import cache

from backstory.text.word_lists import is_among, is_given_name, is_word_of_any_kind, keys

KNOWN_TO_ALL = 500_000
"""People of a place whose name is taken at its word, whatever else the word means."""

WELL_KNOWN = 100_000
"""The same for a place whose name has several words; and of one whose names take precedence over others'."""

BETTER_KNOWN = 300_000
"""The same for a place that bears a given name."""

_CALENDARS = (
    *(
        "en",
        "ru",
        "ar",
        "fr",
        "es",
        "de",
        "tr",
        "uk",
        "it",
        "pt",
        "pl",
        "cs",
        "fa",
        "he",
        "nl",
        "ro",
        "bg",
        "sr",
    ),
    *("hr", "sl", "sk", "el", "sv", "hu", "id"),
)


def is_common(name: str, population: int = 0) -> bool:
    """Whether the name of a place with so many people could as well be an everyday word or a person."""
    word = name.removeprefix("The ")
    if " " in word or "-" in word or population >= KNOWN_TO_ALL:
        return False
    if is_word_of_any_kind(word) or is_among(word, _calendar()):
        return True
    return population < BETTER_KNOWN and is_given_name(word)


def is_phrase(name: str, population: int = 0) -> bool:
    """Whether it is made of several words that are all everyday ones: White House, but not New York."""
    words = name.removeprefix("The ").replace("-", " ").split()
    return population < WELL_KNOWN and len(words) > 1 and all(map(is_word_of_any_kind, words))


@cache
def _calendar() -> frozenset[str]:
    from babel import Locale

    found: list[str] = []
    for identifier in _CALENDARS:
        locale = Locale.parse(identifier)
        for names in (locale.months, locale.days):
            for form in ("format", "stand-alone"):
                found.extend(str(name) for name in names[form]["wide"].values())
    return keys([word for word in found if " " not in word])
