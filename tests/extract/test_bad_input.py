"""What is no page is refused with what it is and what to do; what is monstrous is read or refused."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from backstory.errors import ExtractError
from backstory.extract.limits import LARGEST_PAGE


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (zipped(), "a ZIP file"),
        (gzip.compress(b"<html></html>"), "gzip-compressed"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "a PNG image"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 90, "a JPEG image"),
        (b"GIF89a" + b"\0" * 90, "a GIF image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "Microsoft Office"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"\x7fELF" + b"\0" * 90, "a program"),
        (b"\0\0\0\x20ftypisom" + b"\0" * 90, "a film"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "a feed"),
        (b"<!-- x --><feed></feed>", "a feed"),
        (bytes(range(256)) * 20, "binary data"),
        (bytes(range(256)) * 8 + b"<p " + bytes(range(256)) * 8, "binary data"),
        (b"", "nothing in it"),
        (b" \n\t ", "nothing in it"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_what_is_no_page_is_named(read, content, words, media_type):
    with pytest.raises(ExtractError) as raised:
        read(content, media_type)
    assert words in raised.value.message
    assert raised.value.where == "saved/page"


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/octet-stream", ""])
def test_a_media_type_without_a_reader_is_named(read, media_type):
    with pytest.raises(ExtractError) as raised:
        read(b"words and more words", media_type)
    assert (media_type or "no media type") in raised.value.message


def test_a_page_of_200_megabytes_is_refused_with_the_limit(read):
    with pytest.raises(ExtractError) as raised:
        read(b"<p>word</p>" * (200 * 2**20 // 11))
    assert "200 MiB" in raised.value.message
    assert "LARGEST_PAGE" in raised.value.message
    assert f"{LARGEST_PAGE // 2**20} MiB" in raised.value.message


def test_too_much_markup_is_refused_with_the_limit(read):
    with pytest.raises(ExtractError, match="LARGEST_TEXT"):
        read(b"<p>word word word</p>" * 400_000)


def test_pictures_inlined_into_a_saved_page_do_not_count(read, body):
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 900_000}">'
    assert len(read(f"<html><body><h1>Column</h1>{picture}{body}</body></html>").paragraphs) == 3


@pytest.mark.parametrize(
    "tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td", "font", "x-y", "article"]
)
def test_100_000_nested_tags_do_not_hide_the_article(read, body, tag):
    article = read(
        f"<html><head><title>Column</title></head><body>{f'<{tag}>' * 100_000}{body}</body></html>"
    )
    assert article.title == "Column"
    assert "Northern Guard*" in article.paragraphs[0].text


def test_a_page_nested_just_too_deep_for_the_parser_loses_nothing(read, body):
    last = "<p>" + "The last words of the page. " * 3 + "</p>"
    article = read(f"<html><body>{'<div>' * 300}{body}{'</div>' * 300}{last}</body></html>")
    text = " ".join(paragraph.text for paragraph in article.paragraphs)
    assert "Northern Guard*" in text
    assert "The last words of the page." in text


def test_null_bytes_are_dropped(read, body):
    article = read(f"<html><body><h1>Col\0umn</h1>{body}</body></html>".replace("council", "coun\0cil"))
    assert article.title == "Column"
    assert "council" in article.paragraphs[0].text


def test_references_to_control_characters_do_no_harm(read, body):
    marred = body.replace("column", "col&#0;&#x1;&#xFFFF;umn") + "<br>&#7;"
    article = read(f"<html><body><h1>Column</h1>{marred}</body></html>")
    assert "Northern Guard*" in article.paragraphs[0].text


@pytest.mark.parametrize(
    "monster",
    [
        "<" * 500_000,
        "<a " * 300_000,
        "<" + "a" * 500_000,
        "<html" + " " * 500_000 + "/>",
        "<!--" * 200_000,
        "<script>" * 100_000,
        "&amp;" * 300_000,
        " " * 1_000_000,
        '<meta property="og:title" content="' + "<!--" * 200_000 + '">',
        '<div class="' + "comment-" * 50_000 + '"></div>',
        "<p>" + "word<br>" * 20_000 + "</p>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "<p>" + "a\u0301" * 300_000 + "</p>",
        '<link rel="canonical" href="http://[::1"><base href="//[">',
    ],
    ids=lambda monster: monster[:14],
)
def test_monsters_are_read_or_refused(read, body, monster):
    try:
        read(f"<html><body><h1>Column</h1>{body}{monster}</body></html>")
    except ExtractError as error:
        assert error.message


def test_a_page_that_a_script_draws_is_refused_with_advice(read):
    with pytest.raises(ExtractError, match="no text was found"):
        read("<html><title>App</title><body><div id=root></div><script>draw()</script></body></html>")


def test_an_error_without_a_source_names_the_address(read):
    with pytest.raises(ExtractError) as raised:
        read(b"%PDF-1.7", source="", url="https://herald.example/a.pdf")
    assert str(raised.value).startswith("https://herald.example/a.pdf: ")
