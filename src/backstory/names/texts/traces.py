"""Traces: the strings by which the search index finds the stories that a changed name may touch.

1. A text is cut into words. Words in small letters leave `~word`, in normal form; capitalised words, and
   all words of scripts without capitals, leave `SOUND:word`, once for each way in which the word's first
   six sounds may be read.
2. Numbers leave none, nor do stop words in small letters.
3. `backstory.names.reach.trails` says for a name which traces the linker could find it by.
Texts repeat their words, so what a word leaves is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from backstory.names.vocabulary.everyday import FUNCTION_WORDS, STOP_WORDS
from backstory.text.cutting import cut
from backstory.text.fold import APOSTROPHE, fold
from backstory.text.keys import sound_starts
from backstory.text.romanise import romanise
from backstory.text.stems import hebrew_cuts
from backstory.values import Document

VERSION: Final = "3"
"""To be raised when a text leaves other traces than before; archives then make their index anew."""
SOUNDS: Final = 6
"""Classes of a word's sound key that a trace begins with; a shorter key stands whole."""
SMALL: Final = "~"
"""Begins the trace of a word in small letters."""
LONGEST: Final = 300
"""Letters; longer words leave no trace, since no name is that long."""

SMALL_WORDS: Final = frozenset[str]().union(*STOP_WORDS.values()) | FUNCTION_WORDS
"""Words in normal form that leave no trace in small letters."""

_MOST_WORDS = 50_000
"""Words with what they leave that are remembered at least; twice as many at most."""
_DIGITS: Final = frozenset("0123456789")
_SHORT: Final = 4
"""Letters of a figure that may be remembered: there are not many, and they come often."""


def traces(document: Document) -> frozenset[str]:
    """What the document's headline and paragraphs leave."""
    return frozenset(traces_text(document).split())


def traces_text(document: Document) -> str:
    """The same as one text, parted by white space, in which a trace may stand more than once."""
    texts = [text for text in (document.title, *document.paragraphs) if isinstance(text, str)]
    made = cut(texts)
    words = {made.row[start:end] for start, end in zip(made.starts.tolist(), made.ends.tolist(), strict=True)}
    return "\n".join(filter(None, map(_words.__getitem__, words)))


class _StoryTraces:
    """Gives `traces` in the form that the search index asks for (BACKSTORY_SEARCH_KEYS)."""

    version = VERSION

    def __call__(self, title: str, paragraphs: Sequence[str], language: str) -> str:
        return traces_text(Document(title, paragraphs, language))


traces_of_story = _StoryTraces()


def traces_of_word(word: str) -> tuple[str, ...]:
    """What one word of a text (`backstory.text.tokens`) leaves; () for one that no name is found by."""
    if len(word) > LONGEST:
        return ()
    word = word.rstrip(".")  # that ends a row of initials
    if word.isascii() and word.isalpha():  # most words: folding makes them small and nothing else
        lower = word.lower()
        if word == lower:
            return () if word in SMALL_WORDS else (SMALL + word,)
        return tuple([f"{start}:{lower}" for start in sound_starts(lower, SOUNDS)])
    parts = [word, *(part for part in APOSTROPHE.split(word) if 1 < len(part) < len(word))]
    folded = dict.fromkeys(fold(part).replace(" ", "") for part in parts)
    folded.pop("", None)
    if not folded or all(part.isdecimal() for part in folded):
        return ()
    if word.islower():
        return tuple(SMALL + part for part in folded if part not in SMALL_WORDS)
    lower = word.lower()
    spellings = {lower, *folded}
    if "\u0590" <= word[0] <= "\u05ff":
        spellings.update(cut for part in folded for cut in hebrew_cuts(part))
    if not word.isascii() and word.isupper():
        spellings.add(romanise(word).lower())  # an acronym, letter by letter
    starts = frozenset[str]().union(*(sound_starts(spelling, SOUNDS) for spelling in spellings))
    return tuple(f"{start}:{lower}" for start in starts)


class _Memory(dict[str, str]):
    """What was learnt lately: at most twice `most` keys, and what is asked for again stays."""

    def __init__(self, most: int, learn: Callable[[str], str]) -> None:
        super().__init__()
        self._most, self._learn = most, learn
        self._before: dict[str, str] = {}

    def __missing__(self, key: str) -> str:
        if len(key) > _SHORT and key[0] in _DIGITS and key.isascii() and not key.lower().islower():
            return ""  # there is no end of figures, and most come once
        found = self._before.get(key)
        if found is None:
            found = self._learn(key)
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        self[key] = found
        return found


def _of_word(word: str) -> str:
    return "\n".join(traces_of_word(word))


_words = _Memory(_MOST_WORDS, _of_word)
