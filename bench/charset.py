"""How often the character set of a page that declares none, or the wrong one, is found.

    python bench/charset.py

Texts of the shared corpora, in nine languages, are encoded in the character sets that their languages' older
pages are in, cut to 200 and to 2,000 characters and wrapped in markup. Right means that every character
came back. Beside it charset-normalizer, the general library, on the same bytes.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from backstory.extract.charset import decode

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)
CHARSETS = {
    "ar": ("windows-1256", "iso-8859-6"),
    "bg": ("windows-1251",),
    "cs": ("windows-1250", "iso-8859-2"),
    "es": ("windows-1252",),
    "fr": ("windows-1252",),
    "pl": ("windows-1250", "iso-8859-2"),
    "ru": ("windows-1251", "koi8-r", "iso-8859-5", "cp866"),
    "sl": ("windows-1250",),
    "uk": ("windows-1251", "koi8-u"),
}
SOURCES = {"archives/saudinewsnet": 40, "bsnlp/brexit.documents": 300, "timelines/egypt.documents": 80}
SIZES = (200, 2_000)
WRONG = "text/html; charset=iso-8859-1"


def main() -> None:
    if not (CORPORA / "archives").is_dir():
        sys.exit(f"the shared corpora are not at {CORPORA}; set BACKSTORY_CORPORA")
    asked: Counter[str] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    seconds: Counter[str] = Counter()
    for charset, content in samples():
        page = b"<html><body><p>" + content + b"</p></body></html>"
        text = content.decode(charset)
        asked[charset] += 1
        for name, header in (("undeclared", ""), ("wrongly declared", WRONG)):
            start = time.process_time()
            right[charset, name] += text in decode(page, header)
            seconds[name] += time.process_time() - start
        start = time.process_time()
        best = from_bytes(page).best()
        right[charset, "charset-normalizer"] += best is not None and text in str(best)
        seconds["charset-normalizer"] += time.process_time() - start
    columns = ("undeclared", "wrongly declared", "charset-normalizer")
    print(f"{'charset':14} {'texts':>6} " + " ".join(f"{name:>19}" for name in columns))
    for charset, count in sorted(asked.items()):
        shares = " ".join(
            f"{right[charset, name]:>12} {right[charset, name] / count:6.1%}" for name in columns
        )
        print(f"{charset:14} {count:6} {shares}")
    total = asked.total()
    shares = " ".join(f"{sum(right[c, name] for c in asked) / total:>19.1%}" for name in columns)
    print(f"{'all':14} {total:6} {shares}")
    print("ms a text: " + ", ".join(f"{name} {seconds[name] / total * 1000:.2f}" for name in columns))


def samples() -> Iterator[tuple[str, bytes]]:
    for row in rows():
        for charset in CHARSETS.get(row["lang"], ()):
            for size in SIZES:
                content = row["text"][:size].encode(charset, "ignore")
                if not content.isascii():
                    yield charset, content


def rows() -> Iterator[dict[str, Any]]:
    for name, count in SOURCES.items():
        with gzip.open(CORPORA / f"{name}.jsonl.gz", "rt") as lines:
            found = [row for row in map(json.loads, filter(str.strip, lines)) if len(row["text"]) > SIZES[0]]
        yield from random.Random(3).sample(found, count)


if __name__ == "__main__":
    main()
