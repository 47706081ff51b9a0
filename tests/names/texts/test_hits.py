from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backstory.names import Linker
from backstory.names.texts import sheet, sight
from backstory.names.texts.traces import traces
from backstory.names.words.guess import Guesses
from backstory.text.cutting import Cut, Ints
from backstory.values import Actor, Document, Name

ACTORS = [
    Actor("verhofstadt", "person", "Guy Verhofstadt"),
    Actor("davis", "person", "David Davis"),
    Actor("moscow", "place", "Moscow"),
    Actor("bank", "organisation", "Bank of Moscow"),
    Actor("front", "group", "Front of the Two Rivers", (Name("FTR", kind="acronym"), Name("Two Rivers"))),
    Actor("ajnad", "group", "Ajnad al-Kavkaz", (Name("أجناد القوقاز"),)),
    Actor("council", "organisation", "National Council for Rivers"),
    Actor("kent", "person", "Kent Rivers"),
]
WORDS = ["Guy", "Ги", "Verhofstadt", "Верхофстадта", "D", "J", "David", "Davis", "Moscow", "Moscow's", "Bank"]
WORDS += ["of", "the", "and", "Front", "Two", "Rivers", "river", "FTR", "Anjad", "al", "Kavkaz", "اجناد"]
WORDS += [
    "القوقاز",
    "National",
    "Council",
    "for",
    "Kent",
    "said",
    "Monday",
    "he",
    "Karl",
    "Ms",
    "U.S.",
    "3rd",
    "1990",
    "l'Ukraine",
    "يُقال",
]
GAPS = st.sampled_from([" ", " ", " ", " ", "-", ", ", ". ", "\n"])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), GAPS), min_size=1, max_size=14).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
DOCUMENTS = st.builds(
    Document, TEXTS, st.lists(TEXTS, max_size=4).map(tuple), st.sampled_from(["", "en", "ru", "ar"])
)


@cache
def linker() -> Linker:
    return Linker(ACTORS)


def at_every_word(_cut: Cut, numbers: Ints, seen: sight.Sight, _guesses: Guesses) -> Ints:
    return np.flatnonzero(seen.kinds[numbers] & sight.STARTS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(document=DOCUMENTS)
def test_no_name_is_passed_over(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    found = linker().link(document)
    with monkeypatch.context() as patch:
        patch.setattr(sheet, "hits", at_every_word)
        assert linker().link(document) == found


@given(documents=st.lists(DOCUMENTS, max_size=5))
@settings(deadline=None)
def test_documents_are_linked_together_as_each_alone_is(documents: list[Document]) -> None:
    assert linker().link_together(documents) == [linker().link(each) for each in documents]


@given(documents=st.lists(DOCUMENTS, min_size=1, max_size=5))
@settings(deadline=None)
def test_what_is_read_together_has_its_traces_too(documents: list[Document]) -> None:
    read = linker().read_together(documents)
    assert [mentions for mentions, _ in read] == linker().link_together(documents)
    assert [frozenset(left.split()) for _, left in read] == [traces(each) for each in documents]


def test_words_are_known_however_many_were_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "MOST_WORDS", 3000)
    fresh = Linker(ACTORS)
    for number in range(40):
        others = " ".join(f"word{each}" for each in range(number * 100, number * 100 + 250))
        mentions = fresh.link(Document("", (f"{others} the Bank of Moscow and FTR",), "en"))
        assert [mention.actor for mention in mentions] == ["bank", "front"]


def test_headlines_and_paragraphs_that_are_no_text_are_passed_over() -> None:
    odd: Any = Document("", (None, "In Moscow", 7), "en")
    assert [mention.paragraph for mention in linker().link(odd)] == [1]


def test_threads_may_share_a_linker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sight, "MOST_WORDS", 300)
    shared = Linker(ACTORS)

    def read(first: int) -> set[tuple[str, ...]]:
        texts = (
            "The Bank of Moscow, Ги Верхофстадт and "
            + " ".join(f"W{first + each}" for each in range(n, n + 60))
            for n in range(0, 3000, 60)
        )
        return {tuple(m.actor for m in shared.link(Document("", (text,), "en"))) for text in texts}

    with ThreadPoolExecutor(4) as pool:
        found = set().union(*pool.map(read, range(0, 40_000, 10_000)))
    assert found == {("bank", "verhofstadt")}
