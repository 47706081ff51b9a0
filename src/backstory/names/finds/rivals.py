"""Whom of several actors that share a span it means.

Points for each: named elsewhere in the document by something that is nobody else's; tied by a relation to
one who is, or of the same country; the name is its main one; the find is by a surer rule; several of its
names are like the span (Europa, Evropa, Europe), so that it is not some odd by-name; it stands as this one
has it, or in the capitals of its acronym. The best must lead by a margin, or all are candidates.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from backstory.names.finds.weigh import Weighed
from backstory.names.index.bits import IS_LENT
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import ACRONYM
from backstory.text.fold import fold
from backstory.text.likeness import likeness

_MARGIN = 0.75
_LIKE = 0.8

Choice = tuple[Weighed, tuple[str, ...], tuple[str, ...]]
"""(the chosen one, reasons, candidates); with candidates the choice is only the first of them."""


def choose(group: Sequence[Weighed], alone: set[int], index: NameIndex) -> Choice:
    """Whom of those that share a span it means.

    `alone`: actors that the document names by spans that are nobody else's.
    """
    if len(group) == 1:
        return group[0], (), ()
    best: dict[int, Weighed] = {}
    for w in sorted(group, key=lambda w: _surest_first(w, index)):
        best.setdefault(w.actor, w)
    rivals = list(best.values())
    if len(rivals) == 1:
        return rivals[0], (), ()
    points = [(_points(w, alone, index), -place, w) for place, w in enumerate(rivals)]
    points.sort(key=lambda p: (p[0][0], p[1]), reverse=True)
    (first, reason), _, chosen = points[0]
    (second, _), _, _ = points[1]
    if first - second >= _MARGIN:
        return chosen, (f"+ of {len(rivals)} who share the name, {reason}",), ()
    close = [w for (score, _), _, w in points if first - score < _MARGIN]
    candidates = tuple(index.actors[w.actor].id for w in close)
    return (
        chosen,
        (f"- {len(candidates)} actors share the name and the text does not tell them apart",),
        candidates,
    )


def _surest_first(w: Weighed, index: NameIndex) -> tuple[bool, float, int, str, int]:
    return w.needs_context, -w.score, w.rule, index.actors[w.actor].id, w.find.name


def _points(w: Weighed, alone: set[int], index: NameIndex) -> tuple[float, str]:
    """Points and the strongest reason for them."""
    actor = index.actors[w.actor]
    parts: list[tuple[float, str]] = [(w.score * 10, "this one's name is nearest to the text")]
    names = _names_like(w, index)
    if names > 1:
        parts.append((log2(names) * 0.9, f"{names} names of this one are like it"))
    passage = w.find.passage
    if not passage.shouted and passage.text[w.start : w.end].isupper():
        if w.rule == ACRONYM:
            parts.append((5.0, "its capitals are this one's acronym"))
    elif w.rule <= ACRONYM:
        parts.append((2.0, "it is this one's name as it stands"))
    if w.actor in alone:
        parts.append((3.0, "the text names this one elsewhere"))
    others = [index.actors[number] for number in alone if number != w.actor]
    named = {other.id for other in others}
    if any(relation.other in named for relation in actor.relations) or any(
        relation.other == actor.id for other in others for relation in other.relations
    ):
        parts.append((2.0, "the text names actors that this one is tied to"))
    if actor.countries and any(set(actor.countries) & set(other.countries) for other in others):
        parts.append((1.0, "the text names others of its country"))
    if index.name_texts[w.find.name] == actor.name:
        parts.append((1.0 if w.rule <= ACRONYM else 0.8, "it is this one's main name"))
    return sum(points for points, _ in parts), max(parts[1:] or parts)[1]


def _names_like(w: Weighed, index: NameIndex) -> int:
    """How many of the actor's own names are like the one found, word by word."""
    key = (w.actor, w.find.name)
    if key not in index.names_like:
        names = (name for name in index.actor_names[w.actor] if not index.name_flags[name] & IS_LENT)
        texts = {fold(index.name_texts[name]) for name in names}
        own = fold(index.name_texts[w.find.name]).split()
        index.names_like[key] = sum(_is_like(own, text.split()) for text in texts)
    return index.names_like[key]


def _is_like(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(
        likeness(word, there, _LIKE) >= _LIKE for word, there in zip(one, other, strict=True)
    )
