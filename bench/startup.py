"""How long `backstory --help` takes, beside a bare interpreter and beside importing Django."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from common import seconds

RUNS = 15


def command(*words: str) -> float:
    return median(
        seconds(lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True))
        for _ in range(RUNS)
    )


def main() -> None:
    bare = command("-c", "pass")
    django = command("-c", "import django.db.models")
    ours = command("-m", "backstory", "--help")
    print(f"python -c pass {bare * 1000:.0f} ms, import django.db.models {django * 1000:.0f} ms")
    print(
        f"backstory --help {ours * 1000:.0f} ms, {ours / bare:.1f} times a bare interpreter (limit: 500 ms)"
    )


if __name__ == "__main__":
    main()
