"""How fast the linker reads with all packs: 70,000 actors with 481,000 different names.

    python bench/pack_speed.py [STORIES]

One process, one core, in seconds of its processor. STORIES (2,000) of reuters21578 and of saudinewsnet
each, as they stand there, sixteen at a time as `backstory link FILE` takes them: first with words that were
not seen before, then once more. Beside it raw ahocorasick-rs over the same names: exact letters, hits inside
words included.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import sys
import time

import ahocorasick_rs

from backstory.desk.garbage import search_seldom
from backstory.names import Linker
from backstory.names.stream import link_rows, read_row
from backstory.registry import PACKS, pack
from backstory.values import Actor
from common import corpus
from link_speed import TOGETHER


def stories(name: str, count: int) -> list[dict[str, str]]:
    with gzip.open(corpus(f"archives/{name}.jsonl.gz"), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in itertools.islice(lines, count)]


def linked(linker: Linker, found: list[dict[str, str]]) -> tuple[float, int]:
    """(seconds of the processor, mentions)"""
    rows = [read_row(row) for row in found]
    began, mentions = time.process_time(), 0
    for first in range(0, len(rows), TOGETHER):
        answers = link_rows(linker, rows[first : first + TOGETHER])
        mentions += sum(len(answer["mentions"]) for answer in answers)
    return time.process_time() - began, mentions


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    sources = {name: stories(name, count) for name in ("reuters21578", "saudinewsnet")}
    actors: dict[str, Actor] = {}
    for name in PACKS:
        for actor in pack(name):
            actors.setdefault(actor.id, actor)
    names = sorted({name for a in actors.values() for name in (a.name, *(n.text for n in a.names))})
    search_seldom()
    began = time.process_time()
    linker = Linker(actors.values())
    print(
        f"{len(actors):,} actors, {len(names):,} names; index built in {time.process_time() - began:.1f} s",
        flush=True,
    )
    plain = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)
    for source, found in sources.items():
        megabytes = sum(len(row["text"].encode()) for row in found) / 1e6
        print(f"{source}: {len(found):,} stories, {megabytes:.1f} MB")
        child = os.fork()
        if child:
            os.waitpid(child, 0)
        else:  # it has seen no word yet
            for what in ("new words", "once more"):
                seconds, mentions = linked(linker, found)
                print(
                    f"  linker, {what:10} {megabytes / seconds:8.2f} MB/s   {mentions:,} mentions", flush=True
                )
            os._exit(0)
        began, hits = time.process_time(), 0
        for row in found:
            hits += len(plain.find_matches_as_indexes(row["text"]))
        print(
            f"  ahocorasick-rs, exact {megabytes / (time.process_time() - began):5.2f} MB/s   {hits:,} hits"
        )


if __name__ == "__main__":
    main()
