"""Where the words of a name stand together in a text."""

from __future__ import annotations

import pytest

from backstory.names.glance import Glance
from backstory.names.traces import SMALL

SPELLINGS = {
    1: ["national", SMALL + "national"],
    2: ["bank", SMALL + "bank", SMALL + "banque"],
    3: ["oneill"],
}
BOTH = frozenset({1, 2})


def seen(text: str, *needed: frozenset[int], spellings: dict[int, list[str]] = SPELLINGS) -> list[str]:
    glance = Glance(needed or [BOTH], spellings, longest=13)
    return [text[start:end] for start, end in glance.worth_reading(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The National Bank said so.", "National Bank"),
        ("a bank of the nation, a national bank", "national bank"),
        ("The Bank of what is called National", "Bank of what is called National"),
        ("They met at the N. National B. Bank.", "National B. Bank"),
        ("la banque nationale: the “National” Bank", "“National” Bank"),
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
    "text", ["la bánque national", "the na\u00adtional bank", "n'ational bank", "a b.a.n.k. national"]
)
def test_small_words_are_seen_in_their_normal_form(text: str) -> None:
    assert seen(text)


def test_one_word_is_enough_where_nothing_else_is_needed() -> None:
    assert seen("No bank, but a bank.", frozenset({2})) == ["bank", "bank"]


def test_all_is_worth_reading_where_no_word_is_known_or_no_place_can_be_told() -> None:
    assert seen("Whatever it is.", frozenset()) == ["Whatever it is."]
    assert seen("İ national bank") == ["İ national bank"]
