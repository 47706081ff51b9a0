"""Words of a document that are new are heard together; nothing depends on which were met before."""

from __future__ import annotations

import pytest

from backstory.names import Linker
from backstory.values import Actor, Document

ACTORS = [
    Actor("kavkaz", "group", "Ajnad al-Kavkaz"),
    Actor("may", "person", "Theresa May"),
    Actor("koen", "person", "Koen"),
    Actor("sham", "group", "Ahrar al-Sham"),
]
TEXTS = [
    ("ar", "أعلنت جماعة أجناد القوقاز مسؤوليتها عن الهجوم قرب المدينة يوم الخميس"),
    ("ru", "Премьер Тереза Мэй и Коэн встретились с бойцами Аджнад аль-Кавказа"),
    ("ar", "قالت حركة أحرار الشام إن أجناد القوقاز لم تشارك"),
]


def found(linker: Linker, language: str, text: str) -> list[tuple[str, str, str]]:
    mentions = linker.link(Document("", (text,), language))
    return [(mention.actor, mention.surface, mention.rule) for mention in mentions]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_text_gives_the_same_whatever_was_read_before(language: str, text: str) -> None:
    alone = found(Linker(ACTORS), language, text)
    after = Linker(ACTORS)
    for others in TEXTS:
        found(after, *others)
    assert found(after, language, text) == alone != []


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_words_heard_together_and_one_by_one_are_the_same(language: str, text: str) -> None:
    together, singly = Linker(ACTORS), Linker(ACTORS)
    for word in text.split():
        found(singly, language, word)
    assert found(singly, language, text) == found(together, language, text)


def test_a_word_that_only_schools_write_otherwise_is_found_in_any_alphabet() -> None:
    assert ("koen", "Коэн", "romanised") in found(Linker(ACTORS), *TEXTS[1])
