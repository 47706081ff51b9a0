"""How texts of unknown origin are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstory.reader.display import (
    clean,
    country_name,
    direction,
    host_of,
    language_name,
    language_tag,
    shorten,
    web_address,
)


def test_it_takes_out_marks_that_reorder_the_text_around_them():
    assert clean("safe\u202egnp.exe\u2066\u2069\x00\x1b") == "safegnp.exe"


def test_it_keeps_joiners_and_plain_direction_marks_that_arabic_and_persian_need():
    assert clean("می\u200cخواهم\u200f") == "می\u200cخواهم\u200f"


@given(st.text(), st.integers(min_value=20, max_value=400))
def test_a_shortened_text_is_one_line_that_fits(text: str, limit: int):
    line = shorten(text, limit)
    assert len(line) <= limit
    assert "\n" not in line


def test_a_name_of_ten_thousand_characters_is_cut_at_a_word():
    assert shorten("word " * 2000, 50) == "word word word word word word word word word…"


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("كتيبة الصفار", "ar", "rtl"),
        ("كتيبة الصفار", "en", "rtl"),
        ("Saffar Brigade", "ar", "ltr"),
        ("2025", "ar", "rtl"),
        ("2025", "en", "ltr"),
        ("שלום", "", "rtl"),
        ("", "", "ltr"),
    ],
)
def test_direction_follows_the_texts_own_script(text: str, language: str, way: str):
    assert direction(text, language) == way


@pytest.mark.parametrize(
    ("text", "language", "tag"),
    [
        ("Talks resume", "en", "en"),
        ("Переговоры", "ru", "ru"),
        ("Переговоры", "ar", "und-Cyrl"),
        ("Преговори", "sr", "sr"),
        ("Pregovori", "sr", "sr"),
        ("日本語のニュース", "ja", "ja"),
        ("中文新闻", "zh", "zh"),
        ("Talks resume", "", "und-Latn"),
        ("2025", "", ""),
        ("x", '"><script>', "und-Latn"),
    ],
)
def test_the_language_tag_never_contradicts_the_script(text: str, language: str, tag: str):
    assert language_tag(text, language) == tag


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>1</script>",
        "ftp://example.org/",
        "//example.org/",
        "http://",
        "https://user@example.org/",
        "https://example.org/\u202egnp",
        "https://exa mple.org/",
        " https://example.org/",
        "http://[::1",
        "",
    ],
)
def test_only_plain_web_addresses_become_links(url: str):
    assert web_address(url) == ""
    assert host_of(url) == ""


def test_a_web_address_shows_its_host():
    assert web_address("https://www.example.org/a?b=c") == "https://www.example.org/a?b=c"
    assert host_of("https://www.example.org/a?b=c") == "example.org"


def test_languages_and_countries_have_names_and_unknown_codes_stay():
    assert language_name("ar") == "Arabic"
    assert language_name("xx") == "xx"
    assert country_name("sy") == "Syria"
    assert country_name("q1") == "Q1"
