"""Where the words of a name stand together in a text."""

from __future__ import annotations

import pytest

from backstory.names.index.building import add_all
from backstory.names.index.name_index import NameIndex
from backstory.names.reach.beside import Beside
from backstory.names.reach.glance import Glance, Way
from backstory.names.texts.traces import SMALL
from backstory.values import Actor

SPELLINGS = {
    1: ["national", SMALL + "national"],
    2: ["bank", SMALL + "bank", SMALL + "banque"],
    3: ["oneill"],
}
BOTH = frozenset({1, 2})


def seen(text: str, *needed: frozenset[int], spellings: dict[int, list[str]] = SPELLINGS) -> list[str]:
    return seen_by([*map(Way, needed or [BOTH])], text, spellings)


def seen_by(ways: list[Way], text: str, spellings: dict[int, list[str]]) -> list[str]:
    index = NameIndex()
    add_all(index, [Actor("a", "person", "Ildar Temrakov")])
    words = {text: number for number, text in enumerate(index.word_texts.all())}
    beside = Beside(index, {3: [words["temrakov"]], -1: []})
    glance = Glance(ways, spellings, longest=13, beside=beside)
    return [text[start:end] for start, end in glance.worth_reading(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The National Bank said so.", "National Bank"),
        ("a bank of the nation, a national bank", "national bank"),
        ("The Bank of what is called National", "Bank of what is called National"),
        ("They met at the N. National B. Bank.", "National B. Bank"),
        ("la banque nationale: the “National” Bank", "National” Bank"),
    ],
)
def test_it_sees_words_that_stand_together(text: str, place: str) -> None:
    assert place in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bank failed. " + "Nothing else was said of it. " * 10 + "The national team won.",
        "A bank, national or not, is a bank; nationalbanks are none.",
        "The Bank (National ones apart)",
        "bank\n\nnational",
        "banking nationals",
    ],
)
def test_it_passes_by_words_that_stand_apart(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("la bánque national", "the na\u00adtional bank", "n'ational bank", "a b.a.n.k. national"),
        *("a bank, no more, and a n’ational bank", "a bank – a national one, a n'ational bank"),
    ],
)
def test_small_words_are_seen_in_their_normal_form(text: str) -> None:
    assert seen(text)


def test_one_word_is_enough_where_nothing_else_is_needed() -> None:
    assert seen("No bank, but a bank.", frozenset({2})) == ["bank", "bank"]


def test_all_is_worth_reading_where_no_word_is_known_or_no_place_can_be_told() -> None:
    assert seen("Whatever it is.", frozenset()) == ["Whatever it is."]
    assert seen("İ national bank") == ["İ national bank"]


ILDAR = {3: ["ildar", SMALL + "ildar"]}
GUESSED = Way(frozenset({3}), guessed_beside=3)
INITIAL = Way(frozenset({3}), behind_initial=True)


@pytest.mark.parametrize(
    "text",
    [
        "They saw Ildar Temrakof again.",
        "Temarkov, Ildar",
        "They saw Ildar A. the Temrakoff.",
        "It was (Ildar)-Temrakow who came.",
        "Ildar Темраков",
        "Ildar " + "al " * 60 + "Temarkov",
    ],
)
def test_a_word_is_worth_reading_where_another_may_be_guessed_beside_it(text: str) -> None:
    assert seen_by([GUESSED], text, ILDAR) == ["Ildar"]


@pytest.mark.parametrize(
    "text",
    ["They saw Ildar.", "Ildar Harbour and Temrakof", "Temrakof saw Ildar again.", "Ildar temrakof", "Ildar"],
)
def test_it_is_not_where_none_may_be(text: str) -> None:
    assert seen_by([GUESSED], text, ILDAR) == []


def test_a_word_is_worth_reading_behind_an_initial_only() -> None:
    for text in ("Then I. Ildar spoke.", "Yu.Ildar", "É.  Ildar"):
        assert seen_by([INITIAL], text, ILDAR) == ["Ildar"], text
    for text in ("Then Ildar spoke.", "They left. Ildar spoke.", "I, Ildar"):
        assert seen_by([INITIAL], text, ILDAR) == [], text


def test_where_a_word_is_told_by_its_normal_form_all_around_it_is_read() -> None:
    assert seen_by([GUESSED], "an il'dar alone", ILDAR) == ["il'dar"]


def test_spellings_with_signs_hide_no_others() -> None:
    both = Way(frozenset({1, 2}))
    spellings = {1: ["o'neill"], 2: [SMALL + "bank"]}
    assert seen_by([both], "O'Neill b'ank", spellings) == ["O'Neill b'ank"]
