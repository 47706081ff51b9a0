"""Capture -> Article: title, byline, outlet, date, language, paragraphs and reader comments.

`extract(capture)` goes by the capture's media type: a web page, plain text, or one row of a JSONL
archive. It is pure, and either returns an Article or raises ExtractError with what is wrong and what to
do.

The page reader loads lxml and trafilatura when the first page comes, so that rows and the command line do
not wait for them.
"""

from backstory.extract.article import extract
from backstory.extract.row import KNOWN_KEYS

__all__ = ["KNOWN_KEYS", "extract"]
