"""Cyrillic to Latin, by the English newspaper habit, with each language's own readings."""

from __future__ import annotations

from backstory.text.romanise.reading import readings

_BASE = readings("""
    а a  б b  в v  г g  д d  е e  ё yo  ж zh  з z  и i  й y  к k  л l  м m  н n  о o  п p  р r  с s
    т t  у u  ф f  х kh  ц ts  ч ch  ш sh  щ shch  ъ -  ы y  ь -  э e  ю yu  я ya  є ye  і i  ї yi
    ґ g  ў w  ђ dj  ј j  љ lj  њ nj  ћ c  џ dzh  ѓ gj  ќ kj  ѕ dz  ѐ e  ѝ i  ә a  ғ gh  қ q  ң ng
    ө o  ұ u  ү u  һ h  ҳ h  ҷ j  ӣ i  ӯ u  җ zh  ҡ q  ҙ dh  ҫ th  ҩ o  ҵ ts  ҭ t  ҟ k  ӡ dz  ҽ ch
    ҿ ch  ҕ gh  ӏ -  ӷ gh  ԥ p  ԝ w  ԛ q  ӳ u  ӗ e  ӑ a  ӧ o  ӱ u  ӓ a  ӥ i  ӵ ch  ӝ zh  ӟ z  ӂ zh
    ѣ e  ѳ f  ѵ i  ѫ a  ѧ ya
""")
_LANGUAGES = {
    "uk": {"г": "h", "и": "y", "ї": "i"},
    "be": {"г": "h"},
    "bg": {"щ": "sht", "ъ": "a", "ь": "y", "х": "h"},
    "sr": {"ж": "z", "ц": "c", "ч": "c", "ш": "s", "х": "h", "џ": "dz"},
    "mk": {"ж": "zh", "х": "h", "џ": "dzh"},
}
_LANGUAGES["bs"] = _LANGUAGES["hr"] = _LANGUAGES["sh"] = _LANGUAGES["sr"]


def letters(language: str) -> dict[str, str]:
    """The Latin for each small letter, as `language` (ISO 639-1, or "") reads it."""
    return {**_BASE, **_LANGUAGES.get(language, {})}
