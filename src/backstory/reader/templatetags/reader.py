"""Tags and filters of the reader's templates; each is a thin cover for display.py and dates.py."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import dates, display

register = template.Library()

LINE = 300
"""The longest headline or name that is shown in a list, in characters."""


@register.simple_tag
def lang_dir(text: str, language: str = "") -> SafeString:
    """The attributes `lang` and `dir` of an element that holds `text`, by the text's own script."""
    text = str(text)
    tag = display.language_tag(text, language)
    way = display.direction(text, language)
    if tag:
        return format_html('lang="{}" dir="{}"', tag, way)
    return format_html('dir="{}"', way)


@register.filter
def line(text: object, limit: int = LINE) -> str:
    """The text in one clean line of bounded length."""
    return display.shorten(str(text), limit)


@register.filter
def headline(title: str) -> str:
    return display.shorten(title, LINE) or "Without a headline"


@register.filter
def clean(text: object) -> str:
    return display.clean(str(text))


@register.filter
def day(value: date | None) -> SafeString | str:
    """`<time>` with the day in words."""
    if value is None:
        return ""
    return _time(value.isoformat(), dates.day_in_words(value))


@register.filter
def weekday(value: date) -> SafeString:
    return _time(value.isoformat(), dates.weekday_in_words(value))


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    if value is None:
        return ""
    stamp = timezone.localtime(value).isoformat(timespec="seconds")
    return _time(stamp, dates.moment_in_words(value))


def _time(stamp: str, words: str) -> SafeString:
    """The words are English and run from left to right, whatever stands around them."""
    return format_html('<time datetime="{}" lang="en" dir="ltr">{}</time>', stamp, words)


@register.filter
def partial_date(value: str) -> str:
    return display.clean(dates.partial_in_words(value))


@register.filter
def language_name(code: str) -> str:
    return display.language_name(code)


@register.filter
def country_name(code: object) -> str:
    return display.country_name(str(code))


@register.filter
def web_address(url: str) -> str:
    return display.web_address(url)


@register.filter
def host(url: str) -> str:
    return display.host_of(url)


@register.filter
def number(value: int) -> str:
    """Digits in groups of three."""
    return f"{value:,}"


@register.filter
def size(value: int) -> str:
    """A number of bytes as people say it."""
    if value < 1000:
        return f"{value} bytes"
    for unit in ("kB", "MB"):
        value = value / 1000  # type: ignore[assignment]
        if value < 1000:
            return f"{value:.1f} {unit}"
    return f"{value / 1000:.1f} GB"
