"""Which finds have the context that they need: the rest of the document speaks for their actor.

1. The actor is named by something that needs no context.
2. It is tied by a relation to one that is. For a town of a gazetteer the people of its country are enough,
   and it speaks for them: Bakhmut and the Ukrainian army.
3. Where the words beside a town's name say that it is a place, it need only lie in a country that is named,
   or in that of somebody named.
4. Where a town's doubtful name is surely somebody else's, it is his: تونس is Tunisia.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from backstory.names.finds.towns import is_enough
from backstory.names.finds.weigh import Weighed
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import COST, INFLECTED, ROMANISED
from backstory.names.texts.page import Page
from backstory.names.words.form import NOBODY


def spoken_for(weighed: Sequence[Weighed], page: Page, index: NameIndex) -> Sequence[Weighed]:
    """The finds without those that need context and have none."""
    sure = {w.actor for w in weighed if not w.needs_context and not _is_doubtful(w, page, index)}
    unsure = [w for w in weighed if w.actor not in sure]
    if not unsure:
        return weighed
    towns = {w.actor for w in unsure if index.is_town(w.actor)}
    peoples = _peoples(towns, page, index)
    others = {w.actor for w in unsure if w.rule <= INFLECTED} - towns
    names = {w.actor for w in unsure if w.actor in towns and is_enough(w.find, index)}
    located = towns & page.located - page.embedded - page.nouns
    told = _tied(names - page.embedded - page.nouns, sure | peoples, index)
    told |= _in_countries_of(towns & page.introduced | located, sure | peoples, index)
    told |= _tied(others, sure | told, index)
    surely = {_span(w) for w in weighed if w.actor in sure and not w.needs_context}
    return [
        w
        for w in weighed
        if w.actor in sure
        or (w.actor in told and w.rule <= INFLECTED and not (w.actor in towns and _span(w) in surely))
    ]


def _span(w: Weighed) -> tuple[int, int, int]:
    return w.find.passage.number, w.find.first, w.find.last


def _in_countries_of(towns: Set[int], others: Set[int], index: NameIndex) -> set[int]:
    """Those of the towns that lie in the country of one of the others."""
    if not towns:
        return set()
    countries = {code for other in others for code in index.actors[other].countries}
    return {town for town in towns if not countries.isdisjoint(index.actors[town].countries)}


def _peoples(towns: Set[int], page: Page, index: NameIndex) -> set[int]:
    """The countries to which the towns are tied and of whose one-word names the page has one: what its people
    and things are called, which need be no mention of the country itself."""
    tied = {relation.other for town in towns for relation in index.actors[town].relations}
    words: defaultdict[int, set[int]] = defaultdict(set)
    """Word -> countries."""
    for country in [number for key in tied if (number := index.number_of(key)) is not None]:
        for name in index.actor_names[country]:
            if len(row := index.name_words[name]) == 1:
                words[row[0]].add(country)
    found: set[int] = set()
    for passage, at in page.like(words.keys()):
        matches = (passage.forms[at] or NOBODY).matches
        close = (word for word, value in matches.items() if value < ROMANISED * COST)
        found.update(*(words[word] for word in words.keys() & close))
    return found


def _tied(actors: Set[int], others: Iterable[int], index: NameIndex) -> set[int]:
    """Those of the actors that a relation ties to one of the others, whichever of the two says so."""
    known = [index.actors[other] for other in others] if actors else []
    ids = {other.id for other in known}
    named = {relation.other for other in known for relation in other.relations}
    return {
        number
        for number in actors
        if (actor := index.actors[number]).id in named or not ids.isdisjoint(r.other for r in actor.relations)
    }


def _is_doubtful(w: Weighed, page: Page, index: NameIndex) -> bool:
    """Whether the page uses the single name with another given name."""
    if not page.others:
        return False
    words = index.name_words[w.find.name]
    return len(words) == 1 and (w.actor, words[0]) in page.others
