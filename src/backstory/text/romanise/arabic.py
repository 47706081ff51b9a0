"""Arabic, Persian, Kurdish and Urdu to Latin; only the vowels that are written can be given."""

from __future__ import annotations

from backstory.text.romanise.reading import readings

_BASE = readings("""
    ا a  أ a  إ i  آ a  ٱ a  ء -  ؤ u  ئ i  ب b  ت t  ث th  ج j  ح h  خ kh  د d  ذ dh  ر r  ز z  س s
    ش sh  ص s  ض d  ط t  ظ z  ع a  غ gh  ف f  ق q  ك k  ل l  م m  ن n  ه h  ة a  و w  ى a  ي y
    \u0640 -  پ p  چ ch  ژ zh  گ g  ک k  ی y  ڤ v  ڥ v  ڨ g  ڭ ng  ڕ r  ڵ l  ۆ o  ێ e  ە e  ے e  ہ h
    ھ h  ۃ t  ۀ a  ٹ t  ڈ d  ڑ r  ں n  ټ t  ډ d  ړ r  ږ zh  ښ sh  ڼ n  ځ dz  څ ts  ګ g  ې e  ۍ ay
    ۇ u  ۋ v  ڪ k  ۂ a  \u064e a  \u064f u  \u0650 i  \u064b an  \u064c un  \u064d in  \u0670 a
    \u0651 -  \u0652 -
""")
_LANGUAGES = {
    "fa": {"و": "v", "ث": "s", "ذ": "z", "ض": "z", "غ": "gh", "ق": "gh", "ة": "e"},
    "ur": {"و": "v", "ث": "s", "ذ": "z", "ض": "z"},
    "ckb": {"و": "w"},
}


def letters(language: str) -> dict[str, str]:
    """The Latin for each letter, as `language` (ISO 639-1, or "") reads it."""
    return {**_BASE, **_LANGUAGES.get(language, {})}
