"""Answers to requests that went wrong; the one for a fault of our own asks neither database nor context."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    return render(request, "404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    page = loader.get_template("500.html").render({"site_name": settings.BACKSTORY_SITE_NAME})
    return HttpResponse(page, status=500)
