"""What the words beside a place's name say of it: that it is one (in Bakhmut, Kherson Oblast), another one
(New Jersey), or part of a longer name (Morgan Stanley). They stand in vocabulary/data/towns.txt."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from backstory.names.finds.scan import Find
from backstory.names.texts.passage import Passage
from backstory.names.vocabulary.everyday import ARTICLES, TITLES
from backstory.names.vocabulary.lists import lines_of
from backstory.names.vocabulary.particles import MAY_BE_ARTICLES
from backstory.text.arabic import clitics
from backstory.text.fold import fold
from backstory.text.scripts import has_case
from backstory.text.word_lists import is_given_name

_CAPITALISES_NOUNS = frozenset({"de", "lb"})
"""Languages in which a capital does not tell a name from a noun."""
_JOINED = (" ", "-", "\n", "&", " & ")
_OF = frozenset({"of", "de", "do", "da", "di", "d"})
_NONE = frozenset[str]()
_MOST_LISTED = 8
"""Words of towns that stand behind one preposition."""


def is_called_after(find: Find) -> bool:
    """Whether the word before makes it another place, called after the one of the name: New Jersey."""
    passage, before = find.passage, find.first - 1
    return (
        before >= 0
        and passage.gaps[find.first] in _JOINED
        and _fold(passage, before) in _of(passage, "new")
        and passage.words[before][0].isupper()
        and not (passage.titled or passage.shouted)
    )


def is_located(find: Find, *, surely: bool = False) -> bool:
    """Whether the words beside it say that it is a place; `surely`: none that are said of people, too."""
    passage, first = find.passage, find.first
    if first and passage.gaps[first].isspace():
        before = _fold(passage, first - 1)
        if before in _of(passage, "in") or (not surely and before in _of(passage, "to")):
            return True
    if not surely and _is_among_located(find):
        return True
    after = find.last + 1
    return (
        after < len(passage.words)
        and passage.gaps[after] == " "
        and _fold(passage, after) in _of(passage, "area")
    )


def _is_among_located(find: Find) -> bool:
    """Whether it is one of several that stand behind such a word: в Харькове, Сумах и Полтаве."""
    passage, at = find.passage, find.first
    if not (_is_joined(passage, at) or (_is_cut_off(passage, at) and _is_followed(find))):
        return False
    for _ in range(_MOST_LISTED):
        at -= 1 + _is_joined(passage, at)
        if at < 1 or not _is_capitalised(passage, at):
            return False
        if passage.gaps[at].isspace() and _fold(passage, at - 1) in _of(passage, "in"):
            return True
        if not (_is_joined(passage, at) or _is_cut_off(passage, at) or passage.gaps[at] == " "):
            return False
    return False


def _is_joined(passage: Passage, at: int) -> bool:
    """Whether an "and" stands before word `at`."""
    return at > 1 and passage.gaps[at] == " " and _fold(passage, at - 1) in _of(passage, "and")


def _is_cut_off(passage: Passage, at: int) -> bool:
    return at > 0 and passage.gaps[at] == ", "


def _is_followed(find: Find) -> bool:
    """Whether the next of several follows."""
    passage, after = find.passage, find.last + 1
    if after + 1 < len(passage.words) and _is_joined(passage, after + 1):
        after += 1
    elif not (after < len(passage.words) and _is_cut_off(passage, after)):
        return False
    return _is_capitalised(passage, after)


def is_introduced(find: Find) -> bool:
    """Whether a word for towns stands before it: the city of Bakhmut, г. Бахмут, مدينة باخموت."""
    passage, before = find.passage, find.first - 1
    if before >= 0 and passage.gaps[before + 1].isspace() and _fold(passage, before) in _OF:
        before -= 1
    if before < 0 or passage.gaps[before + 1].strip(" .\xa0"):
        return False
    word = _fold(passage, before)
    known = _of(passage, "town")
    if word in known:
        return True
    return not word.isascii() and any(fold(cut.stem) in known for cut in clitics(word))


def is_embedded(find: Find) -> bool:
    """Whether a capitalised word beside it makes it part of a longer name, as far as capitals tell."""
    passage = find.passage
    if (
        capitalises_nouns(find)
        or passage.titled
        or passage.shouted
        or not has_case(passage.words[find.first])
    ):
        return False
    before = find.first - 1
    if before >= 0 and passage.gaps[before + 1] in _JOINED and _is_capitalised(passage, before):
        return not passage.starts_sentence(before) or is_given_name(passage.words[before])
    return goes_on(find)


def goes_on(find: Find) -> bool:
    """Whether a capitalised word follows that may be part of the name."""
    passage, after = find.passage, find.last + 1
    if after + 1 < len(passage.words) and _fold(passage, after) in MAY_BE_ARTICLES:
        after += 1  # Bab al-Azizia
    if after == len(passage.words) or passage.gaps[after] not in _JOINED:
        return False
    return _is_capitalised(passage, after) and _fold(passage, after) not in _of(passage, "area")


def is_time(find: Find) -> bool:
    """Whether it is the name of a month or the like: in March."""
    return _fold(find.passage, find.first) in _of(find.passage, "time")


def capitalises_nouns(find: Find) -> bool:
    """Whether the text is in a language in which a capital does not tell a name from a noun."""
    return find.passage.language in _CAPITALISES_NOUNS


def follows_article(find: Find) -> bool:
    """Whether an article stands before it, and no hyphen makes it part of what the article is for."""
    passage, before, after = find.passage, find.first - 1, find.last + 1
    articles = ARTICLES.get(passage.language, _NONE)
    return before >= 0 and _fold(passage, before) in articles and passage.gaps[after][:1] != "-"


def _is_capitalised(passage: Passage, at: int) -> bool:
    """Whether word `at` has a capital that it has as part of a name."""
    word = passage.words[at]
    if not word[0].isupper() or len(word) < 2:
        return False
    folded = fold(word)
    none = folded in TITLES or folded in ARTICLES.get(passage.language, _NONE)
    return not none and folded not in _of(passage, "time")


def _fold(passage: Passage, at: int) -> str:
    return fold(passage.words[at])


def _of(passage: Passage, what: str) -> frozenset[str]:
    """Words of the passage's language that say so, of all languages where it is not known."""
    words = _words()[what]
    return words.get(passage.language, _NONE) if passage.language else words[""]


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for what, language, *words in map(str.split, lines_of("towns.txt")):
        found.setdefault(what, {})[language] = frozenset(map(fold, words))
    for of in found.values():
        of[""] = frozenset[str]().union(*of.values())
    return found
