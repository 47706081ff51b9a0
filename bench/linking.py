"""How well actors are found in real news of six languages (BSNLP), beside exact names in the same run.

    python bench/linking.py [TOPIC ...]

For each topic and protocol the corpora's own tool makes a registry and documents, `backstory link` links
them, and the tool scores the links. `cross-script`: the registry knows Latin names, the documents are
Cyrillic. `inflected`: it knows base forms from half of the documents, the others inflect them. The reference
is ahocorasick-rs over the registry's names as they stand, on whole words.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from common import CORPORA, corpus

PROTOCOLS = ("cross-script", "inflected")


def exact(registry: Path, documents: Path, linked: Path) -> None:
    """Whole words, as the registry writes them."""
    import ahocorasick_rs

    rows = [json.loads(line) for line in registry.open(encoding="utf-8")]
    owners = [(name, row["id"]) for row in rows for name in dict.fromkeys([row["name"], *row["names"]])]
    automaton = ahocorasick_rs.AhoCorasick(
        [name for name, _ in owners], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    with linked.open("w", encoding="utf-8") as out:
        for line in documents.open(encoding="utf-8"):
            row = json.loads(line)
            text = f"{row['title']}\n{row['text']}"
            found = {
                owners[number][1]
                for number, start, end in automaton.find_matches_as_indexes(text)
                if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
            }
            out.write(json.dumps({"id": row["id"], "actors": sorted(found)}) + "\n")


def main() -> None:
    tool = CORPORA.parent / "tools" / "score_linking.py"
    if not tool.exists():
        print(f"skipped: {tool} is missing")
        return
    for topic in sys.argv[1:] or ("brexit", "ryanair"):
        corpus(f"bsnlp/{topic}.gold.jsonl.gz")
        stem = str(CORPORA / "bsnlp" / topic)
        for protocol in PROTOCOLS:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                subprocess.run([sys.executable, tool, "make", protocol, stem, folder], check=True)
                registry, documents = folder / "registry.jsonl", folder / "documents.jsonl"
                exact(registry, documents, folder / "exact.jsonl")
                started = time.perf_counter()
                with (folder / "linked.jsonl").open("wb") as out:
                    subprocess.run(
                        [
                            sys.executable,
                            "-m",
                            "backstory",
                            "link",
                            "--no-cache",
                            "--actors",
                            registry,
                            documents,
                        ],
                        stdout=out,
                        stderr=subprocess.DEVNULL,
                        check=True,
                    )
                took = time.perf_counter() - started
                for what in ("exact", "linked"):
                    by = "ahocorasick-rs, exact" if what == "exact" else f"backstory link, {took:.1f} s"
                    print(f"-- {by}", flush=True)
                    scored = [sys.executable, tool, "score", protocol, stem, folder / f"{what}.jsonl"]
                    subprocess.run(scored, check=True)


if __name__ == "__main__":
    main()
