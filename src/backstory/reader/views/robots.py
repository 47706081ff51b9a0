"""What search engines may walk: everything but the archive's own search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        f"User-agent: *\nDisallow: {reverse('reader:search')}\n", content_type="text/plain; charset=utf-8"
    )
