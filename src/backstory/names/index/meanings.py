"""Names by the meanings of their words, so that they are found in another language.

"Islamic State" is a row of the concepts islamic and state, whatever their order: so is Исламское государство.
Words without a known meaning stand for themselves; function words (of, на) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from backstory.names.index.spelled import Spelled
from backstory.names.vocabulary.everyday import FUNCTION_WORDS
from backstory.names.vocabulary.lexicon import concepts_of_words

MOST_WORDS = 5
"""Longer names are too long for any order to be theirs by chance or by translation."""


class Meanings:
    """Gathers the concepts that occur in names."""

    def __init__(self) -> None:
        self._found: set[str] = set()

    def row(self, spelled: Spelled) -> Spelled | None:
        """The name as a row of concepts (after a space) and words; None if it has no concept or one word."""
        known = concepts_of_words()
        words: list[str] = []
        spelt: list[str] = []
        concepts: list[str] = []
        for word, as_spelt in zip(spelled.words, spelled.spelt, strict=True):
            if word in FUNCTION_WORDS:
                continue
            meant = known.get(word) or known.get(word.removeprefix("ال")) or ()
            if meant:
                concepts.append(meant[0])
                words.append(" " + meant[0])
            else:
                words.append(word)
            spelt.append(as_spelt)
        if not concepts or not 2 <= len(words) <= MOST_WORDS or len(set(words)) < len(words):
            return None
        self._found.update(concepts)
        return Spelled(tuple(words), tuple(spelt))

    def words(self) -> Iterator[tuple[str, str]]:
        """(concept, word in normal form) for every word of the concepts gathered; phrases left out."""
        for word, concepts in concepts_of_words().items():
            if " " not in word:
                for concept in concepts:
                    if concept in self._found:
                        yield concept, word
