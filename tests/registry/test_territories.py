"""Countries by code, name and adjective."""

from __future__ import annotations

import pytest

from backstory.registry.territories import codes, country_code, country_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SY", "sy"),
        ("syr", "sy"),
        ("Syria", "sy"),
        ("Syrian Arab Republic", "sy"),
        ("Syrian", "sy"),
        ("Iran (Islamic Republic of)", "ir"),
        ("United Kingdom of Great Britain and Northern Ireland", "gb"),
        ("Democratic People's Republic of Korea", "kp"),
        ("The Netherlands", "nl"),
        ("State of Palestine", "ps"),
        ("Viet Nam", "vn"),
        ("Russian Federation", "ru"),
        ("XK", "xk"),
        ("gb-sct", "gb"),
        ("USA", "us"),
        ("EU", ""),
        ("zz", ""),
        ("Congo", ""),
        ("", ""),
    ],
)
def test_it_knows_a_country(text: str, code: str) -> None:
    assert country_code(text) == code


def test_it_does_not_guess() -> None:
    assert country_codes("Possibly Ethiopian") == ()


def test_every_code_stands_for_itself() -> None:
    assert len(codes()) == 250
    assert all(country_code(code) == code for code in codes())
