"""The months that are kept in a file are those of CLDR, each language's its own."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from backstory.text.months import FILE, LANGUAGES, month_of, months


@pytest.mark.cldr
@pytest.mark.parametrize("language", ["en", "fr", "ar", "uz"])
def test_the_file_has_what_cldr_says(language: str) -> None:
    ask = f"from backstory.text.months import cldr_months; print(ascii([*cldr_months({language!r}).items()]))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    again = f"write {FILE} anew: python scripts/write_months.py"
    said = ast.literal_eval(done.stdout)
    assert said and set(said) <= months(language).items(), again


def test_the_file_keeps_what_cldr_wrote_before() -> None:
    assert months("bn")["জানুয়ারী"] == months("bn")["জানুয়ারি"] == 1


def test_no_language_has_the_months_of_another() -> None:
    month_of("nosuchmonth")  # all have been asked for
    month_of("нетмесяца")
    assert {code for code in LANGUAGES["Latn"].split() if "sentyabr" in months(code)} == {"az", "tk"}
    assert not {"may", "mart"} & months("pt").keys()


def test_a_language_that_is_not_kept_is_asked_of_cldr() -> None:
    assert 1 in months("ta").values()
    assert not months("xx")


def test_another_language_of_the_script_is_asked_last() -> None:
    assert month_of("octubre", "en") == 10
    assert month_of("nosuchmonth", "en") == 0
