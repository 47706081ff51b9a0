"""Finds that need not be weighed: weak names of towns for which nothing on the page could speak.

A gazetteer has some town for nearly every word, and most of these are of countries that the page does not
mention. A weak name counts only where the page names the town otherwise, or speaks of something in its
country or tied to it (context.py): whether it may do so is sooner told than how much speaks for the find.
"""

from __future__ import annotations

from collections.abc import Sequence

from backstory.names.finds.context import countries_spoken_of, in_countries_of, tied_to
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
    speakers = {**dict.fromkeys(surer, ""), **countries_spoken_of(towns, page, index)}
    weak = towns - surer
    hopeless = weak - in_countries_of(weak, speakers, index).keys() - tied_to(weak, speakers, index).keys()
    return [find for find in finds if actors[find.name] not in hopeless] if hopeless else finds
