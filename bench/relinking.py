"""Adding one name to a registry with many stories in the archive: seconds until all links are right.

    python bench/relinking.py [STORIES [FOLDER [NAMES]]]

1. Build: 15,000 stories of reuters21578 and saudinewsnet are added as a user adds them, with the names of
   eu_sanctions; SQL copies them, with shifted dates, until there are STORIES (50,000), and the index is
   made anew. In a FOLDER the archive stays for another run.
2. Add names of several kinds as `backstory actors add-name` does, and undo each. For each: the stories
   linked anew and those whose links changed, and the seconds of each step. The linker's index is loaded
   before; its memory of words is empty.
3. Reference: linking every story from scratch, reckoned from a sample of 2,000.
NAMES: only those whose kind, as printed, has this in it.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from common import corpus

STORIES, SAMPLE, LIMIT = 50_000, 2_000, 3.0
TAKEN = {"reuters21578": 10_000, "saudinewsnet": 5_000}
DAYS_APART = 37

NAMES = (
    ("in no story", "front", "Zhovkrennag"),
    ("in no story, Arabic", "front", "زهوكريناق"),
    ("rare", "front", "Comissaria"),
    ("rare, Arabic", "front", "الغنوشي"),
    ("some hundred", "front", "Poehl"),
    ("some hundred, Arabic", "front", "الحشد الشعبي"),
    ("person", "person", "Paul Volcker"),
    ("person, Arabic", "person", "قاسم سليماني"),
    ("common word", "front", "Reading"),
    ("common words", "front", "National Bank"),
    ("common words, Arabic", "front", "الحزب الوطني"),
    ("two thousand", "front", "Yeutter"),
    ("thousand, Arabic", "front", "جبهة النصرة"),
    ("twelve thousand, Arabic", "front", "داعش"),
)
STEPS = {
    "linker": "changed linker",
    "candidates": "candidates",
    "refile": "refiling",
    "index": "index",
}


def registry() -> Iterator[Any]:
    """The actors of eu_sanctions, and the two that the names are added to."""
    from backstory.values import Actor, Name

    with gzip.open(corpus("names/eu_sanctions.jsonl.gz"), "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            row = json.loads(line)
            kind = "person" if row.get("schema") == "Person" else "organisation"
            further = dict.fromkeys(text.strip() for text in (row.get("alias") or "").split(";"))
            names = tuple(Name(text) for text in further if text and text != row["name"].strip())
            yield Actor(f"eu-{number}", kind, row["name"].strip(), names)  # type: ignore[arg-type]
    yield Actor("front", "group", "River Front of Velbrod")
    yield Actor("person", "person", "Ildar Temrakov")


def build(folder: Path, stories: int) -> None:
    from django.db import connection

    from backstory.archive.models import Story, Text
    from backstory.archive.registry import import_actors
    from backstory.archive.transactions import writing
    from backstory.capture import read_sources
    from backstory.desk.add import add
    from backstory.desk.indexing import rebuild
    from backstory.desk.options import AddOptions

    started = time.perf_counter()
    import_actors(registry(), "bench")
    for name, rows in TAKEN.items():
        part = folder / f"{name}.jsonl"
        with gzip.open(corpus(f"archives/{name}.jsonl.gz"), "rb") as stream:
            part.write_bytes(b"".join(itertools.islice(stream, min(rows, stories))))
        add(read_sources([str(part)]), AddOptions(publish=True), lambda _outcome: None)
    print(
        f"built: {Story.objects.count():,} stories added in {time.perf_counter() - started:.0f} s", flush=True
    )
    last = {model: model.objects.order_by("-pk").values_list("pk", flat=True)[0] for model in (Story, Text)}
    columns = {
        "archive_story": "url, title, byline, outlet, section_id, language, date_note, state, posted_by, "
        "added_at",
        "archive_text": "capture_id, title, paragraphs, read_at",
        "archive_link": "actor_id, status, visible, rule, score, mentions, decided_by",
    }
    started = time.perf_counter()
    for copy in itertools.count(1):
        left = stories - Story.objects.count()
        if left <= 0:
            break
        shift = f"-{copy * DAYS_APART} days"
        up_to = last[Story] if left >= last[Story] else left
        story, text = copy * last[Story], copy * last[Text]
        with writing(), connection.cursor() as cursor:
            told = columns["archive_story"]
            cursor.execute(
                f"INSERT INTO archive_story (id, published, day, {told}) "
                f"SELECT id + {story}, date(published, '{shift}'), date(day, '{shift}'), {told} "
                f"FROM archive_story WHERE id <= {up_to}"
            )
            told = columns["archive_text"]
            cursor.execute(
                f"INSERT INTO archive_text (id, story_id, {told}) "
                f"SELECT id + {text}, story_id + {story}, {told} FROM archive_text WHERE story_id <= {up_to}"
            )
            told = columns["archive_link"]
            cursor.execute(
                f"INSERT INTO archive_link (story_id, day, {told}) "
                f"SELECT story_id + {story}, date(day, '{shift}'), {told} "
                f"FROM archive_link WHERE story_id <= {up_to}"
            )
    rebuild()
    print(f"built: copied and indexed in {time.perf_counter() - started:.0f} s", flush=True)


class Clock:
    """CPU seconds spent in functions that it stands around, each without those inside it."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STEPS, 0.0)
        self._inside: list[float] = []

    def around(self, where: Any, name: str, step: str) -> None:
        inner: Callable[..., Any] = getattr(where, name)

        def timed(*args: Any, **more: Any) -> Any:
            started = time.process_time()
            self._inside.append(0.0)
            try:
                return inner(*args, **more)
            finally:
                passed = time.process_time() - started
                self.spent[step] += passed - self._inside.pop()
                if self._inside:
                    self._inside[-1] += passed

        setattr(where, name, timed)


def other_processes() -> float:
    """CPU seconds of processes that worked for this one and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(wanted: str) -> None:
    from backstory.archive.linker import current_linker
    from backstory.archive.models import Link, Story
    from backstory.desk import corrections, journal, relinking, texts
    from backstory.values import Name

    count = Story.objects.count()
    linker = current_linker()
    rng = random.Random(1)
    numbers = list(Story.objects.values_list("pk", flat=True))
    size = min(count, SAMPLE // 10 if wanted else SAMPLE)
    sample = texts.newest_texts(rng.sample(numbers, size))
    started = time.perf_counter()
    linker.link_together([text.document() for text in sample])
    per_story = (time.perf_counter() - started) / len(sample)
    del sample, numbers
    print(f"{count:,} stories; linking all from scratch: {per_story * count:,.0f} s (from {size:,} of them)")
    clock, changed = Clock(), [0]
    refile = relinking.refile_links

    def refiled(found: Any) -> set[int]:
        touched = refile(found)
        changed[0] += len(touched)
        return touched

    relinking.refile_links = refiled
    clock.around(relinking, "changed_linker", "linker")
    clock.around(relinking, "candidates", "candidates")
    clock.around(relinking, "refile_links", "refile")
    clock.around(relinking, "catch_up", "index")
    clock.around(journal, "catch_up", "index")
    heads = ("linked anew", "changed", "seconds", "CPU", "others", *STEPS.values())
    print(f"{'':34}" + "".join(f"{head:>15}" for head in heads))
    worst = 0.0
    for label, actor, name in (row for row in NAMES if wanted in row[0]):
        for what in ("added", "undone"):
            clock.spent, changed[0] = dict.fromkeys(STEPS, 0.0), 0
            started, spent, beside = time.perf_counter(), time.process_time(), other_processes()
            if what == "added":
                done = corrections.add_name(actor, Name(name), "bench")
            else:
                done = journal.undo(done.number, "bench")
            seconds, cpu = time.perf_counter() - started, time.process_time() - spent
            figures = [f"{done.relinked:,}", f"{changed[0]:,}"]
            figures += [f"{each:.2f}" for each in (seconds, cpu, other_processes() - beside)]
            figures += [f"{each:.2f}" for each in clock.spent.values()]
            print(f"{f'{label}, {what}':34}" + "".join(f"{each:>15}" for each in figures), flush=True)
            if changed[0] < 1000:
                worst = max(worst, seconds)
        assert not Link.objects.filter(actor__key=actor).exists()
    if worst:
        times = per_story * count / worst
        print(
            f"slowest name that stands in less than 1,000 stories: {worst:.2f} s (limit {LIMIT}), "
            f"{times:,.0f} times faster than linking all anew"
        )


def main() -> None:
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else STORIES
    with tempfile.TemporaryDirectory(prefix="backstory-bench-") as scratch:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
        os.environ["BACKSTORY_HOME"] = str(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "backstory.site.settings"
        import django

        django.setup()
        from backstory.archive.home import open_archive
        from backstory.archive.models import Story

        open_archive()
        if Story.objects.count() < stories:
            build(folder, stories)
        measure(sys.argv[3] if len(sys.argv) > 3 else "")


if __name__ == "__main__":
    main()
