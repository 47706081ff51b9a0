"""Adding saved pages, beside plain trafilatura on the same files in the same run.

    python bench/add_page.py [PAGES]

Runs on the shared corpora's pages/trafilatura and pages/fundus, with a registry of 10,000 names as in
import_archive.py. Three figures, each over processes of its own: trafilatura alone (`bare_extraction` with
metadata and comments) page by page; `backstory add FOLDER` with all pages; and `backstory add PAGE` for each
of some forty pages in turn, which makes every page found in the search before the next is begun. Loading
libraries, the registry and a first page count for none of them. Processor time is that of all processes.
"""

from __future__ import annotations

import gzip
import itertools
import json
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from common import archive, corpus, cpu_seconds
from import_archive import alone, fill_registry, registry

LIMIT = 1.5
SETS = ("trafilatura", "fundus")
SINGLE = 40


class Took(NamedTuple):
    """Seconds for all pages together."""

    wall: float
    cpu: float


def unpack(folder: Path, most: int) -> list[Path]:
    """The sets' pages as files, at most so many of each."""
    pages = []
    for name in SETS:
        (folder / name).mkdir(parents=True)
        with gzip.open(corpus(f"pages/{name}.jsonl.gz"), "rt", encoding="utf-8") as stream:
            for number, line in enumerate(itertools.islice(stream, most)):
                page = folder / name / f"{number:04}.html"
                page.write_text(json.loads(line)["html"], encoding="utf-8", errors="replace")
                pages.append(page)
    return pages


def trafilatura_alone(pages: list[Path]) -> Took:
    from trafilatura import bare_extraction

    logging.disable(logging.CRITICAL)
    _read(bare_extraction, pages[0])
    started, before = time.perf_counter(), cpu_seconds()
    for page in pages:
        _read(bare_extraction, page)
    return Took(time.perf_counter() - started, cpu_seconds() - before)


def _read(bare_extraction: object, page: Path) -> None:
    assert callable(bare_extraction)
    bare_extraction(page.read_bytes(), with_metadata=True, include_comments=True)


def add_all(home: Path, sources: list[list[str]]) -> tuple[Took, dict[str, int]]:
    """Add the first of the sources to warm up; then the rest, a command each."""
    with archive(home):
        from backstory.capture import read_sources
        from backstory.desk.add import add
        from backstory.desk.options import AddOptions
        from backstory.desk.outcome import Tally

        logging.disable(logging.CRITICAL)
        add(read_sources(sources[0]), AddOptions(), Tally().add)
        tally = Tally()
        started, before = time.perf_counter(), cpu_seconds()
        for names in sources[1:]:
            add(read_sources(names), AddOptions(), tally.add)
        return Took(time.perf_counter() - started, cpu_seconds() - before), dict(tally.counts)


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    names, _ = alone(registry, corpus("archives/reuters21578.jsonl.gz"), 1_000_000)
    with tempfile.TemporaryDirectory(prefix="backstory-bench-") as folder:
        pages = unpack(Path(folder) / "pages", most)
        first = Path(folder) / "first.html"
        first.write_text("<html><title>A first page</title><p>Nothing has happened yet.</p></html>")
        few = pages[:: max(1, len(pages) // SINGLE)]
        for number, wanted in enumerate(("all pages in one command", "a command for each page")):
            home = Path(folder) / f"archive-{number}"
            alone(fill_registry, home, names)
            chosen = few if number else pages
            sources = [[str(page)] for page in few] if number else [[str(Path(folder) / "pages")]]
            plain: Took = alone(trafilatura_alone, chosen)
            ours, counts = alone(add_all, home, [[str(first)], *sources])
            count = len(chosen)
            print(f"{wanted}: {count} pages, {', '.join(f'{n} {became}' for became, n in counts.items())}")
            for label, took in (("Backstory", ours), ("trafilatura alone", plain)):
                print(
                    f"  {label}: {took.cpu / count * 1e3:.1f} ms of processors a page, "
                    f"{took.wall / count * 1e3:.1f} ms passed"
                )
            print(
                f"  ratio {ours.wall / plain.wall:.2f} of time passed, "
                f"{ours.cpu / plain.cpu:.2f} of processors (limit {LIMIT})"
            )


if __name__ == "__main__":
    main()
