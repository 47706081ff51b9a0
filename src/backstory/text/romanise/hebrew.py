"""Hebrew and Yiddish to Latin; only the vowels that are written can be given."""

from __future__ import annotations

from backstory.text.romanise.reading import readings

_BASE = readings("""
    א a  ב b  ג g  ד d  ה h  ו v  ז z  ח h  ט t  י y  כ k  ך k  ל l  מ m  ם m  נ n  ן n  ס s  ע a
    פ p  ף f  צ ts  ץ ts  ק k  ר r  ש sh  ת t  װ v  ױ oy  ײ ey  \u05b4 i  \u05b5 e  \u05b6 e
    \u05b7 a  \u05b8 a  \u05b9 o  \u05bb u  \u05b1 e  \u05b2 a  \u05b3 o  \u05ba o  \u05c7 o
""")
_LANGUAGES = {"yi": {"ע": "e", "ו": "u", "ב": "b", "ת": "s"}}


def letters(language: str) -> dict[str, str]:
    """The Latin for each letter, as `language` ("he", "yi" or "") reads it."""
    return {**_BASE, **_LANGUAGES.get(language, {})}
