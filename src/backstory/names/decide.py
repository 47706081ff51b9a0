"""Which of a document's finds are mentions, and of whom.

1. Each find is weighed; those that need context count only if the document names the actor elsewhere.
2. Of finds that overlap, the longest is kept, then the surest: "Bank of Moscow" is not Moscow.
3. Where several actors share a span, the one that the rest of the document speaks for is meant; failing
   that, all of them are candidates and nobody is linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from backstory.names.index import NameIndex
from backstory.names.options import LinkOptions
from backstory.names.page import Page
from backstory.names.partial import parts
from backstory.names.rivals import choose
from backstory.names.rules import ACRONYM, RULES
from backstory.names.scan import Find
from backstory.names.weigh import Weighed, weigh
from backstory.values import Mention


def decide(finds: Iterable[Find], page: Page, index: NameIndex, options: LinkOptions) -> tuple[Mention, ...]:
    """The mentions in reading order; those with candidates are suggestions only."""
    weighed = [w for find in finds if (w := weigh(find, page, index)) is not None]
    sure = {w.actor for w in weighed if not w.needs_context and not _is_doubtful(w, page, index)}
    tied = _tied(sure, index)
    kept = [w for w in weighed if w.actor in sure or (w.actor in tied and w.rule <= ACRONYM)]
    groups = _without_overlaps(kept)
    alone = _alone(groups)
    choices = [choose(group, alone, index) for group in groups]
    partial = list(parts((chosen for chosen, _, candidates in choices if not candidates), page, index))
    if partial:
        groups = _without_overlaps([*kept, *partial])
        alone = _alone(groups)
        choices = [choose(group, alone, index) for group in groups]
    mentions = [
        _mention(chosen, reasons, candidates, index)
        for chosen, reasons, candidates in choices
        if chosen.score >= options.least_score and (options.suggestions or not candidates)
    ]
    return tuple(sorted(mentions, key=lambda m: (m.paragraph, m.start)))


def _tied(sure: set[int], index: NameIndex) -> set[int]:
    """Actors that a relation ties to one of those that are sure; their short names count, too."""
    ids = (relation.other for actor in sure for relation in index.actors[actor].relations)
    return {index.numbers[other] for other in ids if other in index.numbers} | {
        actor for other in sure for actor in index.tied_to(index.actors[other].id)
    }


def _alone(groups: Iterable[Sequence[Weighed]]) -> set[int]:
    """The actors that some span names and nobody else."""
    return {group[0].actor for group in groups if len({w.actor for w in group}) == 1}


def _is_doubtful(w: Weighed, page: Page, index: NameIndex) -> bool:
    """Whether the page uses the single name with another given name."""
    words = index.name_words[w.find.name]
    return len(words) == 1 and (w.actor, words[0]) in page.others


def _without_overlaps(weighed: Iterable[Weighed]) -> list[list[Weighed]]:
    """Groups that share a span, no two groups overlapping: the longest first, then the surest."""
    spans: dict[tuple[int, int, int], list[Weighed]] = {}
    for w in weighed:
        find = w.find
        spans.setdefault((find.passage.number, find.first, find.last), []).append(w)
    order = [(span[1] - span[2], -max(w.score for w in group), span, group) for span, group in spans.items()]
    order.sort(key=itemgetter(0, 1, 2))
    taken: set[tuple[int, int]] = set()
    kept: list[list[Weighed]] = []
    for _, _, (number, first, last), group in order:
        places = [(number, at) for at in range(first, last + 1)]
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(group)
    return kept


def _mention(
    chosen: Weighed, reasons: tuple[str, ...], candidates: tuple[str, ...], index: NameIndex
) -> Mention:
    passage = chosen.find.passage
    return Mention(
        actor=index.actors[chosen.actor].id,
        paragraph=passage.number,
        start=chosen.start,
        end=chosen.end,
        surface=passage.text[chosen.start : chosen.end],
        rule=RULES[chosen.rule],
        score=round(chosen.score, 3),
        name=index.name_texts[chosen.find.name],
        reasons=(*chosen.reasons, *reasons),
        candidates=candidates,
    )
