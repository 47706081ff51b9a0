"""Links to other stories are not the article."""

from __future__ import annotations

import pytest

ANNOUNCED = [
    "Related:",
    "Read also",
    "Lesen Sie auch:",
    "À lire aussi :",
    "Lea también",
    "Читайте также:",
    "اقرأ أيضا:",
    "İlgili haberler",
]


def texts(article):
    return " ".join(paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize("words", ANNOUNCED)
def test_an_announced_link_inside_the_body_is_left_out(read, body, words):
    link = f'<p><strong>{words}</strong> <a href="/x">Guard denies taking the bridge at Lesna</a></p>'
    parts = body.split("</p>", 1)
    article = read(
        f"<html><body><article><h1>Column</h1>{parts[0]}</p>{link}{parts[1]}</article></body></html>"
    )
    assert "denies taking" not in texts(article)
    assert len(article.paragraphs) == 3


@pytest.mark.parametrize("words", ANNOUNCED)
def test_an_announced_list_of_links_is_left_out(read, body, words):
    links = f"""<h3>{words}</h3><ul><li><a href="/1">Guard denies taking the bridge at Lesna</a></li>
    <li><a href="/2">Talks begin in the town hall of Lesna</a></li></ul>"""
    article = read(f"<html><body><article><h1>Column</h1>{body}{links}</article></body></html>")
    assert "denies taking" not in texts(article)
    assert "Talks begin" not in texts(article)
    assert not any(words.rstrip(" :") in paragraph.text for paragraph in article.paragraphs)


def test_a_list_of_headlines_that_nobody_announced_is_left_out(read, body):
    links = """<ul><li><a href="/1">Guard denies taking the bridge at Lesna</a></li>
    <li><a href="/2">Talks begin in the town hall of Lesna</a></li></ul>"""
    parts = body.split("</p>", 1)
    article = read(
        f"<html><body><article><h1>Column</h1>{parts[0]}</p>{links}{parts[1]}</article></body></html>"
    )
    assert "denies taking" not in texts(article)


def test_a_sentence_that_begins_with_such_words_stays(read, body):
    sentence = (
        "<p>Related to this, the council said that the road to Jabrin will be mended before summer.</p>"
    )
    article = read(f"<html><body><article><h1>Column</h1>{body}{sentence}</article></body></html>")
    assert article.paragraphs[-1].text.startswith("Related to this")


def test_a_paragraph_with_a_link_in_it_stays(read, body):
    linked = (
        '<p>The talks, <a href="/2">which began in January</a>, were led by the council and go on in May.</p>'
    )
    article = read(f"<html><body><article><h1>Column</h1>{body}{linked}</article></body></html>")
    assert article.paragraphs[-1].text.startswith("The talks, which began in January, were led")
