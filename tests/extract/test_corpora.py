"""Real archives and pages are read without loss. Skipped where the corpora are not there."""

from __future__ import annotations

import gzip
import json

import pytest

from backstory.errors import ExtractError


def rows(corpora, name, most):
    with gzip.open(corpora / f"{name}.jsonl.gz", "rb") as lines:
        for count, content in enumerate(lines):
            if count == most:
                return
            if content.strip():
                yield content


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("name", "language"),
    [("archives/saudinewsnet", "ar"), ("archives/reuters21578", "en"), ("bsnlp/ryanair.documents", None)],
)
def test_archives_are_read_whole(corpora, read, name, language):
    languages = []
    for content in rows(corpora, name, 600):
        row = json.loads(content)
        if not row["text"].strip() and not row["title"].strip():
            continue
        article = read(content, "application/json")
        languages.append(article.language == (language or row["lang"]))
        assert article.published or "knows no date" in article.date_note
        letters = sum(map(str.isalpha, row["text"]))
        kept = sum(sum(map(str.isalpha, paragraph.text)) for paragraph in article.paragraphs)
        assert kept >= 0.98 * letters
    # A few rows of the Arabic archive are picture captions in English.
    assert sum(languages) >= 0.99 * len(languages)


@pytest.mark.corpora
def test_wire_copy_is_not_left_in_wrapped_lines(corpora, read):
    paragraphs = [
        paragraph
        for content in rows(corpora, "archives/reuters21578", 300)
        for paragraph in read(content, "application/json").paragraphs
    ]
    assert sum(len(paragraph.text) for paragraph in paragraphs) / len(paragraphs) > 100


@pytest.mark.corpora
@pytest.mark.parametrize("name", ["pages/trafilatura", "pages/fundus"])
def test_saved_pages_have_a_title_and_a_body(corpora, read, name):
    failed = untitled = 0
    pages = [json.loads(content)["html"] for content in rows(corpora, name, 40)]
    for html in pages:
        try:
            article = read(html)
        except ExtractError:
            failed += 1
        else:
            untitled += not article.title
    assert failed == 0
    assert untitled <= 1
