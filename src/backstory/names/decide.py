"""Which of a document's finds are mentions, and of whom.

1. Each find is weighed by its rule, its letters and where it stands; some are dropped at once.
2. Of finds that overlap, the longest is kept, then the surest rule: "Bank of Moscow" is not Moscow.
3. Where several actors share a span, the one that the rest of the document names is meant; failing that,
   the one whose main name it is. Otherwise all of them are candidates and nobody is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backstory.names.everyday import EVERYDAY
from backstory.names.index import HAS_ARTICLE, IS_ACRONYM, IS_LENT, NameIndex
from backstory.names.options import LinkOptions
from backstory.names.rules import ACRONYM, EXACT, NORMALISED, RULES, SCORES, TRANSLATED
from backstory.names.scan import Find
from backstory.values import Mention


@dataclass(frozen=True, slots=True)
class Weighed:
    """A find with its score and what spoke for and against it."""

    find: Find
    actor: int
    rule: int
    score: float
    needs_context: bool
    """Whether the document must name the actor elsewhere."""
    reasons: tuple[str, ...]
    start: int
    end: int


def decide(finds: Iterable[Find], index: NameIndex, options: LinkOptions) -> tuple[Mention, ...]:
    """The mentions in reading order; those with candidates are suggestions only."""
    weighed = [w for find in finds if (w := weigh(find, index)) is not None]
    sure = {w.actor for w in weighed if not w.needs_context}
    kept = _without_overlaps(w for w in weighed if not w.needs_context or w.actor in sure)
    alone = {group[0].actor for group in kept if len({w.actor for w in group}) == 1}
    mentions = (_mention(group, alone, index) for group in kept)
    chosen = [
        m for m in mentions if m.score >= options.least_score and (options.suggestions or not m.candidates)
    ]
    return tuple(sorted(chosen, key=lambda m: (m.paragraph, m.start)))


def weigh(find: Find, index: NameIndex) -> Weighed | None:
    """The find with its score; None where it names nobody."""
    passage, flags = find.passage, index.name_flags[find.name]
    if not index.is_live(index.name_actors[find.name]):
        return None
    start, end = _span(find, flags)
    surface, text = passage.text[start:end], index.name_texts[find.name]
    rule = find.rule
    if rule == NORMALISED and surface == text:
        rule = EXACT
    if flags & IS_ACRONYM:
        rule = ACRONYM
    if flags & IS_LENT:
        rule = max(rule, TRANSLATED)
    score = SCORES[rule]
    reasons = [f"+ {RULES[rule]}: the text has “{surface}”, the registry “{text}”"]
    needs_context = False
    if flags & IS_ACRONYM and passage.shouted:
        reasons.append("- stands in a passage that is all in capitals")
        needs_context = True
    elif find.first == find.last and not flags & IS_ACRONYM:
        word = index.word_texts[index.name_words[find.name][0]]
        capital = passage.is_capitalised(find.first) and not passage.shouted
        if word in EVERYDAY:
            score -= 0.1
            reasons.append("- is an everyday word too")
            if not capital:
                if not text[:1].islower():
                    return None
                needs_context = True
            elif passage.starts_sentence(find.first):
                needs_context = True
        elif not capital and text[:1].isupper() and not passage.shouted:
            score -= 0.05
            reasons.append("- is written without a capital")
    if find.reversed:
        score -= 0.05
        reasons.append("- the names stand in the other order")
    return Weighed(find, index.name_actors[find.name], rule, score, needs_context, tuple(reasons), start, end)


def _span(find: Find, flags: int) -> tuple[int, int]:
    """Where the find begins and ends in its passage, with the article written onto it."""
    passage, first = find.passage, find.first
    before = passage.left(first)
    if before >= 0 and passage.is_article(before) and (flags & HAS_ARTICLE or passage.gaps[first].strip()):
        first = before
    return passage.start(first), passage.end(find.last)


def _without_overlaps(weighed: Iterable[Weighed]) -> list[list[Weighed]]:
    """Groups that share a span, no two groups overlapping: the longest first, then the surest."""
    spans: dict[tuple[int, int, int], list[Weighed]] = defaultdict(list)
    for w in weighed:
        spans[w.find.passage.number, w.find.first, w.find.last].append(w)
    taken: dict[int, set[int]] = defaultdict(set)
    kept: list[list[Weighed]] = []
    order = sorted(spans.items(), key=lambda s: (s[0][1] - s[0][2], -max(w.score for w in s[1]), s[0]))
    for (number, first, last), group in order:
        if taken[number].isdisjoint(range(first, last + 1)):
            taken[number].update(range(first, last + 1))
            kept.append(group)
    return kept


def _mention(group: Sequence[Weighed], alone: set[int], index: NameIndex) -> Mention:
    best: dict[int, Weighed] = {}
    for w in sorted(group, key=lambda w: (-w.score, w.rule)):
        best.setdefault(w.actor, w)
    rivals = list(best.values())
    chosen = rivals[0]
    reasons: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    if len(rivals) > 1:
        named = [w for w in rivals if w.actor in alone]
        main = [w for w in rivals if index.actors[w.actor].name == index.name_texts[w.find.name]]
        if len(named) == 1:
            chosen, reasons = named[0], ("+ of those who share the name, the text names this one elsewhere",)
        elif len(main) == 1 and len(named) == 0:
            chosen, reasons = main[0], ("+ of those who share the name, it is this one's main name",)
        else:
            candidates = tuple(index.actors[w.actor].id for w in named or rivals)
            reasons = (f"- {len(candidates)} actors share this name and the text does not tell them apart",)
    find = chosen.find
    return Mention(
        actor=index.actors[chosen.actor].id,
        paragraph=find.passage.number,
        start=chosen.start,
        end=chosen.end,
        surface=find.passage.text[chosen.start : chosen.end],
        rule=RULES[chosen.rule],
        score=round(chosen.score, 3),
        name=index.name_texts[find.name],
        reasons=(*chosen.reasons, *reasons),
        candidates=candidates,
    )
