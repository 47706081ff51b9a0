"""Names written together in one script and apart in another: Abdullah and عبد الله, Hezbollah and حزب الله.

1. Words that begin with Abd- or end in -allah are taken apart, in their own script and with these two parts
   in Arabic; Abd with the word after it is put together.
2. A group called by the plural of its people ("Houthis") is also called by the singular: so is an Arabic
   group in the names of its members and in adjectives.
Each row that differs from the name's own is a way to find it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SERVANT = re.compile("abe?d(?:[aeiou]l)?|абд(?:[аеиуэ]ль?)?|عبد")
"""Servant of, alone: the next word says whose."""
_SERVANT_OF = re.compile(
    r"(abd)(?:[aeiou]l|[aeiou](?=([rsznd])\2)|[aeiou])?([a-z]{3,})"
    r"|(абд)(?:[аеиуэ]ль?|[аеиуэ](?=([рсзнд])\5)|[аеиуэ])?([а-я]{3,})"
    "|(عبد)(ال.{3,}|رب.+)"
)
_OF_GOD = re.compile(
    "([a-z]{3,}?)(?:[aeiou]?ll|[aeiou]l(?=ah))ah?|([а-я]{3,}?)[аоуы]?(?:лл|л(?=ах))ах?|(.{2,})الله"
)
_GOD = ("allah", "аллах", "الله")
_IN_ARABIC = dict.fromkeys(("abd", "абд"), "عبد") | dict.fromkeys(_GOD, "الله")
"""Words so short that Arabic text must have them letter for letter."""
_PLURAL = re.compile("([a-z]{4,}(?:i|an|ese|ist|en))s")


def other_rows(words: tuple[str, ...], *, group: bool = False) -> tuple[tuple[str, ...], ...]:
    """Other rows of words for a name, in small letters; () for most.

    `group`: the name is a group's.
    """
    rows = [words]
    apart = taken_apart(words)
    in_arabic = tuple(_IN_ARABIC.get(word, word) for word in apart)
    for row in (apart, in_arabic, tuple(_together(words))):
        # "allah" alone sounds like many a small word of Arabic.
        if row not in rows and (row is in_arabic or not set(row) & set(_GOD[:2])):
            rows.append(row)
    if group and len(words) == 1 and (plural := _PLURAL.fullmatch(words[0])):
        rows.append((plural[1],))
    return tuple(rows[1:])


def taken_apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with Abd- and -allah as words of their own."""
    return tuple(_apart(words))


def _apart(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        if match := _OF_GOD.fullmatch(word):
            yield next(part for part in match.groups() if part)
            yield _GOD[(match.lastindex or 1) - 1]
        elif match := _SERVANT_OF.fullmatch(word):
            yield next(part for part in match.groups() if part)
            yield match[match.lastindex or 0]
        elif _SERVANT.fullmatch(word):
            yield word[:3]
        else:
            yield word


def _together(words: tuple[str, ...]) -> Iterator[str]:
    servant = ""
    for word in words:
        if servant:
            yield servant + word
            servant = ""
        elif _SERVANT.fullmatch(word):
            servant = word
        else:
            yield word
    if servant:
        yield servant
