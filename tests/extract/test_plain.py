"""Plain text files."""

from __future__ import annotations

from datetime import date

import pytest

from backstory.errors import ExtractError

TEXT = """Column leaves the valley
By Jane Doe
11 March 2025

The column of Northern Guard* vehicles left the valley on Tuesday morning, the
district council said, after a week of talks between the two sides in the town
hall of Lesna.

WHO STAYS BEHIND

Two posts on the ridge will be handed over when the road is mended.

- Nobody was hurt, the council said.
• The bridge stays closed.
"""


@pytest.fixture
def article(read):
    return read(TEXT, "text/plain")


def test_the_first_line_is_the_headline(article):
    assert article.title == "Column leaves the valley"


def test_author_and_date_lines_are_read_and_taken_from_the_body(article):
    assert article.byline == "Jane Doe"
    assert article.published == date(2025, 3, 11)
    assert article.paragraphs[0].text.startswith("The column of Northern Guard*")


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined(article):
    assert article.paragraphs[0].text.endswith("in the town hall of Lesna.")


def test_capitals_are_headings_and_bullets_items(article):
    kinds = [(paragraph.text, paragraph.kind) for paragraph in article.paragraphs]
    assert ("WHO STAYS BEHIND", "heading") in kinds
    assert ("The bridge stays closed.", "item") in kinds


def test_a_text_in_capitals_throughout_has_no_headings(read):
    text = "COLUMN LEAVES\n\nTHE COLUMN LEFT THE VALLEY, THEY SAID.\n\nNOBODY WAS HURT\n\nTHE ROAD IS OPEN."
    assert {paragraph.kind for paragraph in read(text, "text/plain").paragraphs} == {"text"}


def test_a_text_that_begins_with_its_body_has_no_headline(read):
    text = "The column left the valley on Tuesday, the council said.\n\nNobody was hurt in the town, it said."
    article = read(text, "text/plain")
    assert article.title == ""
    assert len(article.paragraphs) == 2


def test_a_legend_keeps_its_asterisk(read):
    text = "Column leaves\n\nThe Guard* left the valley.\n\n* banned in Velmark by its interior ministry"
    assert read(text, "text/plain").paragraphs[-1].text == "* banned in Velmark by its interior ministry"


def test_a_date_later_than_the_capture_is_said(read):
    article = read(
        "Column leaves the valley\n1 January 2203\n\nThe column left the valley, it said.", "text/plain"
    )
    assert article.published is None
    assert "2203-01-01 is later than the capture" in article.date_note


def test_a_line_with_the_zero_of_clocks_is_no_date_and_no_text(read):
    article = read("Column leaves\n1970-01-01\n\nThe column left the valley, it said.", "text/plain")
    assert article.published is None
    assert "knows no date" in article.date_note
    assert [each.text for each in article.paragraphs] == ["The column left the valley, it said."]


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"--- *** ---", b"\xef\xbb\xbf"])
def test_a_text_without_words_is_refused(read, content):
    with pytest.raises(ExtractError):
        read(content, "text/plain")
