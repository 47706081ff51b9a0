"""Latin letters outside ASCII that no decomposition takes apart, and each language's digraphs for umlauts."""

from __future__ import annotations

from backstory.text.romanise.reading import readings

_BASE = readings("""
    ß ss  æ ae  œ oe  ø o  đ d  ð d  þ th  ł l  ı i  ħ h  ŋ ng  ŧ t  ĸ k  ə a  ɛ e  ɔ o  ɓ b  ɗ d
    ƙ k  ƴ y  ȷ j  ƒ f  ɣ gh  ʒ zh  ʃ sh  ɲ ny  ɖ d  ɑ a  ǝ e  ɩ i  ʋ v  ƣ gh  ɵ o  ƶ z  ǀ -  ǃ -
    ʻ -  ʼ -  ʿ -  ʾ -  ʹ -
""")
_LANGUAGES = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    "da": {"å": "aa", "ø": "oe"},
    "no": {"å": "aa", "ø": "oe"},
}


def letters(language: str) -> dict[str, str]:
    """The ASCII for each small letter, as `language` (ISO 639-1, or "") writes it without its own letters."""
    return {**_BASE, **_LANGUAGES.get(language, {})}
