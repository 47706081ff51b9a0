"""Importing the Reuters archive with a registry of 10,000 names: stories a second and peak memory.

    python bench/import_archive.py [ROWS]

The names are those of eu_sanctions, its first 9,500, and 500 that stand in the archive's own lists of
people, places and organisations. The reference, in the same run on the same rows: parsing the JSON, one
raw pass of ahocorasick-rs with the same names, and plain tantivy indexing of title and text.
"""

from __future__ import annotations

import gzip
import itertools
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from common import archive, corpus, peak_memory

LIMIT_TIMES, LIMIT_MEMORY = 3.0, 400


def registry(rows: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """10,000 distinct names: an actor's main name and its further ones."""
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
    return actors


def reference(path: Path, count: int, wanted: list[str]) -> float:
    import ahocorasick_rs
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, indexed=True)
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("text", tokenizer_name="en_stem")
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
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
        return time.perf_counter() - started


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    path = corpus("archives/reuters21578.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in itertools.islice(stream, count)]
    actors = registry(rows)
    wanted = [name for main, further in actors.items() for name in (main, *further)]
    total = len(rows)
    del rows
    plain = min(reference(path, count, wanted) for _ in range(2))
    with archive() as home:
        from backstory.archive.models import Link
        from backstory.archive.registry import import_actors
        from backstory.capture import read_sources
        from backstory.desk.add import add
        from backstory.desk.options import AddOptions
        from backstory.desk.outcome import Outcome, Tally
        from backstory.values import Actor, Name

        source = path
        if total > count - 1:
            source = home / "part.jsonl"
            with gzip.open(path, "rb") as stream:
                source.write_bytes(b"".join(itertools.islice(stream, count)))
        import_actors(
            (
                Actor(f"a{n}", "person", name, tuple(map(Name, further)))
                for n, (name, further) in enumerate(actors.items())
            ),
            "bench",
        )
        tally = Tally()

        def report(outcome: Outcome) -> None:
            tally.add(outcome)

        started = time.perf_counter()
        add(read_sources([str(source)]), AddOptions(), report)
        ours = time.perf_counter() - started
        stories, links = tally.counts["added"], Link.objects.count()
        print(f"import of {stories:,} stories with {len(wanted):,} names gave {links:,} links")
        print(f"Backstory: {total / ours:,.0f} stories/s")
        print(f"peak memory {peak_memory():.0f} MiB (limit {LIMIT_MEMORY})")
        print(f"json + raw ahocorasick-rs + plain tantivy: {total / plain:,.0f} stories/s")
        print(f"ratio {ours / plain:.2f} (limit {LIMIT_TIMES})")


if __name__ == "__main__":
    main()
