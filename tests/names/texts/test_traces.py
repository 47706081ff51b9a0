"""What a text leaves for the search index is what each of its words leaves, however it is made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.names.texts.traces import SMALL, traces, traces_of_word, traces_text
from backstory.text.tokens import words
from backstory.values import Document

LETTERS = st.sampled_from("abAB'’-. ,\n\t1٣_“”«ßİıÉéфФяЯ\u0301\u00adאבבال\"وة中文ﬁ")


@given(st.text(LETTERS, max_size=60), st.lists(st.text(max_size=40), max_size=3))
def test_a_text_leaves_what_each_of_its_words_leaves(title: str, paragraphs: list[str]) -> None:
    expected = {
        trace for text in (title, *paragraphs) for word in words(text) for trace in traces_of_word(word)
    }
    assert traces(Document(title, paragraphs)) == expected


@given(st.text(st.sampled_from("abABS1. ,'-_/<>\"()\n\x1c"), max_size=40))
def test_so_does_one_in_ascii(text: str) -> None:
    expected = {trace for word in words(text) for trace in traces_of_word(word)}
    assert traces(Document(text, ())) == expected


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_what_a_word_leaves_does_not_depend_on_what_was_read_before(text: str) -> None:
    expected = {trace for word in words(text) for trace in traces_of_word(word)}
    for before in (text.lower(), text.upper(), text.capitalize(), text.swapcase()):
        traces(Document(before, ()))
    assert traces(Document(text, ())) == expected


def test_capitals_leave_one_trace_whether_all_are_or_the_first() -> None:
    assert set(traces_of_word("FRONT")) == set(traces_of_word("Front"))
    assert traces_of_word("front") == (SMALL + "front",)


def test_figures_and_stop_words_in_small_letters_leave_nothing() -> None:
    assert not traces(Document("1,234.5 and 12/7 -- the ٣٤", ["...", "of 7"]))
    assert traces(Document("THE 5TH", ())) == set(traces_of_word("THE")) | set(traces_of_word("5TH"))
    assert traces(Document("The 5th", ())) >= {SMALL + "5th"}


def test_a_text_says_its_traces_in_one_piece_too() -> None:
    document = Document("River Front", ["The river front, said the Front."])
    assert frozenset(traces_text(document).split()) == traces(document)
