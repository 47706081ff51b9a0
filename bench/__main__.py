"""`python -m bench`: every benchmark in turn, each in a process of its own; those without data say so.

python -m bench [NAME ...]
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SHARED = {"__main__", "__init__", "common"}


def main() -> None:
    wanted = sys.argv[1:] or sorted(path.stem for path in HERE.glob("*.py") if path.stem not in SHARED)
    print(f"{platform.machine()}, {len(os.sched_getaffinity(0))} cores, {platform.python_version()}")
    failed = []
    for name in wanted:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, HERE / f"{name}.py"], cwd=HERE.parent).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
