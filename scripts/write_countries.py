"""Write the pack of countries from CLDR's and GeoNames' data, which take seconds to read: `make docs`.

The pack is the same whenever it is written with the same version of Babel; a test compares.
"""

from __future__ import annotations

import gzip
import io
from pathlib import Path

from backstory.registry import write_jsonl
from backstory.registry.packs.countries import countries

PACK = Path(__file__).resolve().parents[1] / "src/backstory/registry/packs/countries.jsonl.gz"


def content() -> bytes:
    """The pack's rows, uncompressed."""
    rows = io.BytesIO()
    write_jsonl(countries(), rows)
    return rows.getvalue()


if __name__ == "__main__":
    PACK.write_bytes(gzip.compress(content(), mtime=0))
