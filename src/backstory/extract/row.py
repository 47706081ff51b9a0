"""One row of a JSONL archive -> Article.

Steps: parse the JSON; check the type of every key that is known; read "text" as plain text, or "html" as
a page whose findings fill what the row leaves out; check the date; bring comments into a thread.

A row may hold {"id", "url", "date", "lang", "title", "author", "outlet", "section", "text" or "html",
"comments"}; all but "text" or "html" may be missing or null. Other keys are not read: `Article.unknown` names
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, KeysView, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import orjson

from backstory.errors import ExtractError
from backstory.extract.clean import label, line, visible
from backstory.extract.limits import ADDRESS, BYLINE, NAME, TITLE
from backstory.extract.paragraphs import language_sample, paragraphs_of
from backstory.extract.published import believed
from backstory.extract.thread import Found, thread
from backstory.text.dates import parse_datetime
from backstory.text.language import detect
from backstory.values import Article, Capture, Comment

KNOWN_KEYS = frozenset(
    {"id", "url", "date", "lang", "title", "author", "outlet", "section", "text", "html", "comments"}
)
"""The keys that a row may have; all hold text but "comments"."""

_TEXT_KEYS = KNOWN_KEYS - {"comments"}
_COMMENT_KEYS = ("author", "posted_at", "text")
_TYPES = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}


def read_row(capture: Capture) -> Article:
    """The article in a row's bytes; ExtractError names the key that cannot be used."""
    row = _parsed(capture.content)
    values = _texts(row)
    if values.get("html", "").strip():
        return _from_page(capture, row, values)
    if "text" not in values:
        raise ExtractError('the row has neither "text" nor "html"; give one of them')
    title = label(values.get("title", ""), TITLE)
    paragraphs = paragraphs_of(values["text"])
    if not paragraphs and not title:
        raise ExtractError('the row\'s "text" is empty and it has no "title"; there is nothing to file')
    published, note = believed(values.get("date", ""), capture.captured_at, values.get("lang", ""))
    return Article(
        title=title,
        paragraphs=paragraphs,
        language=detect(language_sample(title, paragraphs), values.get("lang", "")),
        byline=label(values.get("author", ""), BYLINE),
        outlet=label(values.get("outlet", ""), NAME),
        published=published,
        date_note=note,
        url=_address(values.get("url", "")) or capture.url,
        section=label(values.get("section", ""), NAME),
        comments=_comments(row),
        id=visible(values.get("id", "")).strip(),
        unknown=_unknown(row.keys()),
    )


def _from_page(capture: Capture, row: Mapping[str, Any], values: Mapping[str, str]) -> Article:
    from backstory.extract.page import read_page_text  # loads lxml and trafilatura: only rows with HTML wait

    url = _address(values.get("url", "")) or capture.url
    page = read_page_text(values["html"], replace(capture, url=url), claimed=values.get("lang", ""))
    published, note = believed(values.get("date", ""), capture.captured_at, values.get("lang", ""))
    if not published and page.published:
        published, note = page.published, note and f"{note}; the page's own date is taken instead"
    return replace(
        page,
        title=label(values.get("title", ""), TITLE) or page.title,
        byline=label(values.get("author", ""), BYLINE) or page.byline,
        outlet=label(values.get("outlet", ""), NAME) or page.outlet,
        section=label(values.get("section", ""), NAME) or page.section,
        published=published,
        date_note=note or ("" if published else page.date_note),
        url=url or page.url,
        comments=_comments(row) or page.comments,
        id=visible(values.get("id", "")).strip(),
        unknown=_unknown(row.keys()),
    )


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        row = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        row = _leniently(content, error)
    if not isinstance(row, dict):
        kind = _TYPES.get(type(row), "a text" if isinstance(row, str) else "null")
        raise ExtractError(f"the row is {kind}, not an object; each line must be one JSON object")
    return row


def _leniently(content: bytes, error: orjson.JSONDecodeError) -> Any:
    """Half a surrogate pair, NaN and bytes that are no UTF-8 are no reason to lose a story."""
    try:
        return json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        reason = f"{error.msg} at character {error.pos + 1}"
        raise ExtractError(f"the row is not valid JSON ({reason}); mend the line and add it again") from error


def _unknown(keys: KeysView[str]) -> tuple[str, ...]:
    return () if keys <= KNOWN_KEYS else _named(frozenset(keys - KNOWN_KEYS))


@lru_cache(maxsize=64)
def _named(keys: frozenset[str]) -> tuple[str, ...]:
    """Keys as people are told of them; the rows of an archive have the same ones."""
    return tuple(sorted(line(key, NAME) for key in keys))


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    """The row's values that are text; null counts as missing, and a number as an id's text."""
    values = {key: row[key] for key in _TEXT_KEYS & row.keys()}
    if set(map(type, values.values())) == {str}:
        return values
    return dict(_each_text(row))


def _each_text(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The same for a row with other values than texts, one by one."""
    for key in sorted(_TEXT_KEYS - {"author"}):
        value = row.get(key)
        if isinstance(value, str):
            yield key, value
        elif key == "id" and isinstance(value, int) and not isinstance(value, bool):
            yield key, str(value)
        elif value is not None:
            raise ExtractError(f'"{key}" must be a text, but is {_TYPES.get(type(value), "something else")}')
    author = row.get("author")
    if isinstance(author, list) and all(isinstance(name, str) for name in author):
        author = ", ".join(filter(None, (name.strip() for name in author)))
    if isinstance(author, str):
        yield "author", author
    elif author is not None:
        kind = _TYPES.get(type(author), "something else")
        raise ExtractError(f'"author" must be a text or a list of texts, but is {kind}')


def _comments(row: Mapping[str, Any]) -> tuple[Comment, ...]:
    given = row.get("comments")
    if not given and (given is None or isinstance(given, list)):
        return ()
    if not isinstance(given, list):
        raise ExtractError(f'"comments" must be a list, but is {_TYPES.get(type(given), "a text")}')
    return thread(_each_comment(given))


def _each_comment(given: list[Any]) -> Iterator[Found]:
    for place, comment in enumerate(given, 1):
        if isinstance(comment, str):
            yield Found(comment)
            continue
        if not isinstance(comment, dict):
            kind = _TYPES.get(type(comment), "null")
            raise ExtractError(f'comment {place} of "comments" must be a text or an object, but is {kind}')
        for key in _COMMENT_KEYS:
            if not isinstance(comment.get(key), str | None):
                kind = _TYPES.get(type(comment[key]), "something else")
                raise ExtractError(f'"{key}" in comment {place} of "comments" must be a text, but is {kind}')
        number = comment.get("number")
        if number is not None and (not isinstance(number, int) or isinstance(number, bool)):
            kind = _TYPES.get(type(number), "a text")
            raise ExtractError(f'"number" in comment {place} of "comments" must be a number, but is {kind}')
        yield Found(
            comment.get("text") or "",
            comment.get("author") or "",
            parse_datetime(comment.get("posted_at") or ""),
            number if number and 0 < number < 2**31 else 0,
        )


def _address(url: str) -> str:
    url = visible(url).strip()
    return url if len(url) <= ADDRESS and not any(map(str.isspace, url)) else ""
