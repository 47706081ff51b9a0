"""Capture: bytes are kept before anything reads them.

Steps: `read_sources` turns what the operator named into captures, one at a time; `BlobStore` keeps
their bytes under their SHA-256. Addresses, feeds, WARC and WACZ are further kinds of source: each is a
reader of its own beside `files.py` and `rows.py`.
"""

from .sources import read_sources
from .store import BlobStore

__all__ = ["BlobStore", "read_sources"]
