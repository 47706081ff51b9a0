"""Numbers in names: digits, ordinals, English number words and Roman numerals, all as digits."""

from __future__ import annotations

import re

_ORDINAL = re.compile("([0-9]+)(?:st|nd|rd|th|er|e|eme|й|я|е|го|ый|ая|ое|ой)")
_ROMAN = re.compile("(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}
_UNITS = (
    "one first|two second|three third|four fourth|five fifth|six sixth|seven seventh|eight eighth|nine ninth|"
    "ten tenth|eleven eleventh|twelve twelfth|thirteen thirteenth|fourteen fourteenth|fifteen fifteenth|"
    "sixteen sixteenth|seventeen seventeenth|eighteen eighteenth|nineteen nineteenth"
)
_TENS = (
    "twenty twentieth|thirty thirtieth|forty fourty fortieth|fifty fiftieth|sixty sixtieth|seventy seventieth"
    "|eighty eightieth|ninety ninetieth"
)
_WORDS = {word: str(n) for n, row in enumerate(_UNITS.split("|"), 1) for word in row.split()}
_WORDS |= {word: str(n * 10) for n, row in enumerate(_TENS.split("|"), 2) for word in row.split()}


def number_in(text: str, *, words_too: bool, roman_too: bool) -> str:
    """The number that a word in normal form stands for, in digits without leading zeros; "" for no number."""
    if text.isdigit():
        return text.lstrip("0") or "0"
    if ordinal := _ORDINAL.fullmatch(text):
        return ordinal[1]
    if words_too and text in _WORDS:
        return _WORDS[text]
    if roman_too and _ROMAN.fullmatch(text):
        values = [_VALUES[letter] for letter in text]
        return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))
    return ""
