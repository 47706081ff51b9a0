"""What every page's template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from backstory.archive.models import ArchiveState


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, which of its pages this is, and whether the archive is the invented one."""
    match = request.resolver_match
    return {
        "site_name": settings.BACKSTORY_SITE_NAME,
        "here": match.url_name if match else "",
        "demo": SimpleLazyObject(_is_demo),
    }


def _is_demo() -> bool:
    return ArchiveState.objects.filter(key="demo").values_list("value", flat=True).first() is True
