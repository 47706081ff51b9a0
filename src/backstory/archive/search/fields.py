"""The index's fields, and what of a story goes into which.

| field | holds | for |
|---|---|---|
| story | the story's id | replacing and deleting |
| text_en ... text_plain | title (twice, so that it weighs more) and text, by group of languages | words |
| keys | strings that the caller gives, whole and without order | candidates of a name |
| actor | ids of the actors that the story is linked to | filter, facet, ranking |
| section, language, outlet | as the archive has them | filter, facet |
| hidden | the levels of readers that must not see it | filter |
| day | YYYYMMDD | ranges, years |
| order | day and id in one number | newest first, ids of all hits |
| freshness | 1 and a millionth for each day since 1900 | newest first among equals |

Nothing is stored: titles and snippets come from the database, which is right even where the index lags.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

import tantivy

from .folding import folding_digest, prepare
from .languages import GROUPS, group_of

LAYOUT = 1
"""To be raised with any change of the fields or of what is put into them."""

WORD_BYTES = 120
"""Longer words are left out; none is searched for."""
ID_BITS = 38
FACETS = ("section", "language", "outlet", "actor")
KEY_SPACE = "\x1f"
"""Stands for a space within a key; tantivy does not part words there."""
_EPOCH = date(1900, 1, 1).toordinal()


class IndexedStory(NamedTuple):
    """What the index takes of a story. `visible` is an archive.Visibility."""

    id: int
    title: str
    paragraphs: Iterable[str]
    language: str
    day: date
    visible: int
    outlet: str = ""
    section: str = ""
    """The section's name."""
    actors: Iterable[int] = ()
    """Ids of the actors with a counted link."""
    keys: Iterable[str] | str = ()
    """For `stories_with_keys`; without line breaks, or as one text with a key a line."""


def text_field(group: str) -> str:
    return f"text_{group}"


@cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Signed: tantivy's deletion by term takes every number for a signed one.
    builder.add_integer_field("story", indexed=True, fast=True)
    for group in GROUPS:
        builder.add_text_field(text_field(group), tokenizer_name=group)
    builder.add_text_field("keys", tokenizer_name="words", index_option="basic")
    builder.add_unsigned_field("actor", indexed=True, fast=True)
    for name in ("section", "language", "outlet"):
        builder.add_text_field(name, tokenizer_name="raw", fast=True, index_option="basic")
    builder.add_unsigned_field("hidden", indexed=True)
    builder.add_unsigned_field("day", fast=True)
    builder.add_unsigned_field("order", fast=True)
    builder.add_float_field("freshness", fast=True)
    return builder.build()


@cache
def analyzer(group: str) -> tantivy.TextAnalyzer:
    """Makes the terms of a prepared text: one for each word."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    builder = builder.filter(tantivy.Filter.remove_long(WORD_BYTES))
    if GROUPS[group].stemmer:
        builder = builder.filter(tantivy.Filter.stemmer(GROUPS[group].stemmer))
    if GROUPS[group].keeps_accents:
        builder = builder.filter(tantivy.Filter.ascii_fold())
    return builder.build()


def register(index: tantivy.Index) -> None:
    """Tell an open index how its fields are read."""
    for group in GROUPS:
        index.register_tokenizer(group, analyzer(group))
    whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    index.register_tokenizer("words", whole.build())


def day_number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def document(story: IndexedStory) -> tantivy.Document:
    """The story as tantivy takes it."""
    group = group_of(story.language)
    field, title = text_field(group), prepare(story.title, group)
    day = day_number(story.day)
    found = tantivy.Document()
    found.add_integer("story", story.id)
    found.add_text(field, title)
    found.add_text(field, title)
    found.add_text(field, prepare("\n".join(story.paragraphs), group))
    found.add_text("language", story.language)
    if story.section:
        found.add_text("section", story.section)
    if story.outlet:
        found.add_text("outlet", story.outlet)
    for actor in story.actors:
        found.add_unsigned("actor", actor)
    for level in range(story.visible + 1, 3):
        found.add_unsigned("hidden", level)
    found.add_unsigned("day", day)
    found.add_unsigned("order", day << ID_BITS | story.id)
    found.add_float("freshness", 1 + (story.day.toordinal() - _EPOCH) / 1e6)
    if keys := pack_keys(story.keys):
        found.add_text("keys", keys)
    return found


def pack_keys(keys: Iterable[str] | str) -> str:
    """Keys as one text; every one stays whole."""
    joined = keys if isinstance(keys, str) else "\n".join(keys)
    for space in " \t\r\f":
        if space in joined:
            joined = joined.replace(space, KEY_SPACE)
    return joined


@cache
def fingerprint(keys_version: str) -> str:
    """Equal for two indexes that are read and written alike."""
    parts = [LAYOUT, version("tantivy"), WORD_BYTES, sorted(GROUPS.items()), folding_digest(), keys_version]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]
