"""What a search box's text names that in a story would need more than itself.

1. A surname needs the full name before it there; who types one into a search box means a person.
2. A weak name needs context there; who types nothing else means those who have it.
Where several have it, all are candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backstory.names.index.name_index import NameIndex
from backstory.names.index.spelled import spell
from backstory.names.rules import COST, NORMALISED, PARTIAL, ROMANISED, RULES, SCORES, WORDINGS
from backstory.names.vocabulary.everyday import STOP_WORDS
from backstory.names.words.form import Form
from backstory.names.words.forms import Forms
from backstory.text.fold import fold
from backstory.text.tokens import spans
from backstory.values import Mention

MOST = 5
"""Persons who may bear a surname that is still of help."""
_SHORTEST = 3
_ANY_STOP_WORD = frozenset[str]().union(*STOP_WORDS.values())


def whole_name(text: str, index: NameIndex) -> Iterator[Mention]:
    """A mention of those who have the whole text as a name, however weak, if there are any."""
    ids = tuple(dict.fromkeys(actor.id for actor in index.actors_named(" ".join(spell(text).words))))
    if ids:
        yield Mention(
            actor=ids[0],
            paragraph=0,
            start=0,
            end=len(text),
            surface=text,
            rule=RULES[NORMALISED],
            score=SCORES[NORMALISED],
            name=text,
            reasons=(WORDINGS[NORMALISED].format(text),),
            candidates=ids if len(ids) > 1 else (),
        )


def surnames(text: str, forms: Forms, index: NameIndex, taken: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each word that is the surname of a few persons and no part of a mention `taken`."""
    for start, end in spans(text):
        word = text[start:end]
        if len(word) < _SHORTEST or fold(word) in _ANY_STOP_WORD:
            continue
        if not any(mention.start < end and start < mention.end for mention in taken):
            names = _with_surname(forms[word.title()] or forms[word], index)
            if 0 < len(names) <= MOST:
                yield _surname(word, start, names, index)


def _surname(word: str, start: int, names: dict[int, int], index: NameIndex) -> Mention:
    name = index.name_texts[next(iter(names.values()))]
    ids = tuple(index.actors[number].id for number in names)
    return Mention(
        actor=ids[0],
        paragraph=0,
        start=start,
        end=start + len(word),
        surface=word,
        rule=RULES[PARTIAL],
        score=SCORES[PARTIAL],
        name=name,
        reasons=(f"+ the text has the last word of “{name}”",),
        candidates=ids if len(ids) > 1 else (),
    )


def _with_surname(form: Form | None, index: NameIndex) -> dict[int, int]:
    """Persons whose surname the word is -> a name of theirs; the surest kind of match only."""
    if form is None:
        return {}
    best = min(form.matches.values())
    found: dict[int, int] = {}
    for word, value in form.matches.items():
        if value // COST <= ROMANISED and value < best + COST:
            for name in index.surnames[word]:
                found.setdefault(index.name_actors[name], name)
    return found
