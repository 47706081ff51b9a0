"""Which languages have a stemmer of their own, and which share one.

A group is a set of languages that are indexed alike, in one field. tantivy has the eighteen stemmers
below; every other language goes to the group `plain`, whose words are folded but not stemmed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Group:
    """How the languages of one field are read."""

    stemmer: str = ""
    """tantivy's name of the stemmer, or "" for none."""
    keeps_accents: bool = False
    """The stemmer needs the diacritics; they are taken off the stems instead of the words."""
    accents: str = ""
    """Groups of letters that a hurried writer types as the first of them: "eéèê uü"."""
    elides: bool = False
    """An apostrophe ends a word (l'armée) instead of standing inside it (Qa'ida)."""


PLAIN = "plain"

GROUPS: dict[str, Group] = {
    "ar": Group("arabic"),
    "da": Group("danish", True, "aåæ oø"),
    "de": Group("german", True, "aä oö uü"),
    "el": Group("greek"),
    "en": Group("english"),
    "es": Group("spanish", True, "aá eé ií oó uúü nñ"),
    "fi": Group("finnish", True, "aäå oö"),
    "fr": Group("french", True, "aàâ cç eéèêë iîï oô uùûü", elides=True),
    "hu": Group("hungarian", True, "aá eé ií oóöő uúüű"),
    "it": Group("italian", True, "aà eèé iì oò uù", elides=True),
    "nl": Group("dutch"),
    "no": Group("norwegian", True, "aåæ oø"),
    "pt": Group("portuguese", True, "aáâãà cç eéê ií oóôõ uú"),
    "ro": Group("romanian", True, "aăâ iî sșş tțţ"),
    "ru": Group("russian"),
    "sv": Group("swedish"),
    "ta": Group("tamil"),
    "tr": Group("turkish", True, "cç gğ iı oö sş uü"),
    PLAIN: Group(),
}

_SHARED = {"nb": "no", "nn": "no", "mo": "ro", "arz": "ar", "ary": "ar", "apc": "ar", "acm": "ar"}


@lru_cache(maxsize=512)
def group_of(language: str) -> str:
    """The group that stories in the language (ISO 639-1, perhaps with a region: "pt-BR") belong to."""
    code = language.lower().replace("_", "-").partition("-")[0]
    code = _SHARED.get(code, code)
    return code if code in GROUPS and code != PLAIN else PLAIN
