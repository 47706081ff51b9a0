"""Rows of a JSONL archive."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from backstory.errors import ExtractError
from backstory.extract import KNOWN_KEYS

WIRE = """Velmark said its troops left the
northern valley overnight after a week of talks in the town hall
of Lesna, scene of several clashes in the past two months.
    A communique said "the last column passed the bridge at
four in the morning, and the road is open again for lorries and
buses."
    The council said it had counted some 400 people, about six
kilometres from Lesna.
 Valley Wire"""


def test_a_row_gives_its_values(read_row):
    article = read_row(
        id="a-1",
        url="https://herald.example/a/1",
        date="2025-03-11",
        lang="en",
        title="Column leaves the valley",
        author="Jane Doe",
        outlet="The Valley Herald",
        section="Velmark",
        text="The column left the valley on Tuesday.\nNobody was hurt, the council said.",
    )
    assert (article.id, article.url) == ("a-1", "https://herald.example/a/1")
    assert article.title == "Column leaves the valley"
    assert article.published == date(2025, 3, 11)
    assert (article.byline, article.outlet, article.section) == ("Jane Doe", "The Valley Herald", "Velmark")
    assert article.language == "en"
    assert len(article.paragraphs) == 2


def test_everything_but_the_text_may_be_left_out_or_null(read_row):
    article = read_row(text="The column left the valley on Tuesday.", title=None, date=None, comments=None)
    assert article.paragraphs[0].text == "The column left the valley on Tuesday."
    assert article.published is None
    assert article.date_note == ""


def test_wrapped_wire_copy_is_joined_and_parted_at_indents(read_row):
    paragraphs = [paragraph.text for paragraph in read_row(text=WIRE).paragraphs]
    assert len(paragraphs) == 4
    assert paragraphs[0].startswith("Velmark said its troops left the northern valley overnight")
    assert paragraphs[1].endswith('and the road is open again for lorries and buses."')
    assert paragraphs[3] == "Valley Wire"


def test_wrapped_copy_is_parted_at_blank_lines(read_row):
    lines = WIRE.replace("\n    ", "\n\n").replace("\n Valley", "\n\nValley")
    assert [p.text for p in read_row(text=lines).paragraphs] == [
        p.text for p in read_row(text=WIRE).paragraphs
    ]


def test_a_line_for_each_paragraph_stays_so(read_row):
    line = "The column left the valley on Tuesday morning after a week of talks in the town hall of Lesna.\n"
    assert len(read_row(text=line * 3).paragraphs) == 3


def test_arabic_text_with_blank_and_indented_lines_is_parted(read_row):
    text = "غادرت القافلة الوادي صباح الثلاثاء بعد أسبوع من المحادثات.\n\n وأكد المجلس أن أحدا لم يصب."
    assert [paragraph.text for paragraph in read_row(text=text, lang="ar").paragraphs][:2] == [
        "غادرت القافلة الوادي صباح الثلاثاء بعد أسبوع من المحادثات.",
        "وأكد المجلس أن أحدا لم يصب.",
    ]


def test_html_goes_through_the_page_reader_and_the_rows_values_win(read_row, body):
    page = f"""<html><head><meta property="og:title" content="The page's title">
<meta name="author" content="Jane Doe">
    <meta property="article:published_time" content="2025-03-10"></head><body>{body}</body></html>"""
    article = read_row(html=page, title="The row's title", date="2025-03-11", lang="en")
    assert article.title == "The row's title"
    assert article.byline == "Jane Doe"
    assert article.published == date(2025, 3, 11)
    assert len(article.paragraphs) == 3


def test_where_the_rows_date_is_wrong_the_pages_is_taken_and_said(read_row, body):
    page = f'<html><head><meta name="date" content="2025-03-10"></head><body>{body}</body></html>'
    article = read_row(html=page, date="yesterday")
    assert article.published == date(2025, 3, 10)
    assert '"yesterday" is not a date' in article.date_note


@pytest.mark.parametrize("given", ["2203-01-01", "yesterday", "1887-02-26", "2025-02-30"])
def test_a_date_that_cannot_be_right_is_no_date(read_row, given):
    article = read_row(text="The column left.", date=given)
    assert article.published is None
    assert given in article.date_note


@pytest.mark.parametrize(
    "given", ["2025-03-11", "2025-03-11T08:00:00Z", "11 March 2025", "11.03.2025", "١١ مارس ٢٠٢٥"]
)
def test_dates_are_read_however_they_are_written(read_row, given):
    assert read_row(text="The column left.", date=given).published == date(2025, 3, 11)


def test_comments_may_be_strings(read_row):
    comments = read_row(text="x y", comments=["First!", "Second."]).comments
    assert [(comment.number, comment.text) for comment in comments] == [(1, "First!"), (2, "Second.")]


def test_comments_may_be_objects(read_row):
    comments = read_row(
        text="x y",
        comments=[
            {"number": 4, "author": "Ilse", "posted_at": "2025-03-12 08:40", "text": "Later."},
            {"number": 2, "author": "Gregor", "posted_at": None, "text": "Earlier."},
        ],
    ).comments
    assert [(comment.number, comment.author) for comment in comments] == [(2, "Gregor"), (4, "Ilse")]
    assert comments[1].posted_at == datetime(2025, 3, 12, 8, 40, tzinfo=UTC)


def test_comments_without_numbers_are_ordered_by_time(read_row):
    comments = read_row(
        text="x y",
        comments=[{"text": "b", "posted_at": "2025-03-12"}, {"text": "a", "posted_at": "2025-03-11"}],
    ).comments
    assert [(comment.number, comment.text) for comment in comments] == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"title": "x"}, 'neither "text" nor "html"'),
        ({"text": None}, 'neither "text" nor "html"'),
        ({"text": ""}, '"text" is empty'),
        ({"text": 7}, '"text" must be a text, but is a number'),
        ({"text": "x", "title": ["x"]}, '"title" must be a text, but is a list'),
        ({"text": "x", "date": 20250311}, '"date" must be a text, but is a number'),
        ({"text": "x", "lang": {}}, '"lang" must be a text, but is an object'),
        ({"text": "x", "author": [1]}, '"author" must be a text or a list of texts'),
        ({"text": "x", "comments": "x"}, '"comments" must be a list, but is a text'),
        ({"text": "x", "comments": [7]}, 'comment 1 of "comments" must be a text or an object'),
        ({"text": "x", "comments": ["x", {"text": 7}]}, '"text" in comment 2 of "comments" must be a text'),
        (
            {"text": "x", "comments": [{"number": "4"}]},
            '"number" in comment 1 of "comments" must be a number',
        ),
    ],
)
def test_a_row_that_cannot_be_used_names_the_key(read_row, row, words):
    with pytest.raises(ExtractError) as raised:
        read_row(**row)
    assert words in str(raised.value)
    assert str(raised.value).startswith("rows.jsonl:3: ")


@pytest.mark.parametrize(
    "content", [b'{"text": "x"', b"[1]", b"7", b"null", b"\x00\xff", b"{", b'{"text"}', b"[" * 100_000]
)
def test_a_broken_row_is_refused_with_what_is_wrong(read, content):
    with pytest.raises(ExtractError) as raised:
        read(content, "application/json")
    assert "JSON" in raised.value.message or "object" in raised.value.message


def test_half_a_surrogate_pair_does_not_lose_the_row(read):
    article = read(rb'{"text": "The column left \ud83d the valley."}', "application/json")
    assert article.paragraphs[0].text == "The column left the valley."


def test_a_headline_without_a_text_is_a_flash(read_row):
    article = read_row(title="Column leaves the valley", text=" ")
    assert article.title == "Column leaves the valley"
    assert article.paragraphs == ()


def test_unknown_keys_are_named_and_not_an_error(read, read_row):
    article = read(b'{"text": "x", "headline": "y", "Tags": []}', "application/json")
    assert (article.title, article.unknown) == ("", ("Tags", "headline"))
    assert read_row(text="x").unknown == ()
    assert "text" in KNOWN_KEYS


def test_ticker_symbols_in_angle_brackets_are_no_markup(read_row):
    article = read_row(title="VALLEY BANK <VBK> EQUITY OFFER", text="Valley Bank <VBK> said it would wait.")
    assert article.title == "VALLEY BANK <VBK> EQUITY OFFER"
    assert article.paragraphs[0].text == "Valley Bank <VBK> said it would wait."


def test_an_id_may_be_a_number(read_row):
    assert read_row(id=17, text="x y").id == "17"


def test_control_characters_and_overrides_are_dropped_from_every_field(read_row):
    article = read_row(
        id="a\u202e1",
        title="Co\x00lumn\u202e",
        author="Ja\x07ne",
        section="V\u2066x",
        text="The\u200b col\x08umn \u202eleft.",
    )
    assert (article.id, article.title, article.byline, article.section) == ("a1", "Column", "Jane", "Vx")
    assert article.paragraphs[0].text == "The column left."
