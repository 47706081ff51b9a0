"""Importing the Reuters archive with a registry of 10,000 names: stories a second and peak memory.

    python bench/import_archive.py [ROWS]

The names are those of eu_sanctions, its first 9,500, and 500 that stand in the archive's own lists of
people, places and organisations. The reference, in the same run on the same rows: parsing the JSON, one
raw pass of ahocorasick-rs with the same names, and plain tantivy indexing of title and text.

Each part runs in a process of its own, as a user would run it: the registry is imported first, which also
makes the index of names that every later command loads; then the archive is added. Memory is the sum of the
peaks of all processes of the second; the processors' time is that of all processes too.
"""

from __future__ import annotations

import gzip
import itertools
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from common import archive, corpus, cpu_seconds, peak_memory

LIMIT_TIMES, LIMIT_MEMORY = 3.0, 400


def registry(path: Path, count: int) -> tuple[dict[str, tuple[str, ...]], int]:
    """10,000 distinct names: an actor's main name and its further ones; and the number of rows."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows: list[dict[str, Any]] = [json.loads(line) for line in itertools.islice(stream, count)]
    actors: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    with gzip.open(corpus("names/eu_sanctions.jsonl.gz"), "rt", encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            further = (text.strip() for text in (row.get("alias") or "").split(";"))
            given = [
                text for text in dict.fromkeys((row["name"].strip(), *further)) if text and text not in seen
            ]
            if given and len(seen) + len(given) <= 9_500:
                seen.update(given)
                actors[given[0]] = tuple(given[1:])
    common = Counter(
        value.replace("-", " ").title()
        for row in rows
        for key in ("people", "places", "orgs")
        for value in row.get(key) or ()
    )
    for text, _ in common.most_common():
        if len(seen) < 10_000 and text not in seen:
            seen.add(text)
            actors[text] = ()
    return actors, len(rows)


def reference(path: Path, count: int, wanted: list[str]) -> tuple[float, float]:
    """Wall time and the processors' time, in seconds."""
    import ahocorasick_rs
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True)
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("text", tokenizer_name="en_stem")
    with tempfile.TemporaryDirectory() as folder:
        started, before = time.perf_counter(), cpu_seconds()
        automaton = ahocorasick_rs.AhoCorasick(wanted)
        writer = tantivy.Index(builder.build(), path=folder).writer(50_000_000, 1)
        with gzip.open(path, "rb") as stream:
            for number, line in enumerate(itertools.islice(stream, count)):
                row = json.loads(line)
                automaton.find_matches_as_indexes(row["text"])
                writer.add_document(
                    tantivy.Document(id=number, title=row.get("title") or "", text=row["text"])
                )
        writer.commit()
        writer.wait_merging_threads()
        return time.perf_counter() - started, cpu_seconds() - before


class Import(NamedTuple):
    """What the import took: seconds, seconds of all processors, MiB at the peak."""

    stories: int
    links: int
    wall: float
    cpu: float
    memory: float


def fill_registry(home: Path, names: dict[str, tuple[str, ...]]) -> float:
    """Import the actors; returns the seconds that making the index of names took."""
    with archive(home):
        from backstory.archive.linker import current_linker
        from backstory.archive.registry import import_actors
        from backstory.values import Actor, Name

        import_actors(
            (
                Actor(f"a{n}", "person", name, tuple(map(Name, further)))
                for n, (name, further) in enumerate(names.items())
            ),
            "bench",
        )
        started = time.perf_counter()
        current_linker()
        return time.perf_counter() - started


def import_archive(home: Path, source: Path) -> Import:
    with archive(home):
        from backstory.archive.models import Link
        from backstory.capture import read_sources
        from backstory.desk.add import add
        from backstory.desk.options import AddOptions
        from backstory.desk.outcome import Tally

        tally = Tally()
        started, before = time.perf_counter(), cpu_seconds()
        add(read_sources([str(source)]), AddOptions(), tally.add)
        wall, cpu = time.perf_counter() - started, cpu_seconds() - before
        return Import(tally.counts["added"], Link.objects.count(), wall, cpu, peak_memory())


def alone(work: Callable[..., Any], *args: Any) -> Any:
    """What `work` gives in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *args).result()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    path = corpus("archives/reuters21578.jsonl.gz")
    names, total = alone(registry, path, count)
    wanted = [name for main, further in names.items() for name in (main, *further)]
    with tempfile.TemporaryDirectory(prefix="backstory-bench-") as folder:
        home, source = Path(folder) / "archive", path
        if total == count:
            source = Path(folder) / "part.jsonl.gz"
            with gzip.open(path, "rb") as stream, gzip.open(source, "wb") as part:
                part.writelines(itertools.islice(stream, count))
        preparing = alone(fill_registry, home, names)
        plain, plain_cpu = min(alone(reference, path, count, wanted) for _ in range(2))
        ours: Import = alone(import_archive, home, source)
    print(f"import of {ours.stories:,} stories with {len(wanted):,} names gave {ours.links:,} links")
    cpu, plain_cpu = (seconds / total * 1e6 for seconds in (ours.cpu, plain_cpu))
    print(f"index of the names, made when the registry is imported: {preparing:.1f} s")
    print(f"Backstory: {total / ours.wall:,.0f} stories/s, {cpu:.0f} us of processors a story")
    print(f"peak memory of all processes {ours.memory:.0f} MiB (limit {LIMIT_MEMORY})")
    print(
        f"json + raw ahocorasick-rs + plain tantivy: {total / plain:,.0f} stories/s, "
        f"{plain_cpu:.0f} us of processors a story"
    )
    print(f"ratio {ours.wall / plain:.2f} (limit {LIMIT_TIMES}) on {len(os.sched_getaffinity(0))} cores")


if __name__ == "__main__":
    main()
