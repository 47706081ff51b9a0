"""Ways to hand a page, a text or a row to the extract stage. All pages here are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from backstory.extract import extract
from backstory.values import Article, Capture

CAPTURED_AT = datetime(2025, 3, 14, 9, 0, tzinfo=UTC)


def capture_of(content: bytes | str, media_type: str = "text/html", **more: Any) -> Capture:
    return Capture(
        content=content.encode() if isinstance(content, str) else content,
        sha256="",
        captured_at=more.pop("captured_at", CAPTURED_AT),
        media_type=media_type,
        source=more.pop("source", "saved/page"),
        **more,
    )


@pytest.fixture
def capture() -> Callable[..., Capture]:
    return capture_of


@pytest.fixture
def read() -> Callable[..., Article]:
    """Read a page (or, with media_type, something else) captured on 14 March 2025."""

    def read_it(content: bytes | str, media_type: str = "text/html", **more: Any) -> Article:
        return extract(capture_of(content, media_type, **more))

    return read_it


@pytest.fixture
def read_row() -> Callable[..., Article]:
    """Read a JSONL row made of the given keys."""

    def read_it(**row: Any) -> Article:
        return extract(capture_of(json.dumps(row), "application/json", source="rows.jsonl:3"))

    return read_it


@pytest.fixture
def body() -> str:
    """Three paragraphs that any body finder takes for an article."""
    return (
        "<p>The column of Northern Guard* vehicles left the Lesna valley on Tuesday morning, the district "
        "council said, after a week of talks between the two sides in the town hall.</p>"
        "<p>Nobody was hurt and nobody was made to leave, the council's spokeswoman told reporters. About "
        "400 people took part, according to the council, while the Guard* spoke of more than a thousand.</p>"
        "<p>By the evening the first vehicles had reached Jabrin, where residents met them with bread and "
        "with questions about the two villages that are still without power.</p>"
    )
