"""What a town's name is better known as: an everyday word, somebody's given name or surname. There is hardly
one by which no town is called; who reads it thinks of the town only where the text says so."""

from __future__ import annotations

from functools import lru_cache

from backstory.names.finds.scan import Find
from backstory.names.index.bits import HAS_ARTICLE, IS_WEAK
from backstory.names.index.name_index import NameIndex
from backstory.names.vocabulary.everyday import is_everyday_in
from backstory.names.vocabulary.particles import LEADING
from backstory.text.fold import fold
from backstory.text.scripts import has_case, script_of
from backstory.text.word_lists import is_given_name, is_surname
from backstory.values import Actor

_KNOWN_TO_ALL = 1_000_000
"""People of a town that everybody thinks of first: Houston, Córdoba."""


def is_known_as_other(find: Find, index: NameIndex) -> bool:
    """Whether the find names something else first: one word, or several everyday ones (White House)."""
    passage, at, last, *_ = find
    actor = index.actors[index.name_actors[find.name]]
    if not has_case(passage.words[at]) or (_is_known_to_all(actor) and _is_main(find, actor, index)):
        return False
    if at < last:
        weak = index.name_flags[find.name] & IS_WEAK
        return bool(weak) and all(
            is_everyday_in(word, passage.language) for word in passage.words[at : last + 1]
        )
    words = {passage.words[at], index.name_texts[find.name]}
    return (
        any(_names_other(word, passage.language) for word in words)
        or index.is_for_many(index.name_words[find.name][0], passage.language)
        or _lacks_article(find, index)
    )


@lru_cache(maxsize=16384)
def _names_other(word: str, language: str) -> bool:
    return is_given_name(word) or is_surname(word) or is_everyday_in(word, language)


def _is_known_to_all(actor: Actor) -> bool:
    return (actor.population or 0) >= _KNOWN_TO_ALL or any(
        tie.kind == "capital of" for tie in actor.relations
    )


def _is_main(find: Find, actor: Actor, index: NameIndex) -> bool:
    """Whether the town is mainly called so, as far as is known: Ora is an odd name for Oran."""
    text = index.name_texts[find.name]
    return (
        text == actor.name
        or index.name_languages[find.name] != ""
        or script_of(text) != script_of(actor.name)
    )


def _lacks_article(find: Find, index: NameIndex) -> bool:
    """Whether the name has an article that the text has not: Meeting is no The Meeting. Arabic ones may go,
    but what looks like one elsewhere is none: Lu is no An-lu."""
    name = find.name
    article, _, rest = index.name_texts[name].replace("-", " ").partition(" ")
    known = fold(article)
    if not rest or (known not in LEADING and not index.name_flags[name] & HAS_ARTICLE):
        return False
    names = index.actor_names[index.name_actors[name]]
    if known not in LEADING and any(index.name_texts[other].startswith("ال") for other in names):
        return False
    before = find.first - 1
    return before < 0 or fold(find.passage.words[before]) != known
