"""What benchmarks share: an archive in a folder of its own, the shared corpora, and how figures are printed.

Absolute times say little on shared machines, so every figure stands beside a reference measured in the
same run.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CORPORA = Path(
    os.environ.get("BACKSTORY_CORPORA", Path(__file__).resolve().parents[2] / "shared" / "corpora")
)


def corpus(name: str) -> Path:
    """A file of the corpora; the benchmark ends with a word where it is absent."""
    path = CORPORA / name
    if not path.exists():
        print(f"skipped: {name} is not in {CORPORA} (set BACKSTORY_CORPORA)")
        sys.exit(0)
    return path


@contextmanager
def archive(home: Path | None = None) -> Iterator[Path]:
    """An archive in `home`, or an empty one in a temporary folder, with Django set up. Once per process."""
    with tempfile.TemporaryDirectory(prefix="backstory-bench-") as folder:
        os.environ["BACKSTORY_HOME"] = str(home or folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "backstory.site.settings"
        import django

        django.setup()
        from backstory.archive.home import open_archive

        yield open_archive()


def seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def cpu_seconds() -> float:
    """What this process and its ended children have had of all processors."""
    import resource

    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def peak_memory() -> float:
    """MiB: this process's peak, and for each worker process that of the largest of its ended children."""
    import resource

    from backstory.desk.readers import workers_for

    here, child = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (here + child * workers_for(len(os.sched_getaffinity(0)))) / 1024
