"""Weaving links into a text: whatever the archive holds, the text comes out whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.reader.display import clean
from backstory.reader.prose import Weaver, parts_of, read_mentions, read_paragraphs, runs_of

NAMES = {"front": "Harbour Front", "shield": "Northern Shield"}


def weave(text: str, *rows: list[Any], actor: str = "front", designated: set[str] | None = None) -> list[str]:
    """The pieces of one paragraph, linked ones in square brackets."""
    weaver = Weaver(read_mentions(actor, list(rows)), NAMES, designated or set())
    [block] = weaver.body([("text", text)])
    return [f"[{p.text}]" if p.actor else "STAR" if p.is_star else p.text for p in block.pieces]


def test_a_mention_becomes_a_link():
    assert weave("The Harbour Front said", [0, 4, 17, "Harbour Front"]) == [
        "The ",
        "[Harbour Front]",
        " said",
    ]


@pytest.mark.parametrize(
    "row",
    [
        [0, 4, 17, "Something else"],
        [0, 4, 9999, "Harbour Front"],
        [0, -3, 4, "The "],
        [0, 17, 4, "Harbour Front"],
        [7, 4, 17, "Harbour Front"],
        [-2, 4, 17, "Harbour Front"],
        ["0", 4, 17, "Harbour Front"],
        [0, 4.0, 17, "Harbour Front"],
        [True, 4, 17, "Harbour Front"],
        [0, 4, 17, None],
        [0, 4],
        [],
        "nonsense",
        None,
    ],
)
def test_a_mention_that_does_not_fit_the_text_is_left_out(row: Any):
    assert weave("The Harbour Front said", row) == ["The Harbour Front said"]


def test_a_name_takes_both_its_quotation_marks_into_the_link():
    name = [0, 0, 15, "Бригада «Темрак"]
    assert weave("Бригада «Темрак» вошла", name) == ["[Бригада «Темрак»]", " вошла"]
    assert weave("Бригада «Темрак» вошла", name, designated={"front"})[1] == "STAR"


def test_of_overlapping_mentions_the_first_and_longest_stands():
    rows = [[0, 0, 7, "Harbour"], [0, 0, 13, "Harbour Front"], [0, 8, 13, "Front"]]
    assert weave("Harbour Front", *rows) == ["[Harbour Front]"]


def test_the_first_mention_of_a_designated_actor_is_starred_and_later_ones_are_not():
    text = "Harbour Front, Harbour Front"
    rows = [[0, 0, 13, "Harbour Front"], [0, 15, 28, "Harbour Front"]]
    assert weave(text, *rows, designated={"front"}) == ["[Harbour Front]", "STAR", ", ", "[Harbour Front]"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Harbour Front*, said", ["[Harbour Front]", "STAR", ", said"]),
        ("Harbour Front”* said", ["[Harbour Front]", "”", "STAR", " said"]),
        ("Harbour Front** said", ["[Harbour Front]", "STAR", "** said"]),
        ("Harbour Front said*", ["[Harbour Front]", "STAR", " said*"]),
    ],
)
def test_an_asterisk_that_the_text_has_already_is_not_doubled(text: str, pieces: list[str]):
    assert weave(text, [0, 0, 13, "Harbour Front"], designated={"front"}) == pieces


def test_an_asterisk_after_an_actor_that_nobody_listed_stays_text():
    assert weave("Harbour Front*", [0, 0, 13, "Harbour Front"]) == ["[Harbour Front]", "*"]


def test_headline_and_body_are_each_starred_once():
    rows = [[-1, 0, 13, "Harbour Front"], [0, 0, 13, "Harbour Front"]]
    weaver = Weaver(read_mentions("front", rows), NAMES, {"front"})
    assert weaver.title("Harbour Front speaks").pieces[1].is_star
    assert weaver.body([("text", "Harbour Front")])[0].pieces[1].is_star


def test_a_bidirectional_override_inside_a_text_does_not_move_the_links():
    text = "The \u202eHarbour Front said"
    assert weave(text, [0, 5, 18, "Harbour Front"]) == ["The ", "[Harbour Front]", " said"]


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-2, 3), st.integers(-5, 70), st.integers(-5, 70)), max_size=12),
)
def test_no_mention_loses_or_repeats_a_character(text: str, spans: list[tuple[int, int, int]]):
    rows = [[p, a, b, text[max(a, 0) : max(b, 0)]] for p, a, b in spans]
    weaver = Weaver(read_mentions("front", rows), NAMES)
    [block] = weaver.body([("text", text)])
    assert "".join(piece.text for piece in block.pieces) == clean(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda children: st.lists(children, max_size=9),
    max_leaves=20,
)


@given(json_values)
def test_mentions_of_any_shape_are_read_without_an_error(rows: Any):
    read_mentions("front", rows)


def test_a_long_text_is_broken_between_paragraphs():
    blocks = Weaver([], {}).body(read_paragraphs([["text", "x" * 40]] * 10))
    parts = parts_of(blocks, limit=100)
    assert [len(part) for part in parts] == [2, 2, 2, 2, 2]
    assert [block for part in parts for block in part] == blocks


def test_an_empty_text_has_one_empty_part():
    assert parts_of([]) == [[]]


def test_neighbouring_items_make_one_list():
    kinds = ["text", "item", "item", "quote", "text"]
    runs = runs_of(Weaver([], {}).body([(kind, "x") for kind in kinds]))
    assert [(kind, len(blocks)) for kind, blocks in runs] == [
        ("text", 1),
        ("item", 2),
        ("quote", 1),
        ("text", 1),
    ]
