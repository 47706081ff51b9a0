"""What a story's backstory costs at 50,000 and at 500,000 stories.

Stories with shifted dates are written straight into the tables: each names four of 2,000 actors, some far
more often than others. Then the backstory of 300 stories, drawn anew each time from all days, is read
from a cold start of the process's caches but a warm file system. The reference is the same at 50,000.
"""

from __future__ import annotations

import random
import statistics
import time
from datetime import date, timedelta

from common import archive

SIZES = (50_000, 500_000)
ACTORS, LINKS, ASKED = 2_000, 4, 300


def main() -> None:
    with archive():
        from django.db import transaction

        from backstory.archive.backstory import backstory_of
        from backstory.archive.links import Found, file_new_links
        from backstory.archive.models import Actor, Story

        rng = random.Random(1)
        Actor.objects.bulk_create(Actor(key=str(n), kind="group", name=f"Group {n}") for n in range(ACTORS))
        actors = list(Actor.objects.values_list("pk", flat=True))
        weights = [1 / (n + 1) for n in range(ACTORS)]
        medians: list[float] = []
        made, mention = 0, [[0, 0, 5, "Group", "exact", 1.0, "Group", []]]
        for size in SIZES:
            while made < size:
                batch = []
                for n in range(made, min(size, made + 10_000)):
                    day = date(2000, 1, 1) + timedelta(days=rng.randrange(9000))
                    batch.append(Story(title=f"Report {n}", day=day, published=day, state="published"))
                with transaction.atomic():
                    Story.objects.bulk_create(batch)
                    file_new_links(
                        (
                            story.pk,
                            "published",
                            story.day,
                            [
                                Found(actor, "linked", "exact", 1.0, mention)
                                for actor in set(rng.choices(actors, weights, k=LINKS))
                            ],
                        )
                        for story in batch
                    )
                made += len(batch)
            first = Story.objects.order_by("pk").first()
            assert first is not None
            times, lists = [], 0
            for story in Story.objects.filter(pk__in=rng.sample(range(first.pk, first.pk + size), ASKED)):
                started = time.perf_counter()
                lists += len(backstory_of(story))
                times.append(time.perf_counter() - started)
            medians.append(statistics.median(times))
            print(
                f"backstory at {size:>7,} stories: median {medians[-1] * 1000:.2f} ms, "
                f"95th {sorted(times)[int(ASKED * 0.95)] * 1000:.2f} ms, {lists / ASKED:.1f} actors a story"
            )
        print(f"ratio {medians[1] / medians[0]:.2f} for ten times the stories (1.00: size costs nothing)")


if __name__ == "__main__":
    main()
