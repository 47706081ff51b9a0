"""How like a name the words of a text must be.

1. Several words hold each other up; one of them may be misspelled if the others are right.
2. A single word must be very like, and the more so the shorter it is.
3. Where the actor has names in the text's own script, another spelling by sound is seldom meant for it.
"""

from __future__ import annotations

from backstory.names.index import IS_LENT, NameIndex
from backstory.names.ordinary import is_function_word
from backstory.names.rules import COST, MISSPELLED, ROMANISED
from backstory.names.scan import Find
from backstory.text.arabic import clitics
from backstory.text.fold import fold
from backstory.text.scripts import script_of

SEVERAL = 0.88
SEVERAL_KNOWN = 0.92
SINGLE_SAME_SCRIPT = 0.97
SINGLE_KNOWN = 0.985
NO_GUESS = 0.96
"""A word that is somebody else's own name must sound so much like this one."""
TRUE = 40
"""Thousandths that each other word may lack where one is misspelled."""
_TWO = 2
SHORTEST = 3
"""Letters of a one-word name that its sound can tell."""


def likeness_of(find: Find) -> float:
    """Of all words together, 0 to 1."""
    lacks = 0
    for value in find.values:
        lacks += value % COST
    return 1 - lacks / 1000 / len(find.values)


def is_likely(find: Find, index: NameIndex) -> bool:
    """Whether the words are like enough to be the name."""
    rule = max(find.values) // COST
    if rule < ROMANISED:
        return True
    if len(find.values) == _TWO and any(
        map(is_function_word, find.passage.words[find.first : find.last + 1])
    ):
        return False
    if len(find.values) == 1 and _is_a_place_elsewhere(find, index):
        return False
    if rule == MISSPELLED:
        if len(find.values) == 1:
            return True
        others = [value % COST for value in find.values if value // COST != MISSPELLED]
        return bool(others) and max(others) <= TRUE
    word, text = find.passage.words[find.first], index.name_texts[find.name]
    script = script_of(word)
    known = script in index.scripts_of(index.name_actors[find.name])
    if len(find.values) == 1 and likeness_of(find) < NO_GUESS and _is_anothers(word, index):
        return False
    if len(find.values) > 1:
        return likeness_of(find) >= (SEVERAL_KNOWN if known and script != script_of(text) else SEVERAL)
    if known and _is_named_by_the_knowledge(find, index):
        return False
    return likeness_of(find) >= _least_of_one(word, text, script, known)


def _is_named_by_the_knowledge(find: Find, index: NameIndex) -> bool:
    """Whether the knowledge says what the actor is called in the text's language: hardly by another name."""
    language = find.passage.language
    names = index.actor_names[index.name_actors[find.name]]
    return any(index.name_flags[name] & IS_LENT and index.name_languages[name] == language for name in names)


def is_of_another_language(find: Find, index: NameIndex) -> bool:
    """Whether the name is said to be of another language than the text."""
    here, there = find.passage.language, index.name_languages[find.name]
    return bool(here and there and here != there)


def _is_a_place_elsewhere(find: Find, index: NameIndex) -> bool:
    """Whether the name is what another language, with the same letters, calls a place.

    French writes Berne and Spanish Camerún, but Bernie and Cameron are not written so for them.
    """
    if not is_of_another_language(find, index) or index.actors[index.name_actors[find.name]].kind != "place":
        return False
    return script_of(find.passage.words[find.first]) == script_of(index.name_texts[find.name])


def _is_anothers(word: str, index: NameIndex) -> bool:
    """Whether the word is letter for letter the name of somebody whom only the knowledge has."""
    folded = fold(word).replace(" ", "")
    forms = (folded, *(cut.stem for cut in clitics(folded))) if folded[:1] >= "\u0590" else (folded,)
    return any(form in index.known and form not in index.words for form in forms)


def _least_of_one(word: str, text: str, script: str, known: bool) -> float:
    letters = min(len(word), len(text))
    if letters < SHORTEST:
        return 1.1
    if script == script_of(text):
        return SINGLE_SAME_SCRIPT
    if known:
        return SINGLE_KNOWN
    if word.lower() == word.upper():
        return 0.0  # backstory.names.caseless has measures of its own
    return 0.955 if letters <= 4 else 0.935 if letters <= 6 else 0.91
