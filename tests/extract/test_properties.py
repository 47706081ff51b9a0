"""Whatever the bytes: an article or an ExtractError, and nothing unfit to be stored."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backstory.errors import ExtractError
from backstory.extract import extract
from backstory.extract.clean import line, visible
from backstory.extract.paragraphs import paragraphs_of
from backstory.extract.thread import Found, thread
from backstory.values import Article, Capture

CAPTURED_AT = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)
UNFIT = set(map(chr, [*range(32), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0xFEFF]))

MARKUP = st.sampled_from(
    [
        *(
            "<html>",
            "<body>",
            "<p>",
            "</p>",
            "<div class='comment' id='comment-3'>",
            "</div>",
            "<br>",
            "<h1>",
        ),
        *("</h1>", "<a href='/'>", "</a>", "<ul><li>", "<table><tr><td>", "<svg><title>", "<!--", "]]>"),
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":[1],"author":',
        *(
            "</script>",
            "<meta property='og:title' content='",
            "'>",
            "<time datetime='2025-99-99'>",
            "<frameset>",
        ),
        *("#1 x Posted by: y 2025-03-12 08:40", "Related:", "by A [B]", "&#0;", "&#xD800;", "\0", "\u202e"),
        *("<?xml version='1.0'?>", "<link rel=canonical href='http://[x'>", "غادرت القافلة. "),
        *("The column left the valley on Tuesday morning, the council said. ", "Колонна покинула долину. "),
    ]
)
PAGES = st.lists(MARKUP | st.text(max_size=20), max_size=30).map("".join)


def check(article: Article) -> None:
    one_line = (article.title, article.byline, article.outlet, article.section)
    for text in (*one_line, *(paragraph.text for paragraph in article.paragraphs)):
        assert not UNFIT.intersection(text)
        assert text == " ".join(text.split())
    assert len(article.title) <= 500
    assert all(paragraph.text for paragraph in article.paragraphs)
    numbers = [comment.number for comment in article.comments]
    assert numbers == sorted(set(numbers))
    assert all(
        comment.number > 0 and comment.text and not UNFIT.intersection(comment.text)
        for comment in article.comments
    )
    assert article.published is None or article.published <= CAPTURED_AT.date().replace(day=15)
    article.title.encode()


def read(content: bytes, media_type: str) -> None:
    try:
        check(extract(Capture(content=content, sha256="", captured_at=CAPTURED_AT, media_type=media_type)))
    except ExtractError as error:
        assert error.message


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/json"])
@given(content=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes(media_type, content):
    read(content, media_type)


@given(page=PAGES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup(page):
    read(page.encode("utf-8", "replace"), "text/html")


@given(text=PAGES)
@settings(max_examples=60, deadline=None)
def test_any_text(text):
    read(text.encode("utf-8", "replace"), "text/plain")


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=30)
    | st.lists(st.text(max_size=5), max_size=2)
)
ROWS = st.dictionaries(
    st.sampled_from(["id", "url", "date", "lang", "title", "author", "text", "html", "comments", "other"]),
    VALUES
    | st.lists(
        st.dictionaries(st.sampled_from(["number", "author", "posted_at", "text"]), VALUES), max_size=3
    ),
)


@given(row=ROWS)
@settings(max_examples=200, deadline=None)
def test_any_row(row):
    read(json.dumps(row).encode(), "application/json")


@given(text=st.text(max_size=200), longest=st.integers(2, 50))
def test_a_clean_line_is_clean_bounded_and_stays_so(text, longest):
    found = line(text, longest)
    assert len(found) <= longest
    assert found == " ".join(found.split())
    assert not UNFIT.intersection(found)
    assert line(found, longest) == found


@given(text=st.text())
def test_visible_text_has_nothing_invisible(text):
    found = visible(text)
    assert not (UNFIT - set("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f")).intersection(found)
    found.encode()


@given(text=st.text(alphabet=st.sampled_from("ab AB.\n\r\t -•1"), max_size=300))
def test_paragraphs_keep_every_letter(text):
    letters = "".join(filter(str.isalpha, text))
    assert "".join(filter(str.isalpha, "".join(p.text for p in paragraphs_of(text)))) == letters


@given(
    found=st.lists(
        st.builds(
            Found, st.text(max_size=5), st.text(max_size=5),
            st.none() | st.datetimes(timezones=st.just(UTC)), st.integers(0, 5),
        ),
        max_size=8,
    )
)  # fmt: skip
def test_a_thread_is_numbered_upwards_without_gaps_of_its_own_making(found):
    numbers = [comment.number for comment in thread(found)]
    assert numbers == sorted(set(numbers))
    if any(each.number == 0 for each in found):
        assert numbers == list(range(1, len(numbers) + 1)) or all(numbers)
