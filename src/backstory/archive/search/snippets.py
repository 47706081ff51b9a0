"""Showing why a story was found: its headline and the passage that fits best, the words marked.

1. Find the words of the query in the text, by the rules of the text's language; a phrase counts where its
   words stand side by side. Mentions of actors whom the query names are found as the links say.
2. Choose the passage with the most different words of the query, then with most of them, then the first.
3. Cut it between words and give it as plain pieces, marked or not: nothing in it is markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backstory.text.quotation import closed

from .folding import word_spans
from .languages import group_of
from .results import Segment
from .syntax import ParsedQuery
from .terms import Terms, alternatives, terms_of

_MOST_LETTERS = 200_000
"""What lies further into a text is not searched for a snippet."""
_MOST_MATCHES = 400


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A part of a text to be marked; `what` tells the words of the query apart."""

    start: int
    end: int
    what: str


class Marker:
    """Finds a query's words in texts."""

    def __init__(self, parsed: ParsedQuery) -> None:
        self._texts = sorted({text for choices in parsed.wanted for text in choices})
        self._by_group: dict[str, dict[str, list[tuple[Terms, str]]]] = {}

    def matches(self, text: str, language: str) -> list[Match]:
        """Where the query's words and phrases stand in the text, in order."""
        group = group_of(language)
        wanted = self._wanted(group)
        if not wanted or not text:
            return []
        spans = word_spans(text[:_MOST_LETTERS])
        words = [terms_of(text[start:end], group) for start, end in spans]
        found = []
        for at, terms in enumerate(words):
            for sought, what in wanted.get(terms[0], ()) if terms else ():
                last = _end_of(sought, words, at)
                if last is not None:
                    found.append(_trimmed(text, Match(spans[at][0], spans[last][1], what)))
            if len(found) >= _MOST_MATCHES:
                break
        return found

    def _wanted(self, group: str) -> dict[str, list[tuple[Terms, str]]]:
        """First term -> all terms of a word or phrase, and which it is."""
        if group not in self._by_group:
            wanted: dict[str, list[tuple[Terms, str]]] = {}
            for text in self._texts:
                for terms in alternatives(text, group):
                    wanted.setdefault(terms[0], []).append((terms, text))
            self._by_group[group] = wanted
        return self._by_group[group]


def _trimmed(text: str, match: Match) -> Match:
    """Without the quotation marks around it, which are no part of a word."""
    start, end = match.start, match.end
    while start < end - 1 and _is_edge(text[start]):
        start += 1
    while end > start + 1 and _is_edge(text[end - 1]):
        end -= 1
    return Match(start, end, match.what)


def _is_edge(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "LNM"


def _end_of(sought: Terms, words: Sequence[Terms], at: int) -> int | None:
    """The number of the word that completes the phrase begun at word `at`, if it is completed."""
    seen: list[str] = []
    for last in range(at, len(words)):
        seen += words[last]
        if len(seen) >= len(sought):
            return last if tuple(seen[: len(sought)]) == sought else None
    return None


def marked(text: str, matches: Iterable[Match]) -> tuple[Segment, ...]:
    """The whole text in pieces."""
    return _pieces(text, 0, len(text), sorted(matches))


def passage(text: str, matches: Iterable[Match], letters: int) -> tuple[Segment, ...]:
    """The best passage of at most about that many letters; the start of the text where nothing matches."""
    ordered = sorted(matches)
    if len(text) <= letters:
        return _pieces(text, 0, len(text), ordered)
    start, end = _window(ordered, letters)
    lead = max(0, (letters - (end - start)) // 3)
    start = _word_edge(text, max(0, start - lead), forward=True)
    end = max(_word_edge(text, min(len(text), start + letters), forward=False), end)
    return (
        *((Segment("… "),) if start else ()),
        *_pieces(text, start, end, ordered),
        *((Segment(" …"),) if end < len(text) else ()),
    )


def _window(matches: Sequence[Match], letters: int) -> tuple[int, int]:
    """The span of the best run of matches that fits."""
    best, best_worth = (0, 0), (0, 0)
    for first, match in enumerate(matches):
        whats, last_end, n = set(), match.end, 0
        for other in matches[first:]:
            if n and other.end - match.start > letters * 2 // 3:
                break
            whats.add(other.what)
            last_end = max(last_end, other.end)
            n += 1
        if (len(whats), n) > best_worth:
            best, best_worth = (match.start, last_end), (len(whats), n)
    return best


def _word_edge(text: str, at: int, *, forward: bool) -> int:
    """The nearest place between words; where there is none nearby (no spaces are set), `at` itself."""
    if at in (0, len(text)):
        return at
    near = range(at, min(len(text), at + 40)) if forward else range(at, max(0, at - 40), -1)
    for place in near:
        if text[place].isspace():
            return place + 1 if forward else place
    return at


def _pieces(text: str, start: int, end: int, matches: Iterable[Match]) -> tuple[Segment, ...]:
    pieces, at = [], start
    for match in matches:
        if match.start < at or match.end > end:
            continue
        if match.start > at:
            pieces.append(Segment(text[at : match.start]))
        at = min(end, closed(text, match.start, match.end))
        pieces.append(Segment(text[match.start : at], True))
    if at < end:
        pieces.append(Segment(text[at:end]))
    return tuple(pieces)
