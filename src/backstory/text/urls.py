"""Addresses: when two of them mean one page."""

from __future__ import annotations

import hashlib
from urllib.parse import urlsplit


def url_key(url: str) -> str:
    """The same 32 hex digits for every way of writing one page's address; "" if it is no web address.

    Scheme, fragment, default port, trailing slash, order of parameters and tracking parameters (courlan
    knows them) make no difference; everything else does.
    """
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(url.strip()))
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    page = f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"
    return hashlib.blake2b(page.encode("utf-8", "replace"), digest_size=16).hexdigest()
