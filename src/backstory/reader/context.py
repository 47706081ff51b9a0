"""What every page's template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, str]:
    """The site's name, as the operator set it."""
    return {"site_name": settings.BACKSTORY_SITE_NAME}
