"""How well and how fast saved pages are read, beside plain trafilatura in the same run.

    python bench/extraction.py [--pages N] [--half development|check] [--differences]

Runs on the shared corpora's pages/trafilatura (329 pages) and pages/fundus (120). Pages are parted into
two halves by a hash of their name: rules were worked out on the "development" half only, so a difference
between the halves would show that they had been fitted to it.

What counts: a title, date or set of authors agrees if it is the gold's but for case, spaces and
punctuation. Of the body, on pages/trafilatura: snippets that must be there are found (true positives) or
not, and snippets that must not be there are not found or are (false positives); on pages/fundus: words of
the gold body and of ours, as multisets. F1 over all pages. Time is the process's own, both readers on the
same page in turn.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import logging
import os
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)


@dataclass
class Page:
    name: str
    html: bytes
    url: str
    title: str | None
    authors: set[str] | None
    date: str | None
    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    body: str = ""

    @property
    def half(self) -> str:
        return "development" if hashlib.sha256(self.name.encode()).digest()[0] % 2 else "check"


@dataclass
class Reading:
    """What a reader made of a page."""

    title: str
    authors: set[str]
    date: str
    body: str
    comments: str
    seconds: float


@dataclass
class Score:
    pages: int = 0
    seconds: float = 0.0
    agree: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    true: int = 0
    missed: int = 0
    false: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.true / max(1, 2 * self.true + self.missed + self.false)

    def add(self, page: Page, reading: Reading) -> list[str]:
        self.pages += 1
        self.seconds += reading.seconds
        wrong = []
        for name, gold, got in (
            ("title", page.title, reading.title),
            ("authors", page.authors, reading.authors),
            ("date", page.date, reading.date),
        ):
            if gold is None:
                continue
            if not gold:
                self.invented[name] += bool(got)
                continue
            self.asked[name] += 1
            same = plain(gold) == plain(got) if name == "title" else gold == got
            self.agree[name] += same
            if not same:
                wrong.append(f"{name}: gold {gold!r}, got {got!r}")
        body = squeezed(reading.body)
        if page.body:
            gold_words, words = (
                Counter(page.body.casefold().split()),
                Counter(reading.body.casefold().split()),
            )
            shared = (gold_words & words).total()
            self.true += shared
            self.missed += gold_words.total() - shared
            self.false += words.total() - shared
            ratio = 2 * shared / max(1, gold_words.total() + words.total())
            if ratio < 0.9:
                wrong.append(f"body: {ratio:.2f} of {gold_words.total()} words, got {words.total()}")
        for snippet in page.present:
            found = squeezed(snippet) in body
            self.true += found
            self.missed += not found
            if not found:
                wrong.append(f"body lacks {snippet!r}")
        for snippet in page.absent:
            found = squeezed(snippet) in body
            self.false += found
            if found:
                wrong.append(f"body has {snippet!r}")
        for snippet in page.comments:
            self.asked["comments"] += 1
            found = squeezed(snippet) in squeezed(reading.comments)
            self.agree["comments"] += found
            if not found:
                wrong.append(f"comments lack {snippet!r}")
        return wrong


def plain(text: Any) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", str(text)).casefold()))


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text.replace("\u00ad", "")).split())


def people(text: str | list[str]) -> set[str]:
    if isinstance(text, list):
        text = "; ".join(text)
    return {plain(name) for name in re.split(r"[;,&/|]|\s(?:and|und|et|y|e)\s", text) if plain(name)}


def pages() -> Iterator[Page]:
    for row in rows("trafilatura"):
        known = "title" in row
        yield Page(
            name=row["url"],
            html=row["html"].encode(),
            url=row["url"],
            title=row["title"] if known else None,
            authors=people(row["author"]) if known else None,
            date=row["date"] if known else None,
            present=[text for text in row["with"] if text.strip()],
            absent=[text for text in row["without"] if text.strip()],
            comments=[text for text in row.get("comments") or () if text.strip()],
        )
    for row in rows("fundus"):
        gold = max(row["gold"].values(), key=lambda version: overlap(row["html"], version))
        authors = {plain(name) for name in gold["authors"]} if "authors" in gold else None
        yield Page(
            name=f"fundus/{row['page']}",
            html=row["html"].encode(),
            url="",
            title=gold["title"] or "",
            authors=authors,
            date=str(gold["publishing_date"] or "")[:10],
            body="\n".join(texts(gold["body"])),
        )


def rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(CORPORA / "pages" / f"{name}.jsonl.gz", "rt") as lines:
        yield from map(json.loads, lines)


def overlap(html: str, version: dict[str, Any]) -> int:
    """How many of a gold version's paragraphs begin as some text of the page does: a page has one version."""
    page = plain(html)
    return sum(plain(text)[:40] in page for text in texts(version["body"])) + (
        plain(version["title"]) in page
    )


def texts(body: Any) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, list):
        for each in body:
            yield from texts(each)
    elif isinstance(body, dict):
        for each in body.values():
            yield from texts(each)


def ours(page: Page) -> Reading:
    from backstory.errors import ExtractError
    from backstory.extract import extract
    from backstory.values import Capture

    capture = Capture(content=page.html, sha256="", captured_at=datetime.now(UTC), url=page.url)
    start = time.process_time()
    try:
        article = extract(capture)
    except ExtractError:
        return Reading("", set(), "", "", "", time.process_time() - start)
    seconds = time.process_time() - start
    return Reading(
        title=article.title,
        authors=people(article.byline),
        date=article.published.isoformat() if article.published else "",
        body="\n".join(paragraph.text for paragraph in article.paragraphs),
        comments="\n".join(comment.text for comment in article.comments),
        seconds=seconds,
    )


def trafilaturas(page: Page) -> Reading:
    from trafilatura import bare_extraction

    start = time.process_time()
    found = bare_extraction(page.html, url=page.url or None, with_metadata=True, include_comments=True)
    seconds = time.process_time() - start
    if found is None:
        return Reading("", set(), "", "", "", seconds)
    return Reading(
        title=found.title or "",
        authors=people(found.author or ""),
        date=found.date or "",
        body=found.text or "",
        comments=found.comments or "",
        seconds=seconds,
    )


READERS: dict[str, Callable[[Page], Reading]] = {"backstory": ours, "trafilatura": trafilaturas}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=0, help="only the first N of each set")
    parser.add_argument("--half", choices=("development", "check"), help="only this half")
    parser.add_argument("--set", choices=("trafilatura", "fundus"), help="only this set")
    parser.add_argument(
        "--differences", action="store_true", help="list what we read otherwise than the gold"
    )
    options = parser.parse_args()
    if not (CORPORA / "pages").is_dir():
        sys.exit(f"the shared corpora are not at {CORPORA}; set BACKSTORY_CORPORA")
    logging.disable(logging.CRITICAL)
    scores: dict[tuple[str, str, str], Score] = {}
    taken: Counter[str] = Counter()
    for reader in READERS.values():
        reader(Page("warm-up", b"<html><body><p>Warm</p></body></html>", "", "", set(), ""))
    for page in pages():
        source = "fundus" if page.name.startswith("fundus/") else "trafilatura"
        taken[source] += 1
        if options.pages and taken[source] > options.pages:
            continue
        if (options.half and page.half != options.half) or (options.set and source != options.set):
            continue
        for name, reader in READERS.items():
            wrong = scores.setdefault((source, page.half, name), Score()).add(page, reader(page))
            if options.differences and name == "backstory" and wrong:
                print(f"{page.name}\n    " + "\n    ".join(wrong))
    print_scores(scores)


def print_scores(scores: dict[tuple[str, str, str], Score]) -> None:
    fields = ("title", "authors", "date", "comments")
    print(
        f"{'pages':12} {'half':12} {'reader':12} {'n':>4} "
        + " ".join(f"{name:>12}" for name in fields)
        + "  body F1  ms a page"
    )
    for (source, half, reader), score in sorted(scores.items()):
        parts = []
        for name in fields:
            asked = score.asked[name]
            share = f"{score.agree[name]}/{asked} {score.agree[name] / asked:.2f}" if asked else "-"
            parts.append(f"{share:>12}")
        per_page = 1000 * score.seconds / score.pages
        print(
            f"{source:12} {half:12} {reader:12} {score.pages:4} "
            + " ".join(parts)
            + f"    {score.f1:.3f} {per_page:9.1f}"
        )
    for reader in READERS:
        print(
            f"given where the gold has none, {reader}: "
            + ", ".join(
                f"{sum(s.invented[name] for (_, _, r), s in scores.items() if r == reader)} {name}"
                for name in fields[:3]
            )
        )
    spent = {reader: sum(s.seconds for (_, _, r), s in scores.items() if r == reader) for reader in READERS}
    print(f"time: {spent['backstory'] / spent['trafilatura']:.2f} times trafilatura's")


if __name__ == "__main__":
    main()
