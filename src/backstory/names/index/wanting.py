"""In which scripts the words of actors are looked for by their sound: those in which the actor has no name.

Each word is counted for each script, so that it is looked for there as long as one of its actors has no name
in it, whoever else comes or goes.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

from backstory.names.index.bits import IS_LENT, LATIN_BIT, SCRIPTS, script_bit
from backstory.names.index.name_index import NameIndex
from backstory.text.keys import sound_keys

_LATIN = LATIN_BIT.bit_length() - 1


def want(index: NameIndex, actor: int) -> None:
    """Files the actor's own words by sound for the scripts in which it has no name."""
    scripts, words = _wanted(index, actor)
    if not scripts:
        return
    others = [script for script in scripts if script != _LATIN]
    for word in words:
        first = word * SCRIPTS
        latin = _LATIN in scripts and not index.word_wanted[first + _LATIN]
        other = others and not any(index.word_wanted[first + script] for script in range(SCRIPTS) if script)
        for script in scripts:
            index.word_wanted[first + script] += 1
        for key in sound_keys(index.word_spelt[word]) if latin or other else ():
            if latin:
                _file(index.sounds_latin, key, word)
            if other:
                _file(index.sounds, key, word)


def unwant(index: NameIndex, actor: int) -> None:
    """Takes the actor's words out of the counts. What is filed stays: nobody asks for it."""
    scripts, words = _wanted(index, actor)
    for word in words:
        for script in scripts:
            index.word_wanted[word * SCRIPTS + script] -= 1


def _wanted(index: NameIndex, actor: int) -> tuple[list[int], set[int]]:
    """The scripts in which the actor has no name, and its words that may be heard."""
    if index.is_town(actor):
        return [], set()
    names = index.actor_names[actor]
    known = {script_bit(index.name_texts[name]) for name in names}
    own = {w for name in names if not index.name_flags[name] & IS_LENT for w in index.name_words[name]}
    return [script for script in range(SCRIPTS) if 1 << script not in known], set(_heard(index, own))


def _heard(index: NameIndex, words: set[int]) -> Iterator[int]:
    for word in words:
        text = index.word_texts[word]
        if text[0] != " " and not text.isupper():
            yield word


def _file(sounds: MutableMapping[str, tuple[int, ...]], key: str, word: int) -> None:
    filed = sounds.get(key, ())
    if word not in filed:
        sounds[key] = (*filed, word)
