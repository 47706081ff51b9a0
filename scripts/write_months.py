"""Write the names of the months in the languages of the press, from CLDR's data: `make docs`.

What earlier versions of CLDR wrote otherwise stays, since pages go on being written so. Each language
is asked for in a process of its own: once babel has loaded several, it mixes some up.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from backstory.text import months

FILE = Path(__file__).resolve().parents[1] / "src/backstory/text" / months.FILE


def content() -> str:
    languages = sorted({code for codes in months.LANGUAGES.values() for code in codes.split()})
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context, max_tasks_per_child=1) as pool:
        return "".join(
            months.row(language, {**months.months(language), **names})
            for language, names in zip(languages, pool.map(months.cldr_months, languages), strict=True)
        )


if __name__ == "__main__":
    FILE.write_text(content(), encoding="utf-8")
