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

from backstory.names.finds.partial import parts
from backstory.names.finds.rivals import Choice, choose
from backstory.names.finds.scan import Find
from backstory.names.finds.weigh import Weighed, weigh
from backstory.names.index.name_index import NameIndex
from backstory.names.options import LinkOptions
from backstory.names.rules import ACRONYM, INFLECTED, RULES, WORDINGS
from backstory.names.texts.page import Page
from backstory.values import Mention


def decide(finds: Iterable[Find], page: Page, index: NameIndex, options: LinkOptions) -> tuple[Mention, ...]:
    """The mentions in reading order; those with candidates are suggestions only."""
    weighed = [w for find in finds if (w := weigh(find, page, index)) is not None]
    kept = _spoken_for(weighed, page, index)
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


def _spoken_for(weighed: Sequence[Weighed], page: Page, index: NameIndex) -> Sequence[Weighed]:
    """The finds without those that need context and have none."""
    sure = {w.actor for w in weighed if not w.needs_context and not _is_doubtful(w, page, index)}
    unsure = {w.actor for w in weighed if w.actor not in sure}
    if not unsure:
        return weighed
    tied = _tied(sure, index)
    return [w for w in weighed if w.actor in sure or (w.actor in tied and _is_told_by_ties(w, index))]


def _is_told_by_ties(w: Weighed, index: NameIndex) -> bool:
    """Whether it is enough that an actor is named to which this one is tied. Places of a gazetteer are too
    many for that in any but their own form: Marek is no case of Marki because Poland is named, too."""
    return w.rule <= (ACRONYM if index.is_in_a_gazetteer(w.actor) else INFLECTED)


def _tied(sure: set[int], index: NameIndex) -> set[int]:
    """Actors that a relation ties to one of those that are sure; their short names count, too."""
    ids = (relation.other for actor in sure for relation in index.actors[actor].relations)
    numbers = map(index.number_of, ids)
    return {number for number in numbers if number is not None} | {
        actor for other in sure for actor in index.tied_to(index.actors[other].id)
    }


def _alone(groups: Iterable[Sequence[Weighed]]) -> set[int]:
    """The actors that some span names and nobody else."""
    return {group[0].actor for group in groups if len(group) == 1 or len({w.actor for w in group}) == 1}


def _is_doubtful(w: Weighed, page: Page, index: NameIndex) -> bool:
    """Whether the page uses the single name with another given name."""
    if not page.others:
        return False
    words = index.name_words[w.find.name]
    return len(words) == 1 and (w.actor, words[0]) in page.others


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
