"""Write the names of countries in one word, by language, from CLDR: vocabulary/data/countries.tsv.

python scripts/country_words.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ro", "hu", "el", "tr", "ar", "fa", "he")
SLAVIC = ("ru", "uk", "bg", "sr", "sr_Latn", "mk", "hr", "sl", "pl", "cs", "sk")
OUT = Path(__file__).parents[1] / "src/backstory/names/vocabulary/data/countries.tsv"


def main() -> None:
    rows = []
    for language in (*LANGUAGES, *SLAVIC):
        for code, name in sorted(Locale.parse(language).territories.items()):
            if len(code) == 2 and code.isalpha() and code not in {"ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"}:
                name = name.split(" (")[0]
                if " " not in name.strip():
                    rows.append((code.lower(), language.split("_")[0], name.strip()))
    head = "# Country, language and name, of one word only; from CLDR, by scripts/country_words.py\n"
    OUT.write_text(head + "".join("\t".join(row) + "\n" for row in sorted(set(rows))), encoding="utf-8")


if __name__ == "__main__":
    main()
