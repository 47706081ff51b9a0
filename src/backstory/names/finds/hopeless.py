"""Finds that need not be weighed: weak names of towns for which nothing on the page could speak.

A gazetteer has some town for nearly every word, and most of these are of countries that the page does not
mention. A weak name counts only where the page names the town otherwise, or speaks of something in its
country or tied to it (context.py): whether it may do so is sooner told than how much speaks for the find.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from backstory.names.finds.context import countries_spoken_of
from backstory.names.finds.scan import Find
from backstory.names.index.bits import IS_WEAK
from backstory.names.index.name_index import NameIndex
from backstory.names.texts.page import Page


def without_hopeless(finds: Sequence[Find], page: Page, index: NameIndex) -> Sequence[Find]:
    """The finds but for those, in their order."""
    actors, flags = index.name_actors, index.name_flags
    towns = {actor for find in finds if index.is_town(actor := actors[find.name])}
    if not towns:
        return finds
    surer = {actors[find.name] for find in finds if not flags[find.name] & IS_WEAK}
    speakers = surer | countries_spoken_of(towns, page, index).keys()
    hopeless = towns - surer
    hopeless -= _spoken_for(hopeless, speakers, index)
    return [find for find in finds if actors[find.name] not in hopeless] if hopeless else finds


def _spoken_for(towns: Set[int], others: Set[int], index: NameIndex) -> Set[int]:
    """Those of the towns that are in the country of one of the others, or tied to it."""
    speakers = [index.actors[actor] for actor in others]
    countries = {country for actor in speakers for country in actor.countries}
    ids = {actor.id for actor in speakers}
    tied = {relation.other for actor in speakers for relation in actor.relations}
    return {
        town
        for town in towns
        for known in (index.actors[town],)
        if known.id in tied
        or not countries.isdisjoint(known.countries)
        or any(relation.other in ids for relation in known.relations)
    }
