"""Which words of the registry's names single words may be, found once (finding.py) and remembered."""

from __future__ import annotations

from collections.abc import Iterable

from backstory.names.index.name_index import NameIndex
from backstory.names.words.finding import Finding
from backstory.names.words.form import Form
from backstory.names.words.sounding import Sounding

MOST_FORMS = 100_000
"""Words that are remembered; beyond it a new memory is begun."""

_TOGETHER = 1_000


class Forms(dict[str, Form | None]):
    """Word -> whom it may name, found when first asked for. Texts are looked up by `sight` instead."""

    def __init__(self, index: NameIndex, language: str = "", sounding: Sounding | None = None) -> None:
        """`sounding`: one of the same index, which texts of all languages may share."""
        super().__init__()
        self.language = language
        self._finding = Finding(index, language, sounding or Sounding(index))

    def __missing__(self, word: str) -> Form | None:
        self.hear([word])
        return self[word]

    def hear(self, words: Iterable[str]) -> None:
        """Find these words together, which takes much less time than one by one."""
        new = [word for word in dict.fromkeys(words) if word not in self]
        for first in range(0, len(new), _TOGETHER):
            if len(self) >= MOST_FORMS:
                self.clear()
            self.update(self._finding.find(new[first : first + _TOGETHER]))
