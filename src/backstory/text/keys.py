"""Keys under which the spellings of one name meet, whatever the script, the language and the school.

A key is the name's consonants in ten classes, in order; vowels, glides and h leave no trace but at the start:

    B b p    F f v    M    N    R    L    D    T t th    K k q c g gh kh    Z s z sh zh ch j ts
    A the word starts with a vowel or glide        H it starts with h

1. The word is cut into graphemes of its script, the longest first (sch, dzh, تش).
2. Each grapheme stands for one class or, where languages or schools differ, for several (c is K or Z).
3. The product of the choices, the likeliest first, gives the keys; at most `MOST_KEYS`.
Keys are for finding candidates. They unite much; how alike two words are says `likeness`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import product
from math import prod
from operator import and_, itemgetter

from backstory.text.graphemes import Graphemes
from backstory.text.lookalikes import unmixed
from backstory.text.romanise import romanise
from backstory.text.scripts import script_of

MOST_KEYS = 8
"""Keys of one word at most; the likeliest come first."""

_VOWELS = "aeiouyáàâäãåāăąéèêëēĕėęěíìîïĩīĭįıóòôöõōŏőøúùûüũūŭůűųýÿŷæœə"


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Grapheme -> classes, from "sch Z  c KZ/-": choices parted by "/", "-" for silent."""
    parts = text.split()
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {grapheme: tuple(c.strip("-") for c in choices.split("/")) for grapheme, choices in pairs}


_LATIN = _table("""
    ngh NK/N  nkh NK  b B  p B  ph F  f F  v F/-  w -/F  m M  n N  ñ N  ń N  ň N  r R  ř R/RZ  l L  ł L
    d D  ď D  đ Z/D  ð D  t T  ť T  ț Z/T  ţ Z/T  th T/D  þ T  dh D/Z  k K  q K  qi K/Z  ck K  g K
    gh K/-  ğ -/K  kh K  x KZ  ng N/NK  s Z  z Z  ß Z  š Z  ş Z  ș Z  ś Z  ž Z  ż Z  ź Z  ç Z  č Z  ć Z
    sh Z  zh Z  sch Z  tsch Z/TZ  tch Z  dzh Z  dsch Z  dj Z  dž Z  dz Z  ts Z/TZ  tz Z/TZ  ds Z/DZ
    cz Z  sz Z  zs Z  cs Z/KZ  rz Z/RZ  tj Z/T  xh Z  c K/Z  ce Z/K  ci Z/K  cy Z/K  cé Z/K  cè Z/K
    ch Z/K  j Z/-/K  ge K/Z  gi K/Z  gy K/Z/D  gu K  h -  ' -  dg Z/DK  dt T/D  gn N/KN  gl KL/L  kj K/Z
    skj Z/ZK  ght T  cqu K  cq K  cc K/Z  cch K  sc Z/ZK  sce Z/ZK  sci Z/ZK  wh -/F  wr R  tsh Z
    shch Z  štch Z
""")
_LATIN_START = _table("h H/A  j Z/A/H  w A/F  x Z/KZ  kn KN/N  wr R  ps BZ/Z  wh A/F  gn KN/N")
_LATIN_END = _table("""
    at T/-  et T/-  it T/-  ot T/-  ut T/-  ier R/-  er R/-  ois Z/-  ais Z/-  es Z/-  rt RT/R  rd RD/R
    nd ND/N  lt LT/L  ault LT/-  aud D/-  eaux -  aux -/KZ  eux -/KZ  oux -/KZ  eau -  ng N/NK
""")
_CYRILLIC = _table("""
    б B  п B  в F/-  ф F  м M  н N  њ N  р R  л L  љ L  д D  т T  к K  ќ K  ґ K  г K/-  ғ K  қ K  х -/K
    ҳ -  һ -  ж Z  з Z  с Z  ц Z  ч Z  ш Z  щ Z/ZT  џ Z  ђ Z  ћ Z  ѓ Z/K  ѕ Z  ҷ Z  җ Z  дж Z  дз Z
    тс Z  дс DZ/Z  дт T/D  цз Z  тц Z  дц Z  дш Z  дч Z  тч Z  нг NK/N  ң NK/N  кс KZ  ў -/F  ѳ F  кх K
    гх K  дх D/Z  тш Z  тщ Z  шч Z  сч Z
""")
_CYRILLIC_START = _table("х H/K  г K/H  в F/A  ў A  ҳ H  һ H")
_ARABIC = _table("""
    لله L/LL  ب B  پ B  ت T  ط T  ٹ T  ټ T  ة -  ث T/Z  ج Z/K  چ Z  ح -  خ K  د D  ڈ D  ډ D  ذ D/Z  ر R
    ڕ R  ڑ R  ړ R  ز Z  ژ Z  س Z  ش Z  ص Z  ض D/Z  ظ Z/D  ع -  غ K  ف F  ڤ F  ڥ F  ق K  ك K  ک K  گ K
    ګ K  ڨ K  ڭ NK/N  ل L  ڵ L  م M  ن N  ں N  ڼ N  ه -  ہ -  ھ -  ځ Z  څ Z  ږ Z  ښ Z  تش Z/TZ  تس TZ/Z
    دج Z/DZ  دز DZ/Z  دش DZ/Z  دس DZ/Z  تز TZ/Z  طز TZ/Z  طس TZ/Z  نغ NK/N  كس KZ  ۋ F/-
""")
_ARABIC_START = _table("ح H  ه H  ہ H  و A/F")
_HEBREW = _table("""
    ב B/F  פ B/F  ף F  ג K  ד D  ה -  ו -/F  וו -/F  ז Z  ח -/K  ט T  ת T  כ K  ך K  ל L  מ M  ם M  נ N
    ן N  ס Z  צ Z  ץ Z  ק K  ר R  ש Z  טש Z  דז Z  ג׳ Z  ג' Z  ז׳ Z  צ׳ Z  צ' Z
""")
_HEBREW_START = _table("ה H  ח H/K  ו A/F  וו A/F")
_GREEK = _table("""
    β F  γ K/-  δ D  ζ Z  θ T  κ K  λ L  μ M  ν N  ξ KZ  π B  ρ R  σ Z  ς Z  τ T  φ F  χ K/-  ψ BZ
    μπ B/MB  ντ D/NT  γκ K/NK  γγ NK  τζ Z  τσ Z  αυ F/-  ευ F/-  ντζ Z/NZ
""")
_GREEK_START = _table("χ H/K  γ K/A")


_READERS = {
    "Latn": Graphemes(_LATIN, _LATIN_START, _LATIN_END),
    "Cyrl": Graphemes(_CYRILLIC, _CYRILLIC_START, {}),
    "Arab": Graphemes(_ARABIC, _ARABIC_START, {}),
    "Hebr": Graphemes(_HEBREW, _HEBREW_START, {}),
    "Grek": Graphemes(_GREEK, _GREEK_START, {}),
}
_DOUBLED = re.compile(r"([^\W\d_])\1+")
_ONCE = itemgetter(1)
_UNSOUNDED = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202eь’‘ʼʻʿʾ`]"
)


@lru_cache(maxsize=65536)
def sound_keys(word: str) -> tuple[str, ...]:
    """Every key of one word, the likeliest first; () for a word without letters that we can read.

    Two spellings of one name share at least one key:
    `set(sound_keys("Кавказ")) & set(sound_keys("قوقاز"))`.
    """
    choices = _choices(word)
    if choices is None:
        return ()
    every = map("".join, product(*choices))
    if prod(map(len, choices)) <= MOST_KEYS:
        return tuple(dict.fromkeys(every))
    keys: dict[str, None] = {}
    for key in every:
        keys[key] = None
        if len(keys) >= MOST_KEYS:
            break
    return tuple(keys)


def sound_starts(word: str, length: int) -> frozenset[str]:
    """The first `length` classes of every key that the word may have, however many keys that are.

    A shorter key stands whole. Other than `sound_keys` this drops no choice, so that what a longer word
    begins with is found here too.
    """
    starts, more = {""}, ""
    for choices in _choices(word) or ():
        if len(choices) == 1:
            more += choices[0]
        else:
            starts = {(start + more + choice)[:length] for start in starts for choice in choices}
            more = ""
    return frozenset([(start + more)[:length] for start in starts])


@lru_cache(maxsize=16384)
def _choices(word: str) -> Sequence[tuple[str, ...]] | None:
    """For each grapheme the classes that it may stand for; None for a word that we cannot read.

    A new word is soon asked for its keys and for its starts.
    """
    ascii_letters = word.isascii() and word.isalpha()
    script = "Latn" if ascii_letters else script_of(word)
    word = word.lower()
    if not ascii_letters and not word.isascii():
        word = unmixed(_UNSOUNDED.sub("", unicodedata.normalize("NFKC", word)))
    reader = _READERS.get(script)
    if reader is None:
        word, reader = romanise(word), _READERS["Latn"]
    if script not in ("Arab", "Hebr"):
        word = _DOUBLED.sub(_ONCE, word)
    if not word or not script:
        return None
    begins, choices = reader.split(word)
    if not begins:
        choices.insert(0, ("A",))
    elif choices[0] == ("",):
        choices[0] = ("A",)
    return choices


def bounds_of(word: str) -> int:
    """What the letters of a word, which are of ASCII, tell of its keys without finding them: the classes
    (`CLASSES`, a bit for each) that they may have at most, and, SURE bits above, those that each of them has.
    """
    bounds = 0
    for letter in word.lower():
        bounds |= _BOUNDS.get(letter, 0)
    return bounds


def is_within(classes: int, bounds: int) -> bool:
    """Whether a key of these classes (`classes_of`) may be one of a word with these `bounds_of`."""
    return not classes & ~bounds and not bounds >> SURE & ~classes


def classes_of(key: str) -> int:
    """The classes that a key has; a bit for each."""
    return sum(CLASSES.get(sign, 0) for sign in set(key))


def _bounds_of_letters() -> dict[str, int]:
    """Letter -> its part in `bounds_of`. It may have the classes of all graphemes that have it, but for
    classes that another of their letters has by itself; it surely has those of every grapheme's every choice.
    """
    tables = (_LATIN, _LATIN_START, _LATIN_END)
    graphemes = sorted((pair for table in tables for pair in table.items()), key=lambda pair: len(pair[0]))
    may: dict[str, int] = {}
    sure: dict[str, int] = {}
    for grapheme, choices in graphemes:
        classes = classes_of("".join(choices))
        for letter in grapheme if len(grapheme) > 1 else "":
            classes &= ~may.get(letter, 0)
        may[grapheme[0]] = may.get(grapheme[0], 0) | classes
        for letter in grapheme:
            sure[letter] = reduce(and_, map(classes_of, choices), sure.get(letter, -1))
    return {letter: may.get(letter, 0) | sure[letter] << SURE for letter in sure}


CLASSES = {sign: 1 << place for place, sign in enumerate("BFMNRLDTKZ")}
SURE = len(CLASSES)
_BOUNDS = _bounds_of_letters()


def skeleton(word: str) -> str:
    """The likeliest key of one word, "" for a word without letters that we can read."""
    keys = sound_keys(word)
    return keys[0] if keys else ""
