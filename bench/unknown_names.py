"""How many of the unknown names that are listed are names, by the rules alone and with the Russian model.

    python bench/unknown_names.py [TOPIC ...]

Lists the names of BSNLP's Russian documents as if the registry were empty, and looks them up in the gold: any
surface or lemma of the topic counts. `kind right` is of the names in the gold to which the model gave a kind.
Needs the extra: pip install backstory[russian].
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter, defaultdict

from backstory.names.unknown.entities import has_model
from backstory.names.unknown.judging import judged
from backstory.names.unknown.sightings import UnknownName, Unknowns
from backstory.text.fold import fold
from backstory.values import Document
from common import CORPORA, corpus

FIRST = (50, 150)
KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


def gold(topic: str) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(CORPORA / "bsnlp" / f"{topic}.gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "-ru-" in row["id"]:
                for mention in row["mentions"]:
                    found[fold(mention["surface"])][mention["type"]] += 1
                    found[fold(mention["lemma"])][mention["type"]] += 1
    return found


def listed(topic: str) -> list[UnknownName]:
    gathered = Unknowns()
    with gzip.open(CORPORA / "bsnlp" / f"{topic}.documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["lang"] == "ru":
                gathered.add(Document(row["title"], row["text"].split("\n\n"), "ru", id=row["id"]), ())
    return gathered.listed(2)


def measure(how: str, names: list[UnknownName], known: dict[str, Counter[str]], seconds: float) -> None:
    for first in FIRST:
        top = names[:first]
        right = [name for name in top if fold(name.name) in known]
        kinds = [name for name in right if name.kind]
        same = sum(known[fold(n.name)].most_common(1)[0][0] == KINDS.get(n.kind) for n in kinds)
        print(f"{how:22} first {first}: {len(right)} of {len(top)} are names", end=", ")
        print(f"kind right {same} of {len(kinds)}, {seconds:.1f} s")


def main() -> None:
    if not has_model("ru"):
        print("skipped: the extra is not installed: pip install backstory[russian]")
        return
    for topic in sys.argv[1:] or ("brexit", "ryanair"):
        corpus(f"bsnlp/{topic}.gold.jsonl.gz")
        known = gold(topic)
        names = listed(topic)
        print(f"-- {topic}")
        measure("rules alone", names, known, 0.0)
        began = time.process_time()
        better = list(judged(names))
        measure("with the Russian model", better, known, time.process_time() - began)


if __name__ == "__main__":
    main()
