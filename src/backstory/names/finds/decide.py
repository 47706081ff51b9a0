"""Which of a document's finds are mentions, and of whom.

1. Each find is weighed; those that need context count only if the document names the actor elsewhere.
2. Of finds that overlap, the longest is kept, then the surest: "Bank of Moscow" is not Moscow.
3. Where several actors share a span, the one that the rest of the document speaks for is meant; failing
   that, all of them are candidates and nobody is linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter

from backstory.names.finds.context import spoken_for
from backstory.names.finds.hopeless import without_hopeless
from backstory.names.finds.partial import parts
from backstory.names.finds.rivals import Choice, choose
from backstory.names.finds.scan import Find
from backstory.names.finds.weigh import Weighed, is_plain, weigh
from backstory.names.index.name_index import NameIndex
from backstory.names.options import LinkOptions
from backstory.names.rules import RULES, WORDINGS
from backstory.names.texts.page import Page
from backstory.values import Mention


def decide(finds: Sequence[Find], page: Page, index: NameIndex, options: LinkOptions) -> tuple[Mention, ...]:
    """The mentions in reading order; those with candidates are suggestions only."""
    weighed = _weighed(without_hopeless(finds, page, index), page, index)
    kept = spoken_for(weighed, page, index)
    choices = _choices(kept, index)
    partial = list(parts((chosen for chosen, _, candidates in choices if not candidates), page, index))
    if partial:
        choices = _choices([*kept, *partial], index)
    mentions = [
        _mention(chosen, reasons, candidates, index)
        for chosen, reasons, candidates in choices
        if chosen.score >= options.least_score and (options.suggestions or not candidates)
    ]
    mentions.sort(key=attrgetter("paragraph", "start"))
    return tuple(mentions)


def _weighed(finds: Iterable[Find], page: Page, index: NameIndex) -> list[Weighed]:
    """The finds that name somebody, with their scores. Where an actor's name stands letter for letter and
    needs no more than that, its other names that are like it are not weighed: many have a dozen."""
    weighed: list[Weighed] = []
    surely: set[tuple[int, int, int, int]] = set()
    others: list[Find] = []
    for find in finds:
        if not is_plain(find, index):
            others.append(find)
        elif (w := weigh(find, page, index)) is not None:
            weighed.append(w)
            if not w.needs_context:
                surely.add((find.passage.number, find.first, find.last, w.actor))
    for find in others:
        if surely and (find.passage.number, find.first, find.last, index.name_actors[find.name]) in surely:
            continue
        if (w := weigh(find, page, index)) is not None:
            weighed.append(w)
    return weighed


def _alone(groups: Iterable[Sequence[Weighed]]) -> set[int]:
    """The actors that some span names and nobody else."""
    return {group[0].actor for group in groups if len(group) == 1 or len({w.actor for w in group}) == 1}


def _choices(weighed: Iterable[Weighed], index: NameIndex) -> list[Choice]:
    """Whom each span means, no two spans overlapping."""
    groups = _without_overlaps(weighed)
    alone = _alone(groups)
    return [choose(group, alone, index) for group in groups]


def _without_overlaps(weighed: Iterable[Weighed]) -> list[list[Weighed]]:
    """Groups that share a span, no two groups overlapping: the longest first, then the surest."""
    spans: defaultdict[tuple[int, int, int], list[Weighed]] = defaultdict(list)
    for w in weighed:
        passage, first, last, *_ = w.find
        spans[passage.number, first, last].append(w)
    order = [
        (first - last, -max([w.score for w in group]), number, first, last, group)
        for (number, first, last), group in spans.items()
    ]
    order.sort(key=itemgetter(0, 1, 2, 3))
    taken: defaultdict[int, set[int]] = defaultdict(set)
    kept: list[list[Weighed]] = []
    for _, _, number, first, last, group in order:
        words = range(first, last + 1)
        if taken[number].isdisjoint(words):
            taken[number].update(words)
            kept.append(group)
    return kept


def _mention(
    chosen: Weighed, reasons: tuple[str, ...], candidates: tuple[str, ...], index: NameIndex
) -> Mention:
    passage, name = chosen.find.passage, index.name_texts[chosen.find.name]
    return Mention(
        actor=index.actors[chosen.actor].id,
        paragraph=passage.number,
        start=chosen.start,
        end=chosen.end,
        surface=passage.text[chosen.start : chosen.end],
        rule=RULES[chosen.rule],
        score=round(chosen.score, 3),
        name=name,
        reasons=(WORDINGS[chosen.rule].format(name), *chosen.against, *reasons),
        candidates=candidates,
    )
