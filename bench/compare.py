"""How well two names are compared, and an actor found by a name, beside named references in the same run.

    python bench/compare.py [--wrong]

rigour_pairs   458 labelled pairs of names: share of right answers. rapidfuzz's token_sort_ratio and, where it
               is installed (pip install rigour), rigour's own parts: both with the threshold that suits them
               best on these very pairs; ours with its own and, for comparison, with the best.
eu_sanctions   every actor known by its Latin main name only, looked for by its Cyrillic and Arabic aliases
               among all others: how often it comes first, and among the first five. References: rapidfuzz
               over names romanised letter by letter, once by `backstory.text.romanise`, once by anyascii
               where that is installed.
ar2en-eval     an Arabic word, and which of all English words of the set it is; reference: a plain skeleton.
speed          nanoseconds a word of the functions in backstory.text, memory of earlier answers left out.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from backstory.names.likeness.compare import SAME, compare
from backstory.names.likeness.near import NearIndex
from backstory.text.arabic import clitics
from backstory.text.fold import fold
from backstory.text.keys import sound_keys
from backstory.text.likeness import likeness
from backstory.text.romanise import romanise
from backstory.text.scripts import script_of
from backstory.values import Actor

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)
KINDS = {"Person": "person", "Company": "organisation", "Organization": "organisation"}


def rows(name: str) -> list[dict[str, Any]]:
    with gzip.open(CORPORA / "names" / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def best_threshold(scored: list[tuple[float, bool]]) -> tuple[float, float]:
    """The best accuracy that one threshold gives, and the threshold."""
    return max(
        (sum((s >= t) == truth for s, truth in scored) / len(scored), t) for t in {s for s, _ in scored}
    )


def bench_pairs() -> None:
    pairs = rows("rigour_pairs.jsonl.gz")
    print(f"rigour_pairs: {len(pairs)} pairs")

    def show(name: str, score: Callable[[str, str, str], float], own: float | None = None) -> None:
        scored = [(score(p["name1"], p["name2"], p["schema"]), p["is_match"] == "true") for p in pairs]
        best, at = best_threshold(scored)
        ours = (
            "" if own is None else f"{sum((s >= own) == t for s, t in scored) / len(scored):.3f} at its own, "
        )
        print(f"    {name:34} {ours}{best:.3f} at the best threshold ({at:.2f})")

    show("rapidfuzz token_sort_ratio", lambda a, b, _: fuzz.token_sort_ratio(a.lower(), b.lower()) / 100)
    show("the same, romanised", lambda a, b, _: fuzz.token_sort_ratio(romanise(a), romanise(b)) / 100)
    rigour = rigour_score()
    if rigour is None:
        print(f"    {'rigour':34} not installed")
    else:
        show("rigour", rigour)
    show("backstory", lambda a, b, schema: compare(a, b, KINDS.get(schema, "")).score, SAME)
    if "--wrong" in sys.argv:
        for p in pairs:
            c = compare(p["name1"], p["name2"], KINDS.get(p["schema"], ""))
            if c.same != (p["is_match"] == "true"):
                print("       ", p["is_match"], c.score, p["name1"], "|", p["name2"])


def rigour_score() -> Callable[[str, str, str], float] | None:
    """rigour's parts put together as its documents say: tagged symbols paired, the residue by letters."""
    try:
        from rigour.names import (
            NamePart,
            NamePartTag,
            NameTypeTag,
            align_person_name_order,
            analyze_names,
            compare_parts,
            pair_symbols,
        )
    except ImportError:
        return None
    tags = {"Person": NameTypeTag.PER, "Company": NameTypeTag.ORG, "Organization": NameTypeTag.ORG}

    def score(a: str, b: str, schema: str) -> float:
        tag = tags.get(schema, NameTypeTag.ENT)
        best = 0.0
        for one in analyze_names(tag, [a], infer_initials=True):
            for other in analyze_names(tag, [b], infer_initials=True):
                for paired in pair_symbols(one, other):
                    used = {part for edge in paired for part in (*edge.qps, *edge.rps)}
                    left = [part for part in one.parts if part not in used]
                    right = [part for part in other.parts if part not in used]
                    if schema == "Person":
                        left, right = align_person_name_order(left, right)
                    else:
                        left, right = NamePart.tag_sort(left), NamePart.tag_sort(right)
                    edges = [*paired, *compare_parts(left, right)]
                    weights = [
                        sum(
                            0.3 if p.tag in (NamePartTag.LEGAL, NamePartTag.STOP) else 1.0
                            for p in (*e.qps, *e.rps)
                        )
                        for e in edges
                    ]
                    if sum(weights):
                        got = sum(
                            w * (e.score if e.qps and e.rps else 0.0)
                            for w, e in zip(weights, edges, strict=True)
                        )
                        best = max(best, got / sum(weights))
        return best

    return score


def bench_sanctions() -> None:
    listed = rows("eu_sanctions.jsonl.gz")
    actors: dict[str, Actor] = {}
    queries: list[tuple[str, str, str]] = []
    for number, row in enumerate(listed):
        name, script = row["name"], script_of(row["name"])
        if script != "Latn":
            continue
        kind = "person" if row["schema"] == "Person" else "organisation"
        actor = Actor(id=str(number), kind=kind, name=name)  # type: ignore[arg-type]
        actors[actor.id] = actor
        for alias in dict.fromkeys(re.split(r"\s*;\s*", row.get("alias") or "")):
            if script_of(alias) in ("Cyrl", "Arab"):
                queries.append((actor.id, alias, script_of(alias)))
    same = {}
    for actor in actors.values():
        same.setdefault(" ".join(sorted(fold(actor.name).split())), set()).add(actor.id)
    twins = {id_: ids for ids in same.values() for id_ in ids}
    print(
        f"eu_sanctions: {len(actors)} actors by Latin main name, {len(queries)} Cyrillic and Arabic aliases"
    )
    heads = [f"{script + ' first':>10} {'of 5':>6}" for script in ("all", "Cyrl", "Arab")]
    print(f"    {'':34}{'   '.join(heads)}  ms a query")

    def show(name: str, search: Callable[[str], Iterable[str]]) -> None:
        ranks: dict[str, list[int]] = {"Cyrl": [], "Arab": []}
        began = time.perf_counter()
        for actor_id, alias, script in queries:
            found = list(search(alias))[:5]
            ranks[script].append(next((i for i, f in enumerate(found) if f in twins[actor_id]), 9))
        took = 1000 * (time.perf_counter() - began) / len(queries)
        cells = []
        for group in (ranks["Cyrl"] + ranks["Arab"], ranks["Cyrl"], ranks["Arab"]):
            size = max(1, len(group))
            cells.append(f"{sum(r == 0 for r in group) / size:9.3f} {sum(r < 5 for r in group) / size:6.3f}")
        print(f"    {name:34} {'    '.join(cells)}  {took:9.2f}")

    for name, plain in (("rapidfuzz, romanised", romanise), ("rapidfuzz, anyascii", anyascii())):
        if plain is None:
            print(f"    {name:34} not installed")
            continue
        choices = {id_: plain(fold(actor.name)) for id_, actor in actors.items()}

        def fuzzy(
            alias: str, plain: Callable[[str], str] = plain, choices: dict[str, str] = choices
        ) -> list[str]:
            hits = process.extract(plain(fold(alias)), choices, scorer=fuzz.token_sort_ratio, limit=5)
            return [id_ for _, _, id_ in hits]

        show(name, fuzzy)
    index = NearIndex(actors.values())
    show("backstory", lambda alias: [near.actor for near in index.search(alias, 5)])


def anyascii() -> Callable[[str], str] | None:
    try:
        from anyascii import anyascii as plain
    except ImportError:
        return None
    return lambda text: str(plain(text)).lower()


def bench_words() -> None:
    lines = (CORPORA / "names" / "ar2en-eval.txt").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split("\t")) for line in lines]
    english = sorted({word for _, word in pairs})
    print(f"ar2en-eval: {len(pairs)} Arabic words, {len(english)} English ones")

    def show(name: str, keys: Callable[[str], Iterable[str]], like: Callable[[str, str], float]) -> None:
        index: dict[str, set[str]] = {}
        for word in english:
            for key in keys(word):
                index.setdefault(key, set()).add(word)
        first = of_five = 0
        for arabic, truth in pairs:
            forms = [arabic, *(cut.stem for cut in clitics(arabic) if cut.prefix == "ال")]
            best: dict[str, float] = {}
            for form in forms:
                for key in keys(form):
                    for word in index.get(key, ()):
                        best[word] = max(best.get(word, 0.0), like(form, word))
            ranked = sorted(best, key=lambda word: (-best[word], word))
            first += ranked[:1] == [truth]
            of_five += truth in ranked[:5]
        print(f"    {name:34} first {first / len(pairs):.3f}  of five {of_five / len(pairs):.3f}")

    def bones(word: str) -> list[str]:
        plain = romanise(word)
        for digraph, letter in (("kh", "h"), ("gh", "g"), ("sh", "s"), ("dh", "d"), ("th", "t"), ("ph", "f")):
            plain = plain.replace(digraph, letter)
        plain = plain.translate(str.maketrans("pqvjcz", "bkfgks"))
        return [re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyw'h-]", "", plain))]

    show("a plain skeleton", bones, lambda a, b: fuzz.ratio(romanise(a), b) / 100)
    show("backstory", sound_keys, likeness)


def bench_speed() -> None:
    print("speed, nanoseconds a word")
    samples = ("Kavkaz", "Аджнада", "القوقاز", "Şanlıurfa")
    for name, function in (("fold", fold), ("romanise", romanise), ("sound_keys", sound_keys)):
        bare = function.__wrapped__
        cells = []
        for word in samples:
            began = time.perf_counter()
            for _ in range(20_000):
                bare(word)
            cells.append(f"{word} {(time.perf_counter() - began) / 20_000 * 1e9:6.0f}")
        print(f"    {name:34} {'  '.join(cells)}")
    began = time.perf_counter()
    for _ in range(20_000):
        likeness("Kavkaz", "قوقاز")
    print(f"    {'likeness':34} Kavkaz, قوقاز {(time.perf_counter() - began) / 20_000 * 1e9:6.0f}")


def main() -> None:
    if not CORPORA.is_dir():
        sys.exit(f"the corpora are not at {CORPORA}; set BACKSTORY_CORPORA")
    bench_pairs()
    bench_sanctions()
    bench_words()
    bench_speed()


if __name__ == "__main__":
    main()
