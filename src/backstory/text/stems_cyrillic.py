"""Case endings of names in Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Macedonian and Serbian.

`PARADIGMS` maps the ending of the name as a registry has it (nominative, mostly) to the endings that may
stand in its place in a text, in normal form (ё is е). One table serves all: whether a text is Russian or
Bulgarian is not always known, and the wrong language's endings do no harm beside a registry's name.
Bulgarian and Macedonian articles (-ът, -та, -ите) count as endings. Source: the school grammars.
"""

from __future__ import annotations

import re
from typing import Final


def _endings(text: str) -> frozenset[str]:
    return frozenset("" if ending == "-" else ending for ending in text.split())


_ADJECTIVE = _endings(
    "ий ый ой и ия ият ая яя а я ата ята ое ее е о ого его ому ему им ым ом ем ім ей ою ею ій ої її ую "
    "юю у ю і ї ие ые их ых іх ими ыми іми ія є ото ето ите ыя ае ага яга аму яму ог ег оме уму го му "
    "ския ският ской"
)
_MASCULINE = _endings(
    "- а у ю е є и ы і о ом ем єм ам ами ах ов ев ів ей я ям ями ях ові еві ове ови ът ят та те ите "
    "овете има евима овима ова ово ову ового овой овою овым овых овог овом овим иний ин ец ци ців ції "
    "ею ью ём ия ият"
)
_FEMININE = _endings(
    "а я ы и і ї е є у ю ой ою ей ею єю ої - ам ами ах ям ями ях та ата ята ом ама о ов ин ина ину иной "
    "иних ите те ий ії ь ень ию ією иею ію ія ьою иям иями иях"
)
_NEUTER = _endings(
    "о е є я а у ю ом ем єм ам ами ах ям ями ях то ото ето ета ата та и і ї ий ь - ию ия ии ием іям ів ове"
)
_SOFT = _endings("ь я ю ем єм е є и і ї ью ям ями ях ей їв ів - ьо ом у а еві ові ят ът ия ята та те")
_GLIDE = _endings("й я ю ем єм е є и і ї ев їв єв ям ями ях - еві єві ят ьо у а ом ове еви та те еве")
_PLURAL = _endings("ы и і ї е - ов ев ів їв ей ам ям ами ями ах ях те ите ци цы ц а я у ех их ма ь ий ій иц")

PARADIGMS: Final = {
    "": _MASCULINE,
    "ий": _ADJECTIVE | _GLIDE | _endings("ия ию ием ии иєм ій ієм іє ія ію ії"),
    "ый": _ADJECTIVE,
    "ой": _ADJECTIVE | _endings("ой оя ою оем ои оев"),
    "ій": _ADJECTIVE | _endings("ія ію ієм ії ієві єві ой оя"),
    "ая": _ADJECTIVE,
    "яя": _ADJECTIVE,
    "ое": _ADJECTIVE,
    "ее": _ADJECTIVE,
    "ые": _ADJECTIVE,
    "ие": _ADJECTIVE | _endings("ие ия ию ием ии ий"),
    "іє": _ADJECTIVE,
    "ите": _ADJECTIVE | _PLURAL,
    "те": _PLURAL | _endings("то та тата"),
    "ата": _ADJECTIVE | _FEMININE,
    "ото": _ADJECTIVE | _NEUTER,
    "ият": _ADJECTIVE,
    "ът": _MASCULINE,
    "а": _FEMININE | _ADJECTIVE | _endings("ой ою ых"),
    "я": _FEMININE,
    "о": _NEUTER | _ADJECTIVE,
    "е": _NEUTER | _ADJECTIVE | _PLURAL,
    "є": _NEUTER | _PLURAL,
    "ь": _SOFT,
    "й": _GLIDE,
    "ы": _PLURAL,
    "и": _PLURAL | _ADJECTIVE,
    "і": _PLURAL | _ADJECTIVE,
    "ї": _PLURAL,
    "у": frozenset(),
    "ю": frozenset(),
    "э": frozenset(),
}
"""Ending of the name -> endings in texts; "" is a consonant at the end."""

ALTERNATIONS: Final = {
    "ц": ("к",),
    "з": ("г",),
    "с": ("х",),
    "ч": ("к", "ц"),
    "ш": ("х",),
    "ов": ("ів",),
    "ев": ("ів",),
    "єв": ("їв",),
    "ор": ("ір",),
    "ел": ("ил",),
    "л": ("о",),
}
"""End of a stem in a text -> its end in the name: Америці, Празі; Львова (Львів)."""

ALTERNATION_ENDINGS: Final = frozenset(
    ["і", "е", "и", "а", "у", "ом", "ові", "ам", "ах", "ів", "ите", "ев", "ем", "ою", "і", "ви"]
)

FLEETING: Final = ("е", "о", "ъ", "а", "і")
"""Vowels that a name's last syllable may lose before an ending: Павел, Павла."""

FLEETING_BY_LANGUAGE: Final = {
    "ru": ("е", "о"),
    "uk": ("е", "о", "і"),
    "be": ("е", "о", "а"),
    "bg": ("е", "о", "ъ"),
    "sr": ("а",),
}
"""Those of texts of one language."""

_FOREIGN = "[уюэ]$|[аоуиіэ]а$|[иіеаоу]о$|[бгдзклмпрстфхш]о$|[бвгдзклмпрстфх]е$"
INDECLINABLE: Final = {
    "ru": re.compile(f"[іїєґ]|{_FOREIGN}|[бвдзлмнпрстф]и$"),
    "uk": re.compile(f"[ыэъ]|{_FOREIGN}|[бгдзклмпрстфх]і$"),
    "be": re.compile(f"{_FOREIGN}|[бгдзклмпрстфх]і$"),
}
"""Ends of foreign places' names that a language leaves as they are: Мали, Малі, Самоа, Токио. Its own places
end otherwise, or in the plural (Суми, Чернівці). What has letters of the other language has not its cases."""

VOWELS: Final = frozenset("аеєиіїоуыэюяъ")
