"""The names that a passage may show: every span whose words are the words of a name.

1. At each word that is the whole of a name or the anchor of one:
2. one-word names are found at once;
3. longer ones by the pair of the anchor and a word beside it, then word by word to both ends. Articles in
   between are passed over; of a person, so are initials.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backstory.names.index import IS_PERSON, PAIR, NameIndex
from backstory.names.passage import Passage


@dataclass(frozen=True, slots=True)
class Find:
    """Words `first` to `last` (inclusive) of the passage may be name `name` of the index."""

    passage: Passage
    first: int
    last: int
    name: int
    rule: int
    reversed: bool = False

    @property
    def length(self) -> int:
        """In words of the text."""
        return self.last - self.first + 1


def scan(passage: Passage, index: NameIndex) -> Iterator[Find]:
    """Every find, in no order; they may overlap."""
    singles, anchors, pairs = index.singles, index.anchors, index.pairs
    for at in passage.hits:
        form = passage.forms[at]
        if form is None:
            continue
        starts, matches = form
        seen: set[int] = set()
        for word in starts:
            for name in singles.get(word, ()):
                yield Find(passage, at, at, name, matches[word])
            if word not in anchors:
                continue
            for beside in _neighbours(passage, at):
                for other in (passage.forms[beside] or ((), {}))[1]:
                    for name in pairs.get(word * PAIR + other, ()):
                        if name not in seen:
                            found = _verify(passage, at, word, name, index)
                            if found is not None:
                                seen.add(name)
                                yield found


def _neighbours(passage: Passage, at: int) -> Iterator[int]:
    """The words on both sides, and those beyond an article or an initial."""
    for step in (passage.left, passage.right):
        beside = step(at)
        if beside < 0:
            continue
        yield beside
        while _may_skip(passage, beside):
            beside = step(beside)
            if beside < 0:
                break
            yield beside


def _may_skip(passage: Passage, at: int) -> bool:
    return len(passage.words[at]) == 1 or passage.is_article(at)


def _verify(passage: Passage, at: int, word: int, name: int, index: NameIndex) -> Find | None:
    row = index.name_words[name]
    person = bool(index.name_flags[name] & IS_PERSON)
    for place in (i for i, other in enumerate(row) if other == word):
        left = _walk(passage, at, row[:place][::-1], passage.left, person)
        right = _walk(passage, at, row[place + 1 :], passage.right, person)
        if left and right:
            rule = max(left[1], right[1], (passage.forms[at] or ((), {word: 0}))[1][word])
            return Find(passage, left[0], right[0], name, rule)
    if person and len(row) == 2:
        other = row[1] if row[0] == word else row[0]
        step = passage.left if row[0] == word else passage.right
        end = _walk(passage, at, (other,), step, person)
        if end:
            rule = max(end[1], (passage.forms[at] or ((), {word: 0}))[1][word])
            return Find(passage, min(at, end[0]), max(at, end[0]), name, rule, reversed=True)
    return None


def _walk(
    passage: Passage, at: int, row: tuple[int, ...], step: object, person: bool
) -> tuple[int, int] | None:
    """From word `at` through the words of `row`: where that ends, and by which rule; None if it fails."""
    rule = 0
    for word in row:
        while True:
            at = step(at)  # type: ignore[operator]
            if at < 0:
                return None
            form = passage.forms[at]
            if form is not None and word in form[1]:
                rule = max(rule, form[1][word])
                break
            if not (passage.is_article(at) or (person and len(passage.words[at]) == 1)):
                return None
    return at, rule
