"""The page that started it: a community digest that marks nothing and numbers its comments, newest first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

ROWS = """<p>#3 Bread? Last time it was stones.<br>Posted by: Gregor B. 2025-03-12 07:15</p>
<p>#2 Thanks for the translation.
And for the map.<br>Posted by: Ilse 2025-03-11 22:03</p>
<p>#1 First! Posted by: Anonymous 2025-03-11 21:59</p>"""

TABLES = """<table><tr><td>#3</td><td>Bread? Last time it was stones.</td></tr>
<tr><td colspan=2>Posted by: Gregor B. || 2025-03-12 07:15</td></tr></table>
<table><tr><td>#2</td><td>Thanks for the translation. And for the map.</td></tr>
<tr><td colspan=2>Posted by: Ilse || 2025-03-11 22:03</td></tr></table>
<table><tr><td>#1</td><td>First!</td></tr><tr><td colspan=2>Posted by: Anonymous || 2025-03-11 21:59</td>
</tr></table>"""

PAGE = """<html><head><title>Town Digest</title></head><body>
<table width=100%%><tr><td><a href="/">Town Digest</a> | <a href="/archive">Archive</a></td></tr></table>
<b>Velmark-Sarosia</b><br>2025-03-11<h2>Column leaves the northern valley after a week of talks</h2>
Direct Translation via Google Translate. Edited.<br>by Oren Talvik [Valley Herald]
<p>The column of Northern Guard* vehicles left the valley on Tuesday morning, the district council said,
after a week
of talks between the two sides in the town hall of Lesna.</p>
<p>WHO LEAVES AND WHO STAYS</p>
<p>"Nobody was hurt," the council's spokeswoman said. About 400 people took part, according to the council;
the Guard*
spoke of 5,000 to 10,000.</p>
<p>By the morning of March 9 the first vehicles had reached Jabrin, where residents met them with bread.</p>
Related:<br>
Northern Guard: <a href="/1">2025-03-08 Guard denies taking the bridge</a><br>
Northern Guard: <a href="/2">2025-02-27 Talks in Lesna begin</a><br>
Northern Guard: <a href="/3">2025-02-11 Three villages without power</a><br>
<hr>Posted by: marten
%s
<h3>Submit your comments on this article</h3><form><textarea></textarea></form></body></html>"""


@pytest.fixture(params=[ROWS, TABLES], ids=["in paragraphs", "in tables"])
def article(request, read):
    return read(PAGE % request.param)


def test_it_reads_headline_section_and_date(article):
    assert article.title == "Column leaves the northern valley after a week of talks"
    assert article.section == "Velmark-Sarosia"
    assert article.published == date(2025, 3, 11)


def test_the_credit_gives_author_and_outlet(article):
    assert article.byline == "Oren Talvik"
    assert article.outlet == "Valley Herald"


def test_how_it_was_translated_is_kept(article):
    assert article.paragraphs[0].text == "Direct Translation via Google Translate. Edited."


def test_the_body_is_the_article_and_nothing_else(article):
    assert [paragraph.text[:22] for paragraph in article.paragraphs[1:]] == [
        "The column of Northern",
        "WHO LEAVES AND WHO STA",
        '"Nobody was hurt," the',
        "By the morning of Marc",
    ]
    assert article.paragraphs[2].kind == "heading"


def test_asterisks_stay_with_their_names(article):
    assert "Northern Guard* vehicles" in article.paragraphs[1].text


def test_numbered_comments_keep_their_numbers(article):
    assert [(comment.number, comment.author) for comment in article.comments] == [
        (1, "Anonymous"),
        (2, "Ilse"),
        (3, "Gregor B."),
    ]
    assert article.comments[1].text == "Thanks for the translation. And for the map."
    assert article.comments[2].posted_at == datetime(2025, 3, 12, 7, 15, tzinfo=UTC)


def test_the_same_page_as_plain_text(read):
    text = """Column leaves the northern valley after a week of talks
2025-03-11
Direct Translation via Google Translate. Edited. by Oren Talvik [Valley Herald]

The column of Northern Guard* vehicles left the valley on Tuesday morning, the district council said.

WHO LEAVES AND WHO STAYS

About 400 people took part, according to the council; the Guard* spoke of 5,000 to 10,000.

Posted by: marten

#2 Thanks for the translation. Posted by: Ilse 2025-03-11 22:03
#1 First! Posted by: Anonymous 2025-03-11 21:59
Submit your comments on this article
"""
    article = read(text, "text/plain")
    assert article.title == "Column leaves the northern valley after a week of talks"
    assert (article.byline, article.outlet, article.published) == (
        "Oren Talvik",
        "Valley Herald",
        date(2025, 3, 11),
    )
    assert [(comment.number, comment.text) for comment in article.comments] == [
        (1, "First!"),
        (2, "Thanks for the translation."),
    ]
    assert [paragraph.kind for paragraph in article.paragraphs[1:3]] == ["text", "heading"]
