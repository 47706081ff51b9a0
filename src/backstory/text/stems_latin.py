"""Case endings of names in Latin letters, by language, in normal form (no diacritics).

`PARADIGMS[group]` maps the ending of the name as a registry has it to the endings that may stand in its
place in a text. Foreign names take the endings of the text's language (Trumpa, Trumpovi, Junckerja), so the
table goes by letters, not by origin. Source: the school grammars.
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = {
    **dict.fromkeys(("pl",), "pl"),
    **dict.fromkeys(("cs", "sk"), "cs"),
    **dict.fromkeys(("sl", "hr", "sr", "bs", "mk", "sh"), "sl"),
    **dict.fromkeys(("tr", "az"), "tr"),
    **dict.fromkeys(("de", "nl", "sv", "da", "no", "nb", "nn", "en"), "de"),
}
"""Language -> group of endings; other languages do not inflect names."""


def _endings(text: str) -> frozenset[str]:
    return frozenset("" if ending == "-" else ending for ending in text.split())


_PL_ADJECTIVE = _endings("y i a e ie ego iego emu iemu ym im ej iej ych ich ymi imi ia owie owi om o u ow")
_PL_MASCULINE = _endings(
    "- a u owi em iem om ie e y i ow ami ach owie iu io iow iom iami iach ski skiego skiej ska skim iej "
    "ia ego emu owych owy owa owe owego owej"
)
_PL_FEMININE = _endings("a y i e ie o - om ami ach ej ia io iom iami iach ow ja u ze iej in")
_PL_NEUTER = _endings("o e a u em iem ie om ami ach - ow iom i ia iu")
_PL_PLURAL = _endings("y i e ie ow - om ami ach ech iom iami iach ia zi a owie iech")

_CS_ADJECTIVE = _endings(
    "y i a e ie eho iho emu imu em im ou ych ich ymi imi ej ho mu m ova ove ovou o u uv om"
)
_CS_MASCULINE = _endings(
    "- a e u i ovi em om y uv ech ich ami emi ove ova ovou ovy oveho ovu ovo ovych ovym um ovem iho imu "
    "ku ci ce ka cum cich te tem iv"
)
_CS_FEMININE = _endings("a y e i u ou o - am ach ami im ich emi in ina ino iny ine inu um ej ie uv")
_CS_NEUTER = _endings("o e a u em i im ich um y ami ech ach - ete eti ata uv")
_CS_PLURAL = _endings("y i e u uv - um am im ach ech ich ami emi ove te ata")

_SL_ADJECTIVE = _endings("i a o e ega em emu im ih ima imi u og om oj ej ga m mu ome ski ska sko")
_SL_MASCULINE = _endings(
    "- a u e i o om em ov ev ih ama oma ema ah eh ja ju jem jev jih je ji jo jeva jevo jevi ova ovo ovi "
    "ove eva evo eve ovega ovemu ovim ovem ovih jevega jevim jevem jevih ovima ima ovcev cev ci ce cem "
    "cih ca cu ski ska"
)
_SL_FEMININE = _endings("a e i o u - am ah ama ami om ov in ina ino ine ini inega inem inih ij oj jo ih")
_SL_NEUTER = _endings("o e a u om em ih i - oma ema ima ev ega emu")
_SL_PLURAL = _endings("i e a ov ev - om em ih ah ami ama ima y am")

_TR = _endings(
    "- da de ta te dan den tan ten a e i u ya ye yi yu in un nin nun la le yla yle dir tir daki deki "
    "taki teki li lu lar ler si su nda nde ndan nden na ne ni nu sinin sina sinda sindan ca ce sini "
    "daydi"
)
_DE = _endings("- s es")

PARADIGMS: Final[dict[str, dict[str, frozenset[str]]]] = {
    "pl": {
        "": _PL_MASCULINE,
        "y": _PL_ADJECTIVE | _PL_PLURAL | _endings("y ego"),
        "i": _PL_ADJECTIVE | _PL_PLURAL,
        "a": _PL_FEMININE | _PL_ADJECTIVE,
        "o": _PL_NEUTER,
        "e": _PL_NEUTER | _PL_ADJECTIVE | _PL_PLURAL,
        "u": _endings("u"),
    },
    "cs": {
        "": _CS_MASCULINE,
        "y": _CS_ADJECTIVE | _CS_PLURAL | _endings("yho ymu ym"),
        "i": _CS_ADJECTIVE | _CS_PLURAL | _endings("iho imu im ii iim iich"),
        "a": _CS_FEMININE | _CS_ADJECTIVE,
        "o": _CS_NEUTER,
        "e": _CS_NEUTER | _CS_ADJECTIVE | _CS_PLURAL | _endings("eho emu em eovi eova eove"),
        "u": _endings("u"),
    },
    "sl": {
        "": _SL_MASCULINE,
        "i": _SL_ADJECTIVE | _SL_PLURAL | _endings("ija iju ijem ijev ijeva ijevo ijevi ijeve ijem ijevega"),
        "a": _SL_FEMININE | _SL_ADJECTIVE,
        "o": _SL_NEUTER | _SL_ADJECTIVE | _endings("ov ova"),
        "e": _SL_NEUTER | _SL_ADJECTIVE | _SL_PLURAL | _endings("ja ju jem eja eju ejem ejev ejeva"),
        "y": _endings("y yja yju yjem yjev yjeva ya yu yem yev yeva yevo"),
        "u": _endings("u uja uju ujem ujev"),
    },
    "tr": {"": _TR, **{vowel: frozenset(vowel + ending for ending in _TR) for vowel in "aeiou"}},
    "de": {"": _DE, **{vowel: frozenset(vowel + ending for ending in _DE) for vowel in "aeiouy"}},
}

ALTERNATIONS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "pl": {
        "c": ("k", "t"),
        "dz": ("g", "d"),
        "sz": ("ch",),
        "rz": ("r",),
        "sc": ("st",),
        "zdz": ("zd",),
        "z": ("g",),
        "cz": ("c", "k"),
        "si": ("s",),
        "ni": ("n",),
        "cj": ("cj",),
    },
    "cs": {"c": ("k",), "z": ("h", "g"), "s": ("ch",), "st": ("sk",), "ct": ("ck",), "sc": ("sk",)},
    "sl": {"c": ("k",), "z": ("g",), "s": ("h",)},
    "tr": {"g": ("k",), "b": ("p",), "d": ("t",), "c": ("c",)},
    "de": {},
}
"""End of a stem in a text -> its end in the name: Polsce, Pradze, Madrycie, Praze."""

FLEETING: Final[dict[str, tuple[str, ...]]] = {
    "pl": ("e", "ie"),
    "cs": ("e",),
    "sl": ("e", "a"),
    "tr": ("i", "u"),
    "de": (),
}
"""Vowels that a name's last syllable may lose before an ending: Marek, Marka; or gain: Niemcy, Niemiec."""

ALTERNATION_ENDINGS: Final = frozenset(
    ["e", "i", "y", "ie", "ach", "ich", "ih", "ech", "u", "em", "a", "ami", "om", "in", "in", "ino"]
) | {""}

VOWELS: Final = frozenset("aeiouy")
