"""The forms of what people and things of a country are called: the table has ruso, texts have rusos and rusa.

For languages whose forms follow from their endings, and whose texts the linker does not inflect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_ENDINGS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("man", "men"), ("sh", ""), ("ch", ""), ("s", ""), ("z", ""), ("ese", ""), ("", "s")),
    "de": (("scher", ""), ("sch", "sche schen scher sches schem"), ("er", "ern ers"), ("e", "en")),
    "fr": (("s", ""), ("x", ""), ("", "s")),
    "es": (
        *(("o", "a os as"), ("és", "esa eses esas"), ("án", "ana anes anas"), ("ín", "ina ines inas")),
        *(("ol", "ola oles olas"), ("í", "íes ís"), ("a", "as"), ("e", "es")),
    ),
    "it": (
        *(("io", "ia i ie"), ("ico", "ica ici iche"), ("aco", "aca aci ache"), ("reco", "reca reci reche")),
        *(("co", "ca chi che"), ("ca", "che"), ("o", "a i e"), ("a", "e i"), ("e", "i")),
    ),
    "pt": (("ês", "esa eses esas"), ("ão", "ã ães ãos"), ("o", "a os as"), ("a", "as"), ("e", "es")),
    "nl": (("ees", "ese"), ("s", "se"), ("sch", "sche")),
    "sv": (("sk", "ska skt"), ("ier", "ierna")),
}
"""By language: an ending, and what may stand in its place; the first that fits counts."""


def forms(text: str, language: str) -> Iterator[str]:
    """The form of the table and those that follow from it; words that are cut by spaces stay as they are."""
    yield text
    if " " in text:
        return
    for ending, others in _ENDINGS.get(language, ()):
        if text.endswith(ending):
            stem = text[: len(text) - len(ending)]
            yield from (stem + other for other in others.split())
            return
