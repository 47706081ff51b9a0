"""Actors known by their Latin names only, looked for in running Arabic text.

    python bench/arabic_news.py [tune|check|fresh|all] [--misses]

Reads archives/saudinewsnet (31,030 articles of 2015). Truth is silver: an article names an actor where one of
the Arabic forms in bench/arabic_news.tsv stands in it as a whole word, particles allowed. "tune" is the list
that rules were written with; "check" was left unread until they stood, and mended three of them; "fresh" was
written after that, and mended two more (docs/romanising.md says which).

Printed for the linker, alone and with the packs that lend names to the registry's actors, and, beside it, for
two plain ways of doing the same: exact names after romanising, and one consonant skeleton a word.
recall          of all pairs of an article and an actor of the silver: how many were found
beyond a true   finds without silver for each with it
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from backstory.names import Linker
from backstory.registry import knowledge
from backstory.text.fold import fold
from backstory.text.romanise import romanise
from backstory.values import Actor, Document, Name

HERE = Path(__file__).parent
CORPORA = Path(os.environ.get("BACKSTORY_CORPORA", HERE.parents[1] / "shared" / "corpora"))
OF_EACH = 40
"""Articles with an actor that are taken of all that have it."""
WITHOUT = 1500
"""Articles taken without regard to what stands in them."""

Find = Callable[[Document], Iterable[str]]


class Target(NamedTuple):
    set: str
    actor: Actor
    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def stands_in(self, folded: str) -> bool:
        return any(stem in folded for stem in self.stems) and bool(self.pattern.search(folded))


def target(which: str, actor: Actor, forms: list[str]) -> Target:
    """With a pattern of any of the forms as whole words in normal form, particles allowed."""
    parts = []
    folded = tuple(map(fold, forms))
    for words in folded:
        if words.startswith("ال"):
            parts.append(f"(?:[بك]?ال|لل){re.escape(words[2:])}")
        else:
            parts.append(f"[بكل]?{re.escape(words)}")
    pattern = re.compile(rf"(?<!\w)[وف]?(?:{'|'.join(parts)})(?!\w)")
    return Target(which, actor, tuple(words.removeprefix("ال") for words in folded), pattern)


def targets() -> list[Target]:
    found = []
    for line in (HERE / "arabic_news.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            which, kind, latin, arabic = line.split("\t")
            main, *names = latin.split("|")
            actor = Actor(id=main, kind=kind, name=main, names=tuple(Name(name) for name in names))  # type: ignore[arg-type]
            found.append(target(which, actor, arabic.split("|")))
    return found


def documents(wanted: list[Target]) -> list[tuple[Document, set[str]]]:
    """A fixed sample of articles with their silver."""
    generator = random.Random(20150721)
    rows = []
    with gzip.open(CORPORA / "archives" / "saudinewsnet.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            document = Document(row["title"], text.split("\n\n"), "ar", id=row["id"])
            folded = fold(row["title"] + " \n " + text)
            rows.append((document, {t.actor.id for t in wanted if t.stands_in(folded)}))
    generator.shuffle(rows)
    seen: Counter[str] = Counter()
    sample = []
    for number, (document, silver) in enumerate(rows):
        if number < WITHOUT or any(seen[actor] < OF_EACH for actor in silver):
            sample.append((document, silver))
            seen.update(silver)
    return sample


def linker(actors: list[Actor], packs: Iterable[Actor] = ()) -> Find:
    link = Linker(actors, knowledge=packs)
    return lambda document: {m.actor for m in link.link(document) if not m.candidates}


def romanised(actors: list[Actor]) -> Find:
    """A name's letters, all romanised, as a whole word or words of the romanised text."""
    names = {romanise(fold(n)).strip(): a.id for a in actors for n in (a.name, *(x.text for x in a.names))}
    any_name = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
    return lambda d: {
        names[hit] for hit in any_name.findall(romanise(fold(" ".join((d.title, *d.paragraphs)))))
    }


def bones(text: str) -> str:
    """The consonants of a romanised word, schools united by hand: what one writes in an afternoon."""
    word = re.sub("^(?:w|b|l|f|k)?al-?(?=...)", "", romanise(fold(text)))
    for digraph, letter in (("kh", "h"), ("gh", "g"), ("sh", "s"), ("dh", "d"), ("th", "t"), ("ph", "f")):
        word = word.replace(digraph, letter)
    word = word.translate(str.maketrans("pqvjcz", "bkfgks"))
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyw'h-]", "", word))


def skeletons(actors: list[Actor]) -> Find:
    names: dict[tuple[str, ...], set[str]] = {}
    for actor in actors:
        for name in (actor.name, *(n.text for n in actor.names)):
            key = tuple(filter(None, map(bones, fold(name).split())))
            if sum(map(len, key)) > 2:
                names.setdefault(key, set()).add(actor.id)
    longest = max(map(len, names))

    def find(document: Document) -> set[str]:
        words = [bones(w) for w in fold(" ".join((document.title, *document.paragraphs))).split()]
        found: set[str] = set()
        for start in range(len(words)):
            for length in range(1, longest + 1):
                found |= names.get(tuple(words[start : start + length]), set())
        return found

    return find


def measure(name: str, find: Find, sample: list[tuple[Document, set[str]]], actors: list[Actor]) -> None:
    ours = {actor.id for actor in actors}
    true: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    beyond: Counter[str] = Counter()
    began = time.perf_counter()
    for document, silver in sample:
        found = set(find(document)) & ours
        true.update(found & silver)
        missed.update((silver & ours) - found)
        beyond.update(found - silver)
    seconds = time.perf_counter() - began
    hits = true.total()
    recall, extra = hits / (hits + missed.total()), beyond.total() / max(hits, 1)
    print(f"{name:34} {recall:6.3f} {extra:14.3f} {hits:7} {seconds:8.1f}")
    if name.startswith("backstory") and "--misses" in sys.argv:
        for actor in actors:
            counts = f"found {true[actor.id]:5}  missed {missed[actor.id]:5}  beyond {beyond[actor.id]:5}"
            print(f"    {actor.id:34} {actor.kind:13} {counts}")


def main() -> None:
    which = next((a for a in sys.argv[1:] if not a.startswith("-")), "all")
    if not CORPORA.is_dir():
        sys.exit(f"the corpora are not at {CORPORA}; set BACKSTORY_CORPORA")
    for group in ("tune", "check", "fresh") if which == "all" else (which,):
        wanted = [target for target in targets() if target.set == group]
        actors = [target.actor for target in wanted]
        sample = documents(wanted)
        size = sum(len(silver) for _, silver in sample)
        print(f"{group}: {len(actors)} actors, {len(sample)} articles, {size} pairs in silver")
        print(f"{'':34} {'recall':>6} {'beyond a true':>14} {'true':>7} {'seconds':>8}")
        measure("exact after romanising", romanised(actors), sample, actors)
        measure("one plain skeleton a word", skeletons(actors), sample, actors)
        measure("backstory", linker(actors), sample, actors)
        measure("backstory, lent names by packs", linker(actors, knowledge(actors)), sample, actors)


if __name__ == "__main__":
    main()
