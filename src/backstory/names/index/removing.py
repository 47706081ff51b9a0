"""Taking actors out of an index (name_index.py): it is then as if they had not been in it.

1. Their names are no longer found, nor are words that no other name has.
2. A word that still means something in another actor's name is kept for that.
3. By which of its words a name is found stays as it was when it came: how rare they are changes little.
"""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping

from backstory.names.index.bits import HALVED, IS_PERSON, SCHOOLED
from backstory.names.index.halves import halves_of
from backstory.names.index.name_index import NameIndex, without
from backstory.names.index.schooled import schooled_keys
from backstory.names.index.wanting import unwant
from backstory.names.vocabulary.lexicon import words_by_language
from backstory.text.stems import groups_of, stem


def remove(index: NameIndex, actor_ids: Iterable[str]) -> None:
    """Takes out the actors of these ids; one that is not in is passed over."""
    for actor_id in actor_ids:
        number = index.number_of(actor_id)
        if number is None:
            continue
        index.gone.add(number)
        unwant(index, number)
        for name in index.actor_names[number]:
            _unfile_name(index, name)
        for word in index.words_of(number):
            index.count(word, number, -1)
            if not index.word_actors[word]:
                _unfile_word(index, word)


def _unfile_name(index: NameIndex, name: int) -> None:
    row = index.name_words[name]
    if len(row) > 1:
        for anchor in set(row):
            for beside in set(row):
                index.part(anchor, beside, name)
        index.surnames[row[-1]] = without(name, index.surnames[row[-1]])
        if index.name_flags[name] & IS_PERSON:
            index.given[row[0]] -= 1
            if not index.given[row[0]]:
                del index.given[row[0]]
        return
    (word,) = row
    index.singles[word] = without(name, index.singles[word])
    if index.word_schooled[word] == HALVED and not index.singles[word]:
        index.word_schooled[word] = SCHOOLED
        _take_out(index.halves, halves_of(index.word_texts[word]), word)


def _unfile_word(index: NameIndex, word: int) -> None:
    """Of a word that is in no name any more."""
    text = index.word_texts[word]
    if index.word_schooled[word]:
        _take_out(index.schools, schooled_keys(index.word_readings[word]), word)
        index.word_schooled[word], index.word_readings[word] = 0, ()
    if word in index.meanings:
        index.groups[word] = groups_of(words_by_language()[text])
        return
    if text[0] == " ":
        _unfile_meaning(index, word)
    index.many.pop(word, None)
    del index.words[text]
    _take_out(index.stems, [stem(text)], word)


def _unfile_meaning(index: NameIndex, meaning: int) -> None:
    """Of a meaning that is in no name any more: the words that stand for it do so no longer."""
    for word in [word for word, meant in index.meanings.items() if meaning in meant]:
        meant = without(meaning, index.meanings.pop(word))
        if meant:
            index.meanings[word] = meant
        elif not index.word_actors[word]:
            index.groups.pop(word, None)
            _unfile_word(index, word)


def _take_out(filed: MutableMapping[str, tuple[int, ...]], keys: Iterable[str], word: int) -> None:
    for key in keys:
        if words := filed.get(key):
            filed[key] = without(word, words)
