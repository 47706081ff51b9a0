"""Places inside Slavic adjectives: самарский is "of Samara", рязанский "of Ryazan".

A name that is translated keeps the place and loses the adjective's ending. Which of several endings it was,
only the place can say: each way of cutting is given.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ENDING = re.compile(
    "с[ьк]к?(?:ий|ая|ое|ие|ого|ому|ой|ую|им|ом|их|ими|а|о|и|у|е|і|ой)$"
    "|sk(?:y|i|iy|ii|aya|oye|oe|ie|a|e|o|é|á|ý|ého|ou)$"
)
_INFIX = re.compile("(?:ов|ев|ин|ен|ан|ян|ий|и|ой|ov|ev|in|en|an|ij|i)$")
_SHORTEST = 3


@lru_cache(maxsize=65536)
def places_in(word: str) -> tuple[str, ...]:
    """What a word in small letters may be the adjective of, without the place's last vowel; () for others."""
    ending = _ENDING.search(word)
    if not ending or ending.start() < _SHORTEST:
        return ()
    base = word[: ending.start()]
    infix = _INFIX.search(base)
    if infix and infix.start() >= _SHORTEST:
        return base, base[: infix.start()]
    return (base,)


def without_last_vowel(word: str) -> str:
    """A place as it stands inside its adjective: Samar- for Samara."""
    return re.sub("[aeiouyаеиоуыьъэюяй]+$", "", word) or word
