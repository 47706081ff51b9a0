"""Which words of the registry's names the words of texts may be, found once (finding.py) and remembered.

Texts repeat their words; most words are nobody's. Words that are new in a document are heard together
(`hear`), since that is much quicker than one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

from backstory.names.finding import Finding
from backstory.names.form import Form
from backstory.names.index import NameIndex
from backstory.names.sounding import Sounding

MOST_FORMS = 100_000
"""Word forms that are remembered; beyond it a new memory is begun, and of the last one is kept what comes
again."""


class Forms(dict[str, Form | None]):
    """Text word -> its matches or None, found when first asked for."""

    def __init__(self, index: NameIndex, language: str = "", sounding: Sounding | None = None) -> None:
        """`sounding`: one of the same index, which texts of all languages may share."""
        super().__init__()
        self.language = language
        self._before: dict[str, Form | None] = {}
        self._finding = Finding(index, language, sounding or Sounding(index))

    def __missing__(self, word: str) -> Form | None:
        if len(self) >= MOST_FORMS:
            self._before = dict(self)
            self.clear()
        form = self[word] = self._before[word] if word in self._before else self._find(word)
        return form

    def hear(self, words: Iterable[str]) -> None:
        """Say that these words will be asked for."""
        self._finding.hear([word for word in set(words) if word not in self and word not in self._before])

    def _find(self, word: str) -> Form | None:
        return self._finding.find(word)
