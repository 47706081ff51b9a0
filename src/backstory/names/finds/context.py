"""Which finds have the context that they need: the rest of the document speaks for their actor.

1. The actor is named by something that needs no context.
2. It is tied by a relation to one that is. For a town of a gazetteer the people of its country are enough,
   and it speaks for them: Bakhmut and the Ukrainian army.
3. Where the words beside a town's name say that it is a place, it need only lie in a country that is named,
   or in that of somebody named.
4. Where a town's doubtful name is surely somebody else's, it is his: تونس is Tunisia.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeVar

from backstory.names.finds.showing import is_enough
from backstory.names.finds.weigh import Weighed
from backstory.names.index.bits import IS_ACRONYM
from backstory.names.index.name_index import NameIndex
from backstory.names.rules import INFLECTED
from backstory.names.texts.page import Page
from backstory.names.words.foreign import is_foreign

T = TypeVar("T")

Speakers = Mapping[int, str]
"""Actors of which the text speaks, and the name by which it does."""

_ELSEWHERE = "+ the text names this one elsewhere by what needs no context"
_TIED = "+ the text speaks of “{}”, and this one is tied to that"
_COUNTRY = "+ it stands as a place does, and the text speaks of “{}” in the same country"


def spoken_for(weighed: Sequence[Weighed], page: Page, index: NameIndex) -> Sequence[Weighed]:
    """The finds without those that need context and have none; the others say what speaks for them."""
    sure: dict[int, str] = {}
    for w in weighed:
        if not w.needs_context and not _is_doubtful(w, page, index):
            name = index.name_texts[w.find.name]
            sure[w.actor] = min(name, sure.get(w.actor, name))
    unsure = [w for w in weighed if w.needs_context or w.actor not in sure]
    if not unsure:
        return weighed
    told = _told([w for w in unsure if w.actor not in sure], sure, page, index)
    surely = {_span(w) for w in weighed if w.actor in sure and not w.needs_context}
    found = []
    for w in weighed:
        if w.actor in sure:
            found.append(_because(w, _ELSEWHERE) if w.needs_context else w)
        elif w.actor in told and _is_told(w, index) and not (index.is_town(w.actor) and _span(w) in surely):
            found.append(_because(w, told[w.actor]))
    return found


def _told(unsure: Sequence[Weighed], sure: Speakers, page: Page, index: NameIndex) -> dict[int, str]:
    """The actors of these finds for whom the text speaks, and how."""
    towns = {w.actor for w in unsure if index.is_town(w.actor)}
    others = {w.actor for w in unsure if _is_told(w, index)} - towns
    names = {w.actor for w in unsure if w.actor in towns and is_enough(w.find, index)}
    located = towns & page.located - page.embedded - page.nouns
    speakers = {**countries_spoken_of(towns, page, index), **sure}
    told = in_countries_of(towns & page.introduced | located, speakers, index)
    told |= tied_to(names - page.embedded - page.nouns, speakers, index)
    named = _first((w.actor, index.name_texts[w.find.name]) for w in unsure if w.actor in told)
    return told | tied_to(others, {**named, **sure}, index)


def _is_told(w: Weighed, index: NameIndex) -> bool:
    """Whether a tie is enough: not for what sounds like the name, nor an acronym of another language."""
    foreign = is_foreign(w.find.name, w.find.passage.language, index)
    return w.rule <= INFLECTED and not (foreign and index.name_flags[w.find.name] & IS_ACRONYM)


def _because(w: Weighed, reason: str) -> Weighed:
    return w._replace(against=(*w.against, reason))


def _span(w: Weighed) -> tuple[int, int, int]:
    return w.find.passage.number, w.find.first, w.find.last


def in_countries_of(towns: Set[int], speakers: Speakers, index: NameIndex) -> dict[int, str]:
    """Those of the towns that lie in the country of one of the others."""
    if not towns:
        return {}
    by_country = _first(
        (code, name) for other, name in speakers.items() for code in index.actors[other].countries
    )
    found = ((town, by_country[c]) for town in towns for c in index.actors[town].countries if c in by_country)
    return {town: _COUNTRY.format(name) for town, name in _first(found).items()}


def countries_spoken_of(towns: Set[int], page: Page, index: NameIndex) -> dict[int, str]:
    """The countries to which the towns are tied and of whose one-word names the page has one: what its people
    and things are called, which need be no mention of the country itself."""
    if not towns:
        return {}
    tied = {relation.other for town in towns for relation in index.actors[town].relations}
    found: dict[int, str] = {}
    for country in [number for key in tied if (number := index.number_of(key)) is not None]:
        words, names = index.singles_of(country)
        if spoken := words & page.close:
            found[country] = min(map(names.__getitem__, spoken))
    return found


def tied_to(actors: Set[int], speakers: Speakers, index: NameIndex) -> dict[int, str]:
    """Those of the actors that a relation ties to one of the others, whichever of the two says so."""
    if not actors:
        return {}
    known = [(index.actors[other], name) for other, name in speakers.items()]
    ids = {other.id: name for other, name in known}
    named = _first((relation.other, name) for other, name in known for relation in other.relations)
    found: dict[int, str] = {}
    for number in actors:
        actor = index.actors[number]
        names = [ids[relation.other] for relation in actor.relations if relation.other in ids]
        names += [named[actor.id]] if actor.id in named else []
        if names:
            found[number] = _TIED.format(min(names))
    return found


def _first(pairs: Iterable[tuple[T, str]]) -> dict[T, str]:
    """Each key with the first of its names in order, so that the same text always says the same."""
    found: dict[T, str] = {}
    for key, name in pairs:
        found[key] = min(name, found.get(key, name))
    return found


def _is_doubtful(w: Weighed, page: Page, index: NameIndex) -> bool:
    """Whether the page uses the single name with another given name."""
    if not page.others:
        return False
    words = index.name_words[w.find.name]
    return len(words) == 1 and (w.actor, words[0]) in page.others
