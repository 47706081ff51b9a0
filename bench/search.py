"""Search at 20,000 and 200,000 stories, beside plain tantivy and SQLite's FTS5 on the same stories.

    python bench/search.py [STORIES ...]

The stories are made of generated words whose frequencies follow Zipf's law, in one language, with sections,
outlets, actors and days. Indexing is timed in CPU time of the process (tantivy works in a second thread);
queries in wall time, median of many different words of like frequency. Ours is asked as a page asks:
`page` is hits, total, facets, headlines and snippets from the database; `hits` is hits and total alone,
which is what the references give.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import django
import numpy as np
import tantivy

os.environ["DJANGO_SETTINGS_MODULE"] = "backstory.site.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from backstory.archive.models import Actor, Capture, Section, Story, Text  # noqa: E402
from backstory.archive.search import (  # noqa: E402
    IndexedStory,
    SearchQuery,
    search,
    stories_with_any,
    stories_with_each,
    stories_with_keys,
    writer,
)

SAMPLE = 20_000
VOCABULARY = 60_000
SEED = 7


class Corpus:
    """Generated stories, the same for everyone."""

    def __init__(self, size: int) -> None:
        self.size = size
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        rng = np.random.default_rng(SEED)
        picks = rng.integers(0, len(syllables), (VOCABULARY, 4))
        self.words = np.array([f"{''.join(syllables[i] for i in row)}" for row in picks], dtype=object)
        weights = 1 / (np.arange(VOCABULARY) + 2.7)
        self.cumulated = np.cumsum(weights / weights.sum())

    def stories(self, keys: int = 0) -> Iterator[IndexedStory]:
        """Some 130 words each, with so many keys."""
        rng = np.random.default_rng(SEED + 1)
        pool = [f"K{n:04}" for n in range(8000)]
        for n in range(1, self.size + 1):
            length = int(rng.integers(60, 200))
            ranks = np.minimum(np.searchsorted(self.cumulated, rng.random(length + 8)), VOCABULARY - 1)
            words = self.words[ranks].tolist()
            start = n * 37 % (8000 - keys)
            yield IndexedStory(
                id=n,
                title=" ".join(words[:8]).capitalize(),
                paragraphs=(f"{' '.join(words[8:])}.",),
                language="en",
                day=date(2010, 1, 1) + timedelta(days=int(rng.integers(0, 5500))),
                visible=2,
                outlet=f"Outlet {n % 14}",
                section=f"Section {n % 9}",
                actors=np.unique((3000 * rng.random(5) ** 3).astype(int) + 1).tolist(),
                keys=pool[start : start + keys],
            )

    def ranked(self, first: int, last: int) -> list[str]:
        """Thirty words between two ranks."""
        return self.words[np.linspace(first, last, 30).astype(int)].tolist()

    def phrases(self) -> list[str]:
        """Thirty pairs of words that stand side by side somewhere."""
        texts = (story.paragraphs[0].split() for story in islice(self.stories(), 30))
        return [f"{words[10]} {words[11]}" for words in texts]


def median_ms(ask: Callable[[str], object], texts: Sequence[str]) -> float:
    for text in texts[:3]:
        ask(text)
    taken = []
    for text in texts:
        start = time.perf_counter()
        ask(text)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def disk_mb(place: Path) -> float:
    files = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def fill_plain(stories: Iterable[IndexedStory], folder: Path) -> None:
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", indexed=True, fast=True)
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), str(folder))
    plain = index.writer(50_000_000, 1)
    for story in stories:
        document = tantivy.Document()
        document.add_integer("id", story.id)
        document.add_text("title", story.title)
        document.add_text("body", story.paragraphs[0])
        plain.add_document(document)
    plain.commit()
    plain.wait_merging_threads()


def fill_fts5(stories: Iterable[IndexedStory], file: Path) -> None:
    database = sqlite3.connect(file)
    database.execute(
        "CREATE VIRTUAL TABLE f USING fts5(title, body, tokenize='porter unicode61', content='')"
    )
    database.executemany(
        "INSERT INTO f (rowid, title, body) VALUES (?, ?, ?)",
        ((story.id, story.title, story.paragraphs[0]) for story in stories),
    )
    database.commit()
    database.close()


def fill_ours(stories: Iterable[IndexedStory], folder: Path) -> None:
    with writer(folder) as opened:
        opened.write(stories, fresh=True)
        opened.commit()


def fill_archive(corpus: Corpus) -> None:
    """Stories and texts as the archive keeps them."""
    Section.objects.bulk_create(Section(name=f"Section {n}", slug=f"s{n}") for n in range(9))
    Actor.objects.bulk_create(Actor(key=f"a{n}", kind="group", name=f"Actor {n}") for n in range(3001))
    capture = Capture.objects.create(
        sha256="0", captured_at=datetime.now(UTC), media_type="text/html", size=0
    )
    for batch in batched(corpus.stories(), 2000):
        Story.objects.bulk_create(
            Story(
                id=story.id,
                title=story.title,
                outlet=story.outlet,
                section_id=story.id % 9 + 1,
                language="en",
                day=story.day,
                state="published",
            )
            for story in batch
        )
        Text.objects.bulk_create(
            Text(
                story_id=story.id,
                capture=capture,
                title=story.title,
                paragraphs=[["text", story.paragraphs[0]]],
            )
            for story in batch
        )


def batched(items: Iterable[IndexedStory], n: int) -> Iterator[list[IndexedStory]]:
    iterator = iter(items)
    while batch := list(islice(iterator, n)):
        yield batch


def run(size: int, home: Path) -> None:
    call_command("migrate", verbosity=0)
    print(f"\n## {size:,} stories of some 1,100 letters\n")
    corpus = Corpus(size)
    index_costs(corpus, home)
    fill_ours(corpus.stories(100), home / "index")
    print(f"\npeak memory of the process while ours was written: {peak_mb():.0f} MB\n")
    fill_plain(corpus.stories(), home / "plain")
    fill_fts5(corpus.stories(), home / "fts.sqlite3")
    for name, place in (("ours", "index"), ("plain tantivy", "plain"), ("SQLite FTS5", "fts.sqlite3")):
        print(f"- {name} on disk: {disk_mb(home / place):.0f} MB")
    fill_archive(corpus)
    queries(corpus, ask_plain(home / "plain"), ask_fts5(home / "fts.sqlite3"))


def index_costs(corpus: Corpus, home: Path) -> None:
    """CPU time of writing the first stories; the better of two runs."""
    bare = list(islice(corpus.stories(), SAMPLE))
    keyed = list(islice(corpus.stories(100), SAMPLE))
    costs: dict[str, float] = {}
    for turn in range(2):
        for name, fill, stories in (
            ("plain tantivy", fill_plain, bare),
            ("ours", fill_ours, bare),
            ("ours with 100 keys a story", fill_ours, keyed),
            ("SQLite FTS5", fill_fts5, bare),
        ):
            start = time.process_time()
            fill(stories, home / f"{name} {turn}")
            cost = time.process_time() - start
            costs[name] = min(cost, costs.get(name, cost))
    print(f"| indexing {len(bare):,} stories | CPU microseconds a story | times plain tantivy |")
    print("|---|---|---|")
    for name, cost in costs.items():
        print(f"| {name} | {1e6 * cost / len(bare):.0f} | {cost / costs['plain tantivy']:.2f} |")


def ask_plain(folder: Path) -> Callable[[str], object]:
    index = tantivy.Index.open(str(folder))
    searcher = index.searcher()

    def ask(text: str) -> object:
        query = index.parse_query(text, ["title", "body"], conjunction_by_default=True)
        return searcher.search(query, 20).hits

    return ask


def ask_fts5(file: Path) -> Callable[[str], object]:
    database = sqlite3.connect(file)

    def ask(text: str) -> object:
        hits = database.execute("SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 20", (text,))
        return hits.fetchall(), database.execute("SELECT count(*) FROM f WHERE f MATCH ?", (text,)).fetchone()

    return ask


def queries(corpus: Corpus, plain: Callable[[str], object], fts: Callable[[str], object]) -> None:
    def page(**more: object) -> Callable[[str], object]:
        return lambda text: search(SearchQuery(text=text, **more))  # type: ignore[arg-type]

    def hits(**more: object) -> Callable[[str], object]:
        return page(facets=False, snippets=False, **more)

    common, medium, rare = corpus.ranked(0, 30), corpus.ranked(150, 600), corpus.ranked(8000, 40_000)
    pairs = [f"{a} {b}" for a, b in zip(common, medium, strict=True)]
    phrases = [f'"{phrase}"' for phrase in corpus.phrases()]
    filters = {
        "sections": ["Section 1"],
        "outlets": [f"Outlet {n}" for n in range(7)],
        "since": date(2015, 1, 1),
        "until": date(2018, 12, 31),
    }
    total = search(SearchQuery(text=common[0], snippets=False)).total
    print(f"the most common word is in {total:,} stories; times in milliseconds, median of 30 queries\n")
    print("| query | ours, page | ours, hits | plain tantivy | SQLite FTS5 |")
    print("|---|---|---|---|---|")
    for name, texts in (
        ("common word", common),
        ("word of medium frequency", medium),
        ("rare word", rare),
        ("common and medium word", pairs),
        ("phrase", phrases),
    ):
        times = [median_ms(ask, texts) for ask in (page(), hits(), plain, fts)]
        print(f"| {name} | {' | '.join(f'{ms:.2f}' for ms in times)} |")
    for name, ask, texts in (
        ("common word, by date", page(sort="date"), common),
        ("common word, four filters", page(**filters), common),
        ("no word, four filters", page(**filters), [""] * 30),
        ("no word, whole archive with facets", page(), [""] * 30),
        ("common word, actor named", page(actor_hits=[5]), common),
    ):
        print(f"| {name} | {median_ms(ask, texts):.2f} | | | |")
    keys = [f"K{n:04}" for n in range(0, 6000, 200)]
    stories = len(stories_with_keys(keys[:1]))
    print(
        f"\nstories_with_keys, one key ({stories:,} stories): "
        f"{median_ms(lambda key: stories_with_keys([key]), keys):.2f} ms"
    )
    print(
        f"stories_with_each, eight keys for each of two words: "
        f"{median_ms(lambda key: stories_with_each([keys[:8], [key, *keys[8:15]]]), keys):.2f} ms"
    )
    print(
        f"stories_with_any, one rare phrase: "
        f"{median_ms(lambda text: stories_with_any([text]), corpus.phrases()):.2f} ms"
    )
    print(
        f"stories_with_any, a medium word: {median_ms(lambda text: stories_with_any([text]), medium):.2f} ms"
    )


def main() -> None:
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        run(int(sys.argv[2]), Path(os.environ["BACKSTORY_HOME"]))
        return
    for size in sys.argv[1:] or ["20000", "200000"]:
        # Each size in a process of its own, so that its memory can be told.
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, "--one", size]
            subprocess.run(command, env=os.environ | {"BACKSTORY_HOME": folder}, check=True)


if __name__ == "__main__":
    main()
