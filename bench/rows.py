"""What it costs to read a JSONL row, beside parsing its JSON alone.

    python bench/rows.py

Runs on 3,000 rows each of the shared corpora's archives. Each figure is the best of three runs, in
microseconds of the process's own time for each row; "of which JSON" is orjson.loads on the same bytes.
"""

from __future__ import annotations

import gzip
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import orjson

from backstory.errors import ExtractError
from backstory.extract import extract
from backstory.values import Capture

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)
ARCHIVES = ("archives/reuters21578", "archives/saudinewsnet", "bsnlp/brexit.documents", "muc4/dev.documents")
ROWS = 3_000


def main() -> None:
    if not (CORPORA / "archives").is_dir():
        sys.exit(f"the shared corpora are not at {CORPORA}; set BACKSTORY_CORPORA")
    print(
        f"{'archive':24} {'rows':>6} {'characters':>11} {'us a row':>9} {'of which JSON':>14} {'refused':>8}"
    )
    for name in ARCHIVES:
        with gzip.open(CORPORA / f"{name}.jsonl.gz") as lines:
            rows = [line.strip() for line in lines if line.strip()]
        rows = random.Random(7).sample(rows, min(ROWS, len(rows)))
        now = datetime.now(UTC)
        captures = [
            Capture(content=row, sha256="", captured_at=now, media_type="application/json", source="bench")
            for row in rows
        ]
        refused = sum(not reads(capture) for capture in captures)
        size = sum(len(row.decode()) for row in rows) / len(rows)
        read, parsed = best(reads, captures), best(orjson.loads, rows)
        print(f"{name:24} {len(rows):6} {size:11.0f} {read:9.1f} {parsed:14.1f} {refused:8}")


def reads(capture: Capture) -> bool:
    try:
        extract(capture)
    except ExtractError:
        return False
    return True


def best(function: Callable[..., object], values: Iterable[object]) -> float:
    """Microseconds for each value, in the best of three runs."""
    values = list(values)
    times = []
    for _ in range(3):
        start = time.process_time()
        for value in values:
            function(value)
        times.append(time.process_time() - start)
    return min(times) / len(values) * 1e6


if __name__ == "__main__":
    main()
